// The server's command table: what completion offers, and which words name a command.
import { commandTable } from './api.js';
import { t } from './i18n.js';

const formOf = command => ({ ...command, words: command.syntax.split(' '), summary: t(`command.${command.syntax}`) ?? command.summary });

export class CommandTable {
  #isAsked = false;
  forms = [];

  get names() {
    return this.forms.map(({ name }) => name);
  }

  // True when it has just come. Asked for once at a time; a table that did not come is asked for again.
  async load() {
    if (this.#isAsked || this.forms.length > 0) return false;
    this.#isAsked = true;
    this.forms = (await commandTable().catch(() => null) ?? []).map(formOf);
    this.#isAsked = false;
    return this.forms.length > 0;
  }
}
