// The log of the open conversation: goes along with what is new, stays where the reader is, fetches what is older as he scrolls back.
import { h, reconcile, setText } from '../html.js';
import { t } from '../i18n.js';
import { isMessage } from '../order.js';
import { rowsOf } from '../rows.js';
import { emptyText } from '../standing.js';
import { Anchor } from './anchor.js';
import { lineRow } from './lines.js';

const NEAR = 60; // pixels from the end within which a reader goes along with what is new
const AHEAD = 800; // pixels from an end at which more is put there

export class LogView {
  #chat;
  #actions;
  #rows;
  #first = null;
  #anchor;

  constructor(chat, actions) {
    this.#chat = chat;
    this.#actions = actions;
    this.#rows = lineRow(chat.nick, { again: entry => void chat.outbox.again(entry), discard: entry => void chat.outbox.discard(entry) });
    this.older = h('button', { type: 'button', class: 'small older', onclick: () => this.#back() });
    this.empty = h('p', { class: 'muted empty' });
    this.log = h('div');
    this.scroller = h('div', { class: 'scroller', tabindex: '0', onscroll: () => this.#scrolled() }, this.older, this.empty, this.log);
    this.#anchor = new Anchor(this.scroller);
    this.latest = h('button', { type: 'button', class: 'latest', hidden: true, onclick: () => this.toEnd() },
      h('span', { 'aria-hidden': 'true' }, '↓'), h('span', { class: 'latest-text' }));
    this.element = h('div', { class: 'log-frame' }, this.scroller, this.latest);
    new ResizeObserver(() => this.#settle()).observe(this.scroller); // a keyboard that opens must not cover what is new
  }

  get #open() {
    return this.#chat.conversations.open;
  }

  // Another conversation gets another log: a live region that is filled anew would be read aloud from the top.
  renew(title) {
    const fresh = h('div', { role: 'log', class: 'log', 'aria-label': t('room.log', title) });
    this.log.replaceWith(fresh);
    this.log = fresh;
    this.#first = null;
    this.#anchor.drop();
    this.render(true);
  }

  render(fresh = false) {
    const rows = rowsOf(this.#chat, this.#open);
    this.#hush(rows);
    reconcile(this.log, rows, this.#rows);
    this.#renderEmpty(rows.length === 0 && this.#open.older !== 'loading');
    this.#renderOlder();
    if (fresh) this.#toUnread();
    this.#settle();
    const { conversations } = this.#chat;
    if (conversations.isReading) conversations.markRead();
    if (this.#open.older === 'unknown' && this.scroller.scrollTop < AHEAD && !this.#open.stretch.hasOlder(this.#open.lines.length)) this.#back();
  }

  // Lines that come in front are old: nobody is told.
  #hush(rows) {
    const inFront = this.#first !== null && rows.findIndex(row => row.key === this.#first) > rows.findIndex(isMessage);
    this.log.setAttribute('aria-live', inFront ? 'off' : 'polite');
    this.#first = rows.find(isMessage)?.key ?? null;
  }

  #renderEmpty(isEmpty) {
    const { directory, connection, status, nick } = this.#chat;
    const [key, value] = isEmpty
      ? emptyText({ open: this.#open, directory, isReady: connection.ready, isConnecting: status.state === 'connecting', me: nick }) ?? [] : [];
    this.empty.hidden = !key;
    if (key) setText(this.empty, t(key, value));
  }

  #renderOlder() {
    const { older, lines, stretch, known } = this.#open;
    const here = stretch.hasOlder(lines.length);
    this.older.hidden = !here && (older === 'none' || (known.size === 0 && older !== 'more'));
    this.older.disabled = !here && (older === 'loading' || !this.#chat.connection.ready);
    setText(this.older, t(!here && older === 'loading' ? 'room.loading' : 'room.older'));
  }

  // What is unread begins in sight, unless all of it is.
  #toUnread() {
    const mark = this.log.querySelector('.unread');
    const { scroller } = this;
    this.#open.stretch.follows = this.#open.stretch.below === 0 && (!mark || this.#placeOf(mark) + scroller.clientHeight > scroller.scrollHeight - NEAR);
    if (this.#open.stretch.follows) return;
    scroller.scrollTop = this.#placeOf(mark) - NEAR;
    this.#anchor.hold(this.log);
  }

  #placeOf(element) {
    return element.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top + this.scroller.scrollTop;
  }

  // Puts the reader where he was, whatever came in above or below.
  #settle() {
    const { scroller } = this;
    if (scroller.clientHeight === 0) return;
    if (this.#open.stretch.follows) scroller.scrollTop = scroller.scrollHeight;
    else this.#anchor.restore();
    this.#renderLatest();
  }

  #distance() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight;
  }

  #scrolled() {
    const { stretch } = this.#open;
    const { conversations } = this.#chat;
    const distance = this.#distance();
    stretch.follows = stretch.below === 0 && distance < NEAR;
    this.#anchor.hold(this.log);
    if (conversations.isReading) conversations.markRead();
    if (this.scroller.scrollTop < AHEAD) this.#back();
    if (distance < AHEAD && stretch.below > 0) {
      stretch.forward();
      this.render();
    }
    this.#renderLatest();
  }

  #back() {
    const { stretch, lines } = this.#open;
    if (!stretch.hasOlder(lines.length)) {
      void this.#actions.older(this.#open);
      return;
    }
    stretch.back();
    this.render();
  }

  #renderLatest() {
    const { stretch, unread } = this.#open;
    this.latest.hidden = stretch.follows || (unread === 0 && stretch.below === 0 && this.#distance() < this.scroller.clientHeight);
    setText(this.latest.lastElementChild, unread > 0 ? t('room.latest', unread) : t('room.end'));
    this.latest.classList.toggle('primary', unread > 0);
  }

  toEnd() {
    this.#open.stretch.toEnd();
    this.render();
  }
}
