// Where one writes. Enter sends, Shift+Enter breaks the line; what is typed goes out unchanged.
import { commandTable } from '../api.js';
import { h, setText } from '../html.js';
import { t } from '../i18n.js';
import { Recall } from '../recall.js';
import { BroadcastView } from './broadcast.js';
import { CompletionView } from './completion.js';

const growsByItself = CSS.supports('field-sizing', 'content');

const formOf = command => ({ ...command, words: command.syntax.split(' '), summary: t(`command.${command.syntax}`) ?? command.summary });

export class ComposerView {
  #chat;
  #actions;
  #onSent;
  #commands = [];
  #open = null;
  #recall = new Recall();

  constructor(chat, actions, onSent) {
    this.#chat = chat;
    this.#actions = actions;
    this.#onSent = onSent;
    this.text = h('textarea', {
      id: 'write', rows: 1, 'aria-describedby': 'write-error', enterkeyhint: 'send',
      onkeydown: event => this.#key(event), oninput: () => this.#typed(), onclick: () => this.completion.update(),
    });
    this.error = h('p', { id: 'write-error', class: 'write-error', role: 'alert' });
    this.send = h('button', { type: 'submit', class: 'primary' });
    this.completion = new CompletionView(this.text, { known: () => this.#known(), onTake: () => this.#typed() });
    this.broadcast = new BroadcastView(actions, audience => this.#write(audience));
    this.element = h('form', { class: 'composer', onsubmit: event => { event.preventDefault(); this.#send(); } },
      this.completion.element, this.error, h('div', { class: 'composer-row' }, this.text, this.send));
  }

  render(switched) {
    const { open } = this.#chat.conversations;
    if (switched) {
      const toAll = open.kind === 'all';
      this.#open = open;
      this.text.setAttribute('aria-label', t('write.label', open.name ?? t('room.all')));
      this.text.placeholder = t(toAll ? 'write.placeholder.all' : 'write.placeholder');
      setText(this.send, t(toAll ? 'write.send.all' : 'write.send'));
      this.#put(this.#chat.drafts.of(open));
    }
    if (this.#commands.length === 0 && this.#chat.connection.ready) void this.#loadCommands();
  }

  // Not asked for twice at a time; a table that did not come is asked for again.
  async #loadCommands() {
    this.#commands = [formOf({ name: '-help', method: 'Help', syntax: '-help', summary: '' })];
    this.#commands = (await commandTable().catch(() => []) ?? []).map(formOf);
    this.completion.update();
  }

  #known() {
    const { directory, conversations } = this.#chat;
    return { commands: this.#commands, get people() { return directory.nicksWith(conversations.peers); }, get groups() { return directory.groups; } };
  }

  #key(event) {
    if (event.isComposing || this.completion.key(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') this.#recalled(event);
  }

  // Begins in an empty composer, and goes on while nothing was changed and the caret has no line further to go.
  #recalled(event) {
    const { value, selectionStart, selectionEnd } = this.text;
    const up = event.key === 'ArrowUp';
    if (value === '' && up) this.#recall.begin(this.#open, this.#chat.outbox.of(this.#open.key));
    else if (value === '' || value !== this.#recall.line) return;
    if ((up ? value.slice(0, selectionStart) : value.slice(selectionEnd)).includes('\n')) return;
    const line = up ? this.#recall.back() : this.#recall.forward();
    event.preventDefault();
    if (line === null) return;
    this.#put(line);
    this.completion.dismiss(); // the arrows go on through the lines
  }

  #put(text) {
    this.text.value = text;
    this.text.setSelectionRange(text.length, text.length);
    this.#typed();
  }

  #typed() {
    this.#chat.drafts.keep(this.#open, this.text.value);
    setText(this.error, '');
    this.completion.update();
    if (growsByItself) return;
    this.text.rows = 1;
    this.text.rows = Math.min(10, Math.floor(this.text.scrollHeight / parseFloat(getComputedStyle(this.text).lineHeight)));
  }

  // Nothing is trimmed; only a line of nothing but white space is not worth a message. What goes to everybody is asked about first.
  #send() {
    const text = this.text.value;
    if (text.trim() === '') return;
    const refusal = this.#actions.refusalOf(text);
    if (refusal) setText(this.error, refusal);
    else if (this.#open.kind === 'all' && !text.startsWith('-')) this.broadcast.open(text);
    else this.#write();
  }

  // Another tab may have taken over while the dialog was open.
  #write(audience) {
    const refusal = this.#actions.refusalOf(this.text.value);
    if (refusal) return setText(this.error, refusal);
    this.#actions.write(this.text.value, audience);
    this.#put('');
    return this.#onSent();
  }
}
