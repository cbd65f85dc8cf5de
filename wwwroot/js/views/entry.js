// The form at the door.
import { openSession, Refused } from '../api.js';
import { delayFor, pause } from '../backoff.js';
import { h } from '../html.js';
import { keepToken, lastNick, tokenOf } from '../identity.js';
import { refusal, t } from '../i18n.js';
import { keyOf } from '../names.js';

const NEEDS_PASSWORD = new Set(['password-required', 'password-wrong']);

export class EntryView {
  #onEnter;
  #pause = null;
  #asking = false;
  #locked = null; // the nick that needs a password

  // onEnter(nick) is called once the server, or a token that it gave earlier, lets the nick in.
  constructor({ message = '', code = null, onEnter }) {
    this.#onEnter = onEnter;
    this.nick = h('input', {
      id: 'nick', name: 'nick', required: true, maxlength: 64, autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false',
      'aria-describedby': 'nick-hint', oninput: () => this.#showPassword(),
    });
    this.nick.value = lastNick() ?? '';
    this.password = h('input', { id: 'password', name: 'password', type: 'password', autocomplete: 'current-password' });
    this.passwordRow = h('div', { class: 'field', hidden: true }, h('label', { for: 'password' }, t('entry.password')), this.password);
    this.message = h('p', { class: 'entry-message', role: 'alert' });
    this.#say(message, code !== null);
    this.button = h('button', { class: 'primary', type: 'submit' }, t('entry.enter'));
    this.element = h('main', { class: 'entry' },
      h('form', { class: 'card', onsubmit: event => { event.preventDefault(); void this.#submit(); } },
        h('h1', {}, 'ChatHub'),
        h('p', { class: 'muted' }, t('entry.intro')),
        h('div', { class: 'field' }, h('label', { for: 'nick' }, t('entry.nick')), this.nick,
          h('small', { id: 'nick-hint', class: 'muted' }, t('entry.nick.hint'))),
        this.passwordRow, this.message, this.button));
    if (NEEDS_PASSWORD.has(code)) this.#lock(this.nick.value);
  }

  focus() {
    (this.passwordRow.hidden ? this.nick : this.password).focus();
  }

  #say(text, isRefusal = false) {
    this.message.textContent = text;
    this.message.classList.toggle('refused', isRefusal);
  }

  #lock(nick) {
    this.#locked = keyOf(nick.trim());
    this.#showPassword();
    this.password.focus();
  }

  // Asked of the nick that needs it, and of no other one that is tried after it.
  #showPassword() {
    const needed = keyOf(this.nick.value.trim()) === this.#locked;
    this.passwordRow.hidden = !needed;
    this.password.required = needed;
    if (!needed) this.password.value = '';
  }

  // The button asks, and while an answer is awaited it cancels.
  async #submit() {
    if (this.#asking) {
      this.#asking = false;
      this.#pause?.skip();
      return;
    }
    this.#asking = true;
    this.button.textContent = t('entry.cancel');
    this.#say(t('entry.entering'));
    await this.#ask(this.nick.value.replace(/^[ \t]+|[ \t]+$/gu, ''), this.password.value || null);
    this.#asking = false;
    this.button.textContent = t('entry.enter');
    if ([t('entry.entering'), t('entry.retrying')].includes(this.message.textContent)) this.#say('');
  }

  async #ask(nick, password) {
    for (let attempt = 0; this.#asking; attempt++) {
      try {
        const session = await openSession(nick, password, tokenOf(nick));
        keepToken(session.nick, session.token);
        if (this.#asking) this.#onEnter(session.nick);
        return;
      } catch (error) {
        if (error instanceof Refused) return this.#refuse(nick, error);
        if (tokenOf(nick)) return this.#onEnter(nick); // known here: read and write now, connect when it can be
        this.#say(t('entry.retrying'));
        this.#pause = pause(delayFor(attempt));
        await this.#pause.done;
      }
    }
  }

  #refuse(nick, { code, message, problem }) {
    this.#say(refusal(code, message, problem), true);
    if (NEEDS_PASSWORD.has(code)) this.#lock(nick);
    else this.nick.select();
  }
}
