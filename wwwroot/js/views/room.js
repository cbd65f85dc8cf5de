// The open conversation: who it is with, its log, the composer.
import { h, name, reconcile, setText } from '../html.js';
import { t } from '../i18n.js';
import { ComposerView } from './composer.js';
import { lineRow, rowsOf } from './lines.js';

const NEAR = 60; // pixels from the end within which a reader follows what is new

export class RoomView {
  #chat;
  #shown = null;
  #follows = true;
  #lineRow;

  constructor(chat, actions, onBack) {
    this.#chat = chat;
    this.#lineRow = lineRow({ again: entry => void chat.outbox.again(entry), discard: entry => void chat.outbox.discard(entry) });
    this.title = h('h2', { class: 'room-title', tabindex: '-1' });
    this.subtitle = h('p', { class: 'muted room-subtitle' });
    this.join = h('button', { type: 'button', class: 'small primary', onclick: () => actions.joinGroup(this.#open.name) }, t('room.join'));
    this.leave = h('button', { type: 'button', class: 'small', onclick: () => actions.leaveGroup(this.#open.name) }, t('room.leave'));
    this.older = h('button', { type: 'button', class: 'small older', onclick: () => void actions.older(this.#open) });
    this.empty = h('p', { class: 'muted empty' }, t('room.empty'));
    this.log = h('div');
    this.scroller = h('div', { class: 'scroller', tabindex: '0', onscroll: () => this.#scrolled() }, this.older, this.empty, this.log);
    this.latest = h('button', { type: 'button', class: 'small primary latest', hidden: true, onclick: () => this.#toEnd() }, t('room.latest'));
    new ResizeObserver(() => this.#follows && this.#toEnd()).observe(this.scroller); // a keyboard that opens must not cover what is new
    this.composer = new ComposerView(chat, actions, () => this.#toEnd());
    this.element = h('main', { class: 'room' },
      h('header', { class: 'room-head' },
        h('button', { type: 'button', class: 'small back', 'aria-label': t('room.back'), onclick: onBack }, '‹'),
        h('div', { class: 'room-names' }, this.title, this.subtitle), this.join, this.leave),
      h('div', { class: 'log-frame' }, this.scroller, this.latest),
      this.composer.element);
  }

  get #open() {
    return this.#chat.conversations.open;
  }

  render() {
    const switched = this.#shown !== this.#open;
    if (switched) this.#switch();
    this.#renderHead();
    const { scroller, log } = this;
    const follows = switched || this.#follows;
    const first = log.firstElementChild;
    const fromEnd = scroller.scrollHeight - scroller.scrollTop;
    const rows = rowsOf(this.#chat, this.#open);
    const last = log.lastElementChild?.dataset.key;
    reconcile(log, rows, this.#lineRow);
    this.empty.hidden = rows.length > 0;
    this.#renderOlder();
    if (follows) this.#toEnd();
    else if (log.firstElementChild !== first) scroller.scrollTop = scroller.scrollHeight - fromEnd;
    else if (last !== log.lastElementChild?.dataset.key) this.latest.hidden = false;
    this.composer.render(switched);
  }

  // Another conversation gets another log: a live region that is filled anew would be read aloud from the top.
  #switch() {
    this.#shown = this.#open;
    const fresh = h('div', { role: 'log', class: 'log', 'aria-label': t('room.log', this.#titleOf()) });
    this.log.replaceWith(fresh);
    this.log = fresh;
    this.latest.hidden = true;
  }

  #titleOf() {
    return this.#open.kind === 'all' ? t('room.all') : this.#open.name;
  }

  #renderHead() {
    const { kind, name: target } = this.#open;
    const { directory } = this.#chat;
    if (this.title.textContent !== this.#titleOf()) this.title.replaceChildren(name(this.#titleOf()));
    const group = kind === 'group' ? directory.group(target) : null;
    this.join.hidden = !group || group.member;
    this.leave.hidden = !group?.member;
    if (kind !== 'group') setText(this.subtitle, kind === 'all' ? t('room.all.subtitle') : this.#presenceOf(target));
    else this.#renderMembers(target, group);
  }

  #renderMembers(target, group) {
    const members = this.#chat.directory.members(target);
    if (!members) return setText(this.subtitle, group ? t('side.members', group.members) : t('room.group'));
    return this.subtitle.replaceChildren(...members.map(({ nick, connected }) => h('span', { class: connected ? 'member online' : 'member' },
      name(nick), h('span', { class: 'visually-hidden' }, t(connected ? 'room.member.online' : 'room.member.away')))));
  }

  #presenceOf(nick) {
    if (nick === this.#chat.nick) return t('room.self');
    if (this.#chat.directory.isConnected(nick)) return t('room.online');
    return t(this.#open.known.size > 0 ? 'room.away' : 'room.unknown');
  }

  #renderOlder() {
    const { older, lines, window, known } = this.#open;
    this.older.hidden = lines.length <= window && (older === 'none' || (known.size === 0 && older === 'unknown'));
    this.older.disabled = older === 'loading' || (lines.length <= window && !this.#chat.connection.ready);
    setText(this.older, t(older === 'loading' ? 'room.loading' : 'room.older'));
  }

  #distance() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight;
  }

  #scrolled() {
    this.#follows = this.#distance() < NEAR;
    if (this.#follows) this.latest.hidden = true;
  }

  #toEnd() {
    this.#follows = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.latest.hidden = true;
  }
}
