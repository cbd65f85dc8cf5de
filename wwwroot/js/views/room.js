// The open conversation: who it is with, its log, the composer.
import { h, name, setText } from '../html.js';
import { t } from '../i18n.js';
import { groupTitle } from '../names.js';
import { standingIn } from '../standing.js';
import { ask } from './ask.js';
import { BellView } from './bell.js';
import { ComposerView } from './composer.js';
import { LogView } from './log.js';
import { MembersView } from './members.js';
import { menuOf } from './menu.js';

export class RoomView {
  #chat;
  #actions;
  #shown = null;

  constructor(chat, actions, { onBack, onOpen }) {
    this.#chat = chat;
    this.#actions = actions;
    this.title = h('h2', { class: 'room-title', tabindex: '-1' });
    this.subtitle = h('p', { class: 'muted room-subtitle' });
    this.members = new MembersView(onOpen);
    this.more = menuOf('more icon-menu', h('summary', { 'aria-label': t('room.menu'), title: t('room.menu') }),
      h('div', { class: 'menu card' }, h('button', { type: 'button', class: 'danger', onclick: () => this.#leave() }, t('room.leave'))));
    this.barredText = h('p', { class: 'muted' });
    this.join = h('button', { type: 'button', class: 'primary', onclick: () => actions.joinGroup(this.#open.name) }, t('room.join'));
    this.barred = h('div', { class: 'barred', hidden: true }, this.barredText, this.join);
    this.bell = new BellView(chat, { onChoose: (conversation, level) => actions.callFor(conversation, level), onTurnOn: () => actions.turnOnCalls() });
    this.log = new LogView(chat, actions);
    this.composer = new ComposerView(chat, actions, () => this.log.toEnd());
    this.element = h('main', { class: 'room' },
      h('header', { class: 'room-head' },
        h('button', { type: 'button', class: 'small back', 'aria-label': t('room.back'), onclick: onBack }, '‹'),
        h('div', { class: 'room-names' }, this.title, this.subtitle, this.members.element), this.bell.element, this.more),
      this.log.element,
      this.composer.element, this.barred, this.composer.broadcast.element);
  }

  get #open() {
    return this.#chat.conversations.open;
  }

  // A phone shows one pane at a time.
  get isShown() {
    return this.element.getClientRects().length > 0;
  }

  render() {
    const switched = this.#shown !== this.#open;
    this.#shown = this.#open;
    this.#renderHead();
    this.bell.render();
    if (switched) this.log.renew(this.#titleOf());
    else this.log.render();
    this.composer.render(switched);
    this.#renderStanding();
  }

  // Where one may write when the room is wide, the title otherwise: a phone's keyboard would cover what is to be read.
  focus(isWide) {
    (isWide && !this.composer.element.hidden ? this.composer.text : this.title).focus();
  }

  // Only members write to a group: nobody else finds a place to.
  #renderStanding() {
    const standing = standingIn(this.#open, this.#chat.directory);
    const barred = standing === 'outside' || standing === 'missing';
    this.composer.element.hidden = barred;
    this.barred.hidden = !barred;
    this.join.hidden = standing !== 'outside';
    this.bell.element.hidden = standing === 'missing';
    this.more.hidden = standing !== 'member' || this.#open.kind !== 'group';
    if (barred) setText(this.barredText, t(`room.barred.${standing}`));
  }

  #leave() {
    const { name: group } = this.#open;
    this.more.open = false;
    ask({
      title: t('leave.title'), text: t('leave.text', group),
      answers: [{ text: t('leave.do'), class: 'danger', act: () => void this.#actions.leaveGroup(group) }],
    });
  }

  #titleOf() {
    return this.#open.kind === 'all' ? t('room.all') : this.#open.kind === 'group' ? groupTitle(this.#open.name) : this.#open.name;
  }

  #renderHead() {
    const { kind, name: target } = this.#open;
    const { directory } = this.#chat;
    if (this.title.textContent !== this.#titleOf()) this.title.replaceChildren(name(this.#titleOf()));
    const group = kind === 'group' ? directory.group(target) : null;
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
