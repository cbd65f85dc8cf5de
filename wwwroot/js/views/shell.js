// The chat's frame: the top line, notices, and the two panes, of which a phone shows one at a time.
import * as address from '../address.js';
import { showUnread } from '../badge.js';
import { h, setText } from '../html.js';
import { t } from '../i18n.js';
import { isWide } from '../media.js';
import { shortcutOf, unreadFrom } from '../shortcuts.js';
import { accountView } from './account.js';
import { openHelp } from './help.js';
import { homeScreenHint } from './homescreen.js';
import { RoomView } from './room.js';
import { SidebarView } from './sidebar.js';
import { StatusView } from './status.js';
import { openSwitcher } from './switcher.js';

export class ShellView {
  #chat;
  #actions;

  constructor(chat, actions, { onComeBack, onLeave }) {
    this.#chat = chat;
    this.#actions = actions;
    this.status = new StatusView(chat, { onRetry: () => chat.connection.retryNow(), onComeBack, onLeave });
    this.sidebar = new SidebarView(chat, actions, { onOpen: (kind, name) => this.open(kind, name), onArrive: focus => this.#arrive(focus) });
    this.room = new RoomView(chat, actions, { onBack: () => this.#back(), onOpen: (kind, name) => this.open(kind, name) });
    this.noticeText = h('p', { role: 'alert' });
    this.notice = h('div', { class: 'notice', hidden: true }, this.noticeText,
      h('button', { type: 'button', class: 'small', onclick: () => chat.say(null) }, t('notice.close')));
    this.element = h('div', { class: 'shell' },
      h('header', { class: 'top' }, h('h1', {}, 'ChatHub'), this.status.element,
        h('button', { type: 'button', class: 'icon search', 'aria-label': t('switcher.title'), title: t('switcher.button'), onclick: () => this.#switch() }),
        h('button', { type: 'button', class: 'icon help-button', 'aria-label': t('help.title'), title: t('help.title'), onclick: openHelp }),
        accountView(chat, actions)),
      homeScreenHint(),
      h('div', { class: 'panes' }, this.notice, this.sidebar.element, this.room.element));
    this.element.dataset.pane = 'side';
  }

  // The person has gone to the conversation that is open.
  #arrive(focus) {
    this.element.dataset.pane = 'room';
    address.visit(this.#chat.conversations.open, !isWide());
    if (focus) {
      this.room.render(); // whether one may write there decides where the keyboard goes
      this.room.focus(isWide());
    }
  }

  open(kind, name) {
    this.element.dataset.pane = 'room'; // first, for what is opened unseen is not read
    this.#actions.open(kind, name);
    this.#arrive(true);
  }

  // Goes where the address leads: to a conversation, or to the list, beside which a wide window has what is for everybody.
  follow(place) {
    this.element.dataset.pane = place ? 'room' : 'side';
    if (place) this.#actions.open(place.kind, place.name);
    else if (isWide()) this.#actions.open('all', null);
    else this.sidebar.element.querySelector('[aria-current]')?.focus();
  }

  #back() {
    if (!address.toList()) this.follow(null);
  }

  #switch() {
    openSwitcher(this.#chat, (kind, name) => this.open(kind, name));
  }

  refuseFiles() {
    this.room.composer.refuseFiles();
  }

  // One sheet at a time: while one is open, the keys are its own.
  key(event) {
    const shortcut = shortcutOf(event);
    if (!shortcut) return;
    event.preventDefault();
    if (document.querySelector('dialog[open]')) return;
    if (shortcut === 'switcher') this.#switch();
    else if (shortcut === 'help') openHelp();
    else this.#toUnread(shortcut === 'next' ? 1 : -1);
  }

  #toUnread(step) {
    const { conversations, directory } = this.#chat;
    const listed = conversations.list(directory.groups.filter(group => group.member));
    const unread = unreadFrom(listed, conversations.open, step);
    if (unread) this.open(unread.kind, unread.name);
  }

  // A muted conversation does not count.
  #unread() {
    const { conversations, settings } = this.#chat;
    return conversations.all.filter(conversation => !settings.isMuted(conversation)).reduce((sum, { unread }) => sum + unread, 0);
  }

  render() {
    this.element.dataset.link = this.#chat.status.state;
    this.status.render();
    this.sidebar.render();
    this.room.render();
    const { notice } = this.#chat;
    this.notice.hidden = !notice;
    this.notice.classList.toggle('refused', notice?.refused === true);
    setText(this.noticeText, notice?.text ?? '');
    showUnread(this.#unread());
  }
}
