// The open conversation: who it is with, its log, the composer.
import { h, name, setText } from '../html.js';
import { t } from '../i18n.js';
import { groupTitle } from '../names.js';
import { BellView } from './bell.js';
import { ComposerView } from './composer.js';
import { LogView } from './log.js';
import { MembersView } from './members.js';

export class RoomView {
  #chat;
  #shown = null;

  constructor(chat, actions, { onBack, onOpen }) {
    this.#chat = chat;
    this.title = h('h2', { class: 'room-title', tabindex: '-1' });
    this.subtitle = h('p', { class: 'muted room-subtitle' });
    this.members = new MembersView(onOpen);
    this.join = h('button', { type: 'button', class: 'small primary', onclick: () => actions.joinGroup(this.#open.name) }, t('room.join'));
    this.leave = h('button', { type: 'button', class: 'small', onclick: () => actions.leaveGroup(this.#open.name) }, t('room.leave'));
    this.bell = new BellView(chat, { onChoose: (conversation, level) => actions.callFor(conversation, level), onTurnOn: () => actions.turnOnCalls() });
    this.log = new LogView(chat, actions);
    this.composer = new ComposerView(chat, actions, () => this.log.toEnd());
    this.element = h('main', { class: 'room' },
      h('header', { class: 'room-head' },
        h('button', { type: 'button', class: 'small back', 'aria-label': t('room.back'), onclick: onBack }, '‹'),
        h('div', { class: 'room-names' }, this.title, this.subtitle, this.members.element), this.join, this.leave, this.bell.element),
      this.log.element,
      this.composer.element, this.composer.broadcast.element);
  }

  get #open() {
    return this.#chat.conversations.open;
  }

  // A phone shows one pane at a time.
  get isShown() {
    return this.element.checkVisibility();
  }

  render() {
    const switched = this.#shown !== this.#open;
    this.#shown = this.#open;
    this.#renderHead();
    this.bell.render();
    if (switched) this.log.renew(this.#titleOf());
    else this.log.render();
    this.composer.render(switched);
  }

  #titleOf() {
    return this.#open.kind === 'all' ? t('room.all') : this.#open.kind === 'group' ? groupTitle(this.#open.name) : this.#open.name;
  }

  #renderHead() {
    const { kind, name: target } = this.#open;
    const { directory } = this.#chat;
    if (this.title.textContent !== this.#titleOf()) this.title.replaceChildren(name(this.#titleOf()));
    const group = kind === 'group' ? directory.group(target) : null;
    this.join.hidden = !group || group.member;
    this.leave.hidden = !group?.member;
    const members = kind === 'group' ? directory.members(target) : undefined;
    this.members.render(target, members);
    this.subtitle.hidden = members !== undefined;
    setText(this.subtitle, this.#subtitleOf(kind, target, group));
  }

  #subtitleOf(kind, target, group) {
    if (kind === 'all') return t('room.all.subtitle');
    if (kind === 'user') return this.#presenceOf(target);
    return group ? t('side.members', group.members) : t('room.group');
  }

  // What is not known is not said.
  #presenceOf(nick) {
    if (nick === this.#chat.nick) return t('room.self');
    if (!this.#chat.connection.ready || !this.#chat.directory.isKnown) return t('room.user');
    if (this.#chat.directory.isConnected(nick)) return t('room.online');
    return t(this.#open.known.size > 0 ? 'room.away' : 'room.unknown');
  }
}
