// Where one writes. What is typed goes out unchanged.
import { CommandTable } from '../commandtable.js';
import { isComposing } from '../composing.js';
import { h, setText } from '../html.js';
import { t } from '../i18n.js';
import { hasTouchKeyboard, isWide } from '../media.js';
import { likeliest } from '../people.js';
import { Recall } from '../recall.js';
import { isBlank } from '../text.js';
import { asCommand, kindOf } from '../typed.js';
import { BroadcastView } from './broadcast.js';
import { CompletionView } from './completion.js';
import { askWhether } from './unsure.js';

const growsByItself = CSS.supports('field-sizing', 'content');

export class ComposerView {
  #chat;
  #actions;
  #onSent;
  #commands = new CommandTable();
  #open = null;
  #recall = new Recall();

  constructor(chat, actions, onSent) {
    this.#chat = chat;
    this.#actions = actions;
    this.#onSent = onSent;
    this.text = h('textarea', {
      id: 'write', rows: 1, 'aria-describedby': 'write-error', enterkeyhint: hasTouchKeyboard() ? 'enter' : 'send',
      onkeydown: event => this.#key(event), oninput: () => this.#typed(), onclick: () => this.completion.update(), onpaste: event => this.#pasted(event),
    });
    this.error = h('p', { id: 'write-error', class: 'write-error', role: 'alert' });
    this.send = h('button', { type: 'submit', class: 'primary' });
    this.completion = new CompletionView(this.text, { known: () => this.#known(), onTake: () => this.#typed() });
    this.broadcast = new BroadcastView(actions, audience => this.#write(this.text.value, audience));
    this.element = h('form', { class: 'composer', onsubmit: event => { event.preventDefault(); this.#send(); } },
      this.completion.element, this.error, h('div', { class: 'composer-row' }, this.text, this.send));
  }

  render(switched) {
    const { open } = this.#chat.conversations;
    if (switched) {
      const toAll = open.kind === 'all';
      this.#open = open;
      this.text.setAttribute('aria-label', t('write.label', open.name ?? t('room.all')));
      this.text.placeholder = t(toAll ? 'write.placeholder.all' : isWide() ? 'write.placeholder.wide' : 'write.placeholder');
      setText(this.send, t(toAll ? 'write.send.all' : 'write.send'));
      this.#put(this.#chat.drafts.of(open));
    }
    if (this.#chat.connection.ready) void this.#loadCommands();
  }

  async #loadCommands() {
    if (await this.#commands.load()) this.completion.update();
  }

  #known() {
    const chat = this.#chat;
    return { commands: this.#commands.forms, get people() { return likeliest(chat); }, get groups() { return chat.directory.groups; } };
  }

  // Enter sends, and Shift+Enter breaks the line; on a touch keyboard Enter breaks it, and the button sends.
  #key(event) {
    if (isComposing(event) || this.completion.key(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || !(event.shiftKey || hasTouchKeyboard()))) {
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

  // Copied text often brings a picture of itself: then the text is what is meant.
  #pasted({ clipboardData }) {
    if (clipboardData?.files.length > 0 && clipboardData.getData('text/plain') === '') this.refuseFiles();
  }

  refuseFiles() {
    setText(this.error, t('write.file'));
  }

  // Nothing is trimmed; only a line that shows nothing is not worth a message. What goes to everybody is asked about first.
  #send() {
    const text = this.text.value;
    if (isBlank(text)) return;
    const kind = kindOf(text, this.#commands.names);
    const refusal = this.#actions.refusalOf(text, kind !== 'message');
    if (refusal) setText(this.error, refusal);
    else if (kind === 'command') this.#run(text);
    else if (kind === 'unsure') askWhether(text, { send: () => this.#say(text), run: () => this.#run(text) });
    else this.#say(text);
  }

  #say(text) {
    if (this.#open.kind === 'all') this.broadcast.open(text);
    else this.#write(text);
  }

  // Another tab may have taken over while a dialog was open.
  #write(text, audience) {
    this.#unlessRefused(text, false, () => this.#actions.write(text, audience));
  }

  #run(text) {
    this.#unlessRefused(text, true, () => this.#actions.run(asCommand(text)));
  }

  #unlessRefused(text, isCommand, act) {
    const refusal = this.#actions.refusalOf(text, isCommand);
    if (refusal) return setText(this.error, refusal);
    act();
    return this.#clear();
  }

  #clear() {
    this.#put('');
    this.#onSent();
  }
}
