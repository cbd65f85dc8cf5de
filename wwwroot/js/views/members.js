// Who is in a group: a line that says how many and names the first, and the whole list behind it.
import { h, name, reconcile, setText } from '../html.js';
import { t } from '../i18n.js';
import { openSheet } from './sheet.js';

const presence = connected => h('span', { class: 'visually-hidden' }, t(connected ? 'room.member.online' : 'room.member.away'));

function openMembers(title, members, onOpen) {
  const dialog = openSheet('member-list', t('members.title', title), h('ul', { class: 'rows' }, members.map(({ nick, connected }) => h('li', {},
    h('button', { type: 'button', class: 'row', onclick: () => { dialog.close(); onOpen('user', nick); } },
      h('span', { class: connected ? 'sign user online' : 'sign user', 'aria-hidden': 'true' }, '@'),
      h('span', { class: 'row-name' }, name(nick)), presence(connected))))));
}

export class MembersView {
  #title;
  #members = [];

  constructor(onOpen) {
    this.count = h('span', { class: 'members-count' });
    this.names = h('span', { class: 'members-names', 'aria-hidden': 'true' });
    this.element = h('button', { type: 'button', class: 'members', hidden: true, onclick: () => openMembers(this.#title, this.#members, onOpen) }, this.count, this.names);
  }

  // The connected first, each of the two by name as the directory gives them.
  render(title, members) {
    this.element.hidden = !members;
    if (!members) return;
    this.#title = title;
    this.#members = members.toSorted((a, b) => Number(b.connected) - Number(a.connected));
    setText(this.count, t('side.members', members.length));
    reconcile(this.names, this.#members.slice(0, 12), {
      key: member => member.nick,
      make: member => h('span', { class: 'member' }, name(member.nick)),
      update: (element, member) => element.classList.toggle('online', member.connected),
    });
  }
}
