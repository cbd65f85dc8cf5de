// Where one writes. Enter sends, Shift+Enter breaks the line; what is typed goes out unchanged.
import { commandTable } from '../api.js';
import { h, reconcile, setText } from '../html.js';
import { t } from '../i18n.js';

export class ComposerView {
  #chat;
  #actions;
  #onSent;
  #commands = [];
  #open = null;

  constructor(chat, actions, onSent) {
    this.#chat = chat;
    this.#actions = actions;
    this.#onSent = onSent;
    this.text = h('textarea', {
      id: 'write', rows: 1, placeholder: t('write.placeholder'), 'aria-describedby': 'hints write-error',
      enterkeyhint: 'send', onkeydown: event => this.#key(event), oninput: () => this.#typed(),
    });
    this.audience = h('select', { id: 'audience', 'aria-label': t('write.audience'), onchange: () => { this.#open.audience = this.audience.value; } },
      ['T', 'C', 'D'].map(letter => h('option', { value: letter }, t(`write.audience.${letter}`))));
    this.error = h('p', { id: 'write-error', class: 'write-error', role: 'alert' });
    this.hints = h('ul', { id: 'hints', class: 'hints' });
    this.element = h('form', { class: 'composer', onsubmit: event => { event.preventDefault(); this.#send(); } },
      this.hints, this.error,
      h('div', { class: 'composer-row' }, this.audience, this.text, h('button', { type: 'submit', class: 'primary' }, t('write.send'))));
  }

  render(switched) {
    const { open } = this.#chat.conversations;
    if (switched) {
      this.#open = open;
      this.text.value = open.draft;
      this.audience.value = open.audience;
      this.audience.hidden = open.kind !== 'all';
      this.text.setAttribute('aria-label', t('write.label', open.name ?? t('room.all')));
      this.#typed();
    }
    if (this.#commands.length === 0 && this.#chat.connection.ready) void this.#loadCommands();
  }

  async #loadCommands() {
    this.#commands = [{ syntax: '-help', summary: '' }];
    this.#commands = await commandTable().catch(() => []) ?? [];
  }

  #key(event) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  }

  #typed() {
    this.#open.draft = this.text.value;
    setText(this.error, '');
    const typed = this.text.value.split(' ')[0].toLowerCase();
    const fitting = typed.startsWith('-') ? this.#commands.filter(command => command.syntax.toLowerCase().startsWith(typed)) : [];
    reconcile(this.hints, fitting.slice(0, 8), {
      key: command => command.syntax,
      make: command => h('li', {}, h('code', {}, command.syntax), ` ${command.summary}`),
    });
    this.hints.hidden = fitting.length === 0;
  }

  // Nothing is trimmed; only a line of nothing but white space is not worth a message.
  #send() {
    const text = this.text.value;
    if (text.trim() === '') return;
    const refusal = this.#actions.write(text);
    if (refusal) {
      setText(this.error, refusal);
      return;
    }
    this.text.value = '';
    this.#typed();
    this.#onSent();
  }
}
