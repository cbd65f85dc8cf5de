// The list of what may be meant, over the composer: a combobox while it is open, as the keyboard and screen readers know it.
import { complete } from '../completion.js';
import { isComposing } from '../composing.js';
import { h, reconcile } from '../html.js';
import { t } from '../i18n.js';

const COMBOBOX = { role: 'combobox', 'aria-haspopup': 'listbox', 'aria-autocomplete': 'list', 'aria-expanded': 'true', 'aria-controls': 'completion' };
const MOVES = { ArrowDown: 1, ArrowUp: -1 };

const optionRow = take => ({
  key: ({ label, word }) => `${word} ${label}`,
  make: option => h('li', { role: 'option', class: 'option', onpointerdown: event => event.preventDefault(), onclick: () => take(option) },
    h('bdi', { class: option.detail ? 'syntax' : '' }, option.label), option.detail && h('small', { class: 'muted' }, option.detail)),
});

export class CompletionView {
  #text;
  #known;
  #onTake;
  #found = null;
  #active = -1;
  #closedAt = null;

  // known() gives { commands, people, groups }; onTake() is told that the text has changed.
  constructor(text, { known, onTake }) {
    this.#text = text;
    this.#known = known;
    this.#onTake = onTake;
    this.list = h('ul', { id: 'completion', role: 'listbox', class: 'completion card', 'aria-label': t('complete.label'), hidden: true });
    this.hint = h('p', { id: 'write-hint', class: 'hint muted', role: 'status' });
    this.element = h('div', { class: 'completion-frame' }, this.list, this.hint);
  }

  get #isOpen() {
    return !this.list.hidden;
  }

  update() {
    const { value, selectionStart, selectionEnd } = this.#text;
    this.#found = selectionStart === selectionEnd ? complete(value, selectionStart, this.#known()) : null;
    const { from, word, options = [], form } = this.#found ?? {};
    if (this.#closedAt !== from) this.#closedAt = null;
    this.#active = word ? 0 : -1;
    this.#show(this.#closedAt === null ? options : []);
    this.#showHint(form);
  }

  #show(options) {
    reconcile(this.list, options, optionRow(option => this.#take(option)));
    [...this.list.children].forEach((row, i) => { row.id = `completion-${i}`; });
    this.list.hidden = options.length === 0;
    for (const [name, value] of Object.entries(COMBOBOX)) {
      if (this.#isOpen) this.#text.setAttribute(name, value);
      else this.#text.removeAttribute(name);
    }
    this.#mark();
  }

  #mark() {
    [...this.list.children].forEach((row, i) => row.setAttribute('aria-selected', String(i === this.#active)));
    const row = this.#isOpen ? this.list.children[this.#active] : null;
    row?.scrollIntoView({ block: 'nearest' });
    if (row) this.#text.setAttribute('aria-activedescendant', row.id);
    else this.#text.removeAttribute('aria-activedescendant');
  }

  // Which argument comes next, in its place in the command.
  #showHint(form) {
    if (this.hint.dataset.form === (form ? `${form.syntax} ${form.active}` : '')) return;
    this.hint.dataset.form = form ? `${form.syntax} ${form.active}` : '';
    this.hint.replaceChildren(...form ? [h('code', {}, ...form.words.flatMap((word, i) => [i === form.active ? h('strong', {}, word) : word, ' '])), form.summary] : []);
  }

  // True when the key was for the list.
  key(event) {
    if (!this.#isOpen || isComposing(event)) return false;
    if (event.key in MOVES) this.#move(MOVES[event.key]);
    else if (event.key === 'Escape') this.dismiss();
    else if (this.#takes(event)) this.#take(this.#found.options[this.#active]);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #move(step) {
    const count = this.#found.options.length;
    this.#active = this.#active < 0 && step < 0 ? count - 1 : (this.#active + step + count) % count;
    this.#found.exact = false;
    this.#mark();
  }

  // Enter sends what stands there in full, and takes what is only begun.
  #takes({ key, shiftKey }) {
    if (this.#active < 0 || shiftKey) return false;
    return key === 'Tab' || (key === 'Enter' && !this.#found.exact);
  }

  // Stays away until another word is begun.
  dismiss() {
    this.#closedAt = this.#found?.from ?? null;
    this.#show([]);
  }

  #take({ insert }) {
    const { from, to } = this.#found;
    const { value } = this.#text;
    const rest = insert.endsWith(' ') && value[to] === ' ' ? value.slice(to + 1) : value.slice(to);
    this.#text.value = value.slice(0, from) + insert + rest;
    this.#text.setSelectionRange(from + insert.length, from + insert.length);
    this.#text.focus();
    this.#onTake();
  }
}
