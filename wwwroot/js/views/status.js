// The connection line: how it stands, in words, and what the person can do about it.
import { h, setText } from '../html.js';
import { t } from '../i18n.js';

const PASSWORD_CODES = new Set(['revoked', 'token-invalid', 'password-required', 'password-wrong']);

export class StatusView {
  #chat;
  #timer = null;

  constructor(chat, { onRetry, onComeBack, onLeave }) {
    this.#chat = chat;
    this.state = h('span');
    this.rest = h('span', { class: 'link-rest' });
    this.text = h('span', { role: 'status', class: 'link-text' }, this.state, this.rest);
    this.countdown = h('span', { class: 'link-countdown', 'aria-hidden': 'true' });
    this.retry = h('button', { type: 'button', class: 'small retry', 'aria-label': t('link.retry'), onclick: onRetry }, h('span', {}, t('link.retry')));
    this.comeBack = h('button', { type: 'button', class: 'small primary', onclick: onComeBack });
    this.leave = h('button', { type: 'button', class: 'small', onclick: () => onLeave(chat.status) });
    this.element = h('div', { class: 'link' }, h('span', { class: 'dot', 'aria-hidden': 'true' }),
      this.text, this.countdown, this.retry, this.comeBack, this.leave);
  }

  render() {
    const { state, code, text } = this.#chat.status;
    this.element.dataset.state = state;
    this.#say(this.#words(state, code, text));
    const door = PASSWORD_CODES.has(code);
    this.retry.hidden = state !== 'waiting';
    this.comeBack.hidden = state !== 'ended' || door;
    this.leave.hidden = code !== 'nick-in-use' && (state !== 'ended' || code === 'replaced');
    setText(this.comeBack, t(code === 'replaced' ? 'link.comeback' : 'link.again'));
    setText(this.leave, t(door ? 'link.reenter' : 'link.othernick'));
    this.#count();
  }

  // The words after the first ones ("No connection; …") are seen where there is room for it.
  #say(words) {
    const end = words.indexOf(';');
    const isShort = this.#chat.status.state === 'waiting' && end > 0;
    setText(this.state, isShort ? words.slice(0, end) : words);
    setText(this.rest, isShort ? words.slice(end) : '');
  }

  #words(state, code, text) {
    if (state === 'ended') return text;
    if (state === 'waiting' && code === 'nick-in-use') return t('link.inuse');
    if (state === 'waiting') return t(navigator.onLine ? 'link.waiting' : 'link.offline');
    return t(`link.${state}`);
  }

  // The seconds tick for the eye only: read aloud they would drown everything else.
  #count() {
    clearTimeout(this.#timer);
    const { state, until } = this.#chat.status;
    const left = state === 'waiting' ? Math.max(0, Math.ceil((until - Date.now()) / 1000)) : 0;
    setText(this.countdown, left > 0 ? t('link.countdown', left) : '');
    if (left > 0) this.#timer = setTimeout(() => this.#count(), 500);
  }
}
