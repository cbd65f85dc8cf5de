// The chat's frame: the top line, notices, and the two panes, of which a phone shows one at a time.
import { h, setText } from '../html.js';
import { t } from '../i18n.js';
import { accountView } from './account.js';
import { RoomView } from './room.js';
import { SidebarView } from './sidebar.js';
import { StatusView } from './status.js';

export class ShellView {
  #chat;

  constructor(chat, actions, { onComeBack, onLeave }) {
    this.#chat = chat;
    this.status = new StatusView(chat, { onRetry: () => chat.connection.retryNow(), onComeBack, onLeave });
    this.sidebar = new SidebarView(chat, actions, () => this.#pane('room'));
    this.room = new RoomView(chat, actions, () => this.#pane('side'));
    this.noticeText = h('p', { role: 'alert' });
    this.notice = h('div', { class: 'notice', hidden: true }, this.noticeText,
      h('button', { type: 'button', class: 'small', onclick: () => chat.say(null) }, t('notice.close')));
    this.element = h('div', { class: 'shell' },
      h('header', { class: 'top' }, h('h1', {}, 'ChatHub'), this.status.element, accountView(chat, actions)),
      this.notice,
      h('div', { class: 'panes' }, this.sidebar.element, this.room.element));
    this.element.dataset.pane = 'side';
  }

  #pane(pane) {
    this.element.dataset.pane = pane;
    if (pane === 'side') this.sidebar.element.querySelector('[aria-current]')?.focus();
    else if (window.matchMedia('(min-width: 48rem)').matches) this.room.composer.text.focus();
    else this.room.title.focus();
  }

  render() {
    this.status.render();
    this.sidebar.render();
    this.room.render();
    const { notice, conversations } = this.#chat;
    this.notice.hidden = !notice;
    this.notice.classList.toggle('refused', notice?.refused === true);
    setText(this.noticeText, notice?.text ?? '');
    document.title = conversations.unread > 0 ? `(${conversations.unread}) ChatHub` : 'ChatHub';
  }
}
