// Conversations with what is unread, groups to join, people to talk to.
import { h, name, reconcile, setText } from '../html.js';
import { t } from '../i18n.js';
import { groupTitle } from '../names.js';
import { unsentIn } from '../unsent.js';

const BLANK = '\u00a0'; // keeps the place of what is not known yet, so that nothing jumps when it is

const titleOf = conversation => conversation.kind === 'all' ? t('room.all') : conversation.kind === 'group' ? groupTitle(conversation.name) : conversation.name;

// A row is a button; the badge is seen, and said.
function conversationRow(onOpen) {
  return {
    key: conversation => conversation.key,
    make: conversation => h('li', {},
      h('button', { type: 'button', class: 'row', onclick: () => onOpen(conversation.kind, conversation.name) },
        h('span', { class: `sign ${conversation.kind}`, 'aria-hidden': 'true' }, { all: '*', group: '#', user: '@' }[conversation.kind]),
        h('span', { class: 'row-name' }, name(titleOf(conversation))),
        h('span', { class: 'muted-sign', hidden: true, title: t('side.muted') }, h('span', { class: 'visually-hidden' }, t('side.muted'))),
        h('span', { class: 'unsent', hidden: true }, h('span', { 'aria-hidden': 'true' }), h('span', { class: 'visually-hidden' })),
        h('span', { class: 'called', hidden: true }, h('span', { 'aria-hidden': 'true' }, '@'), h('span', { class: 'visually-hidden' }, t('side.called'))),
        h('span', { class: 'badge', hidden: true }, h('span', { 'aria-hidden': 'true' }), h('span', { class: 'visually-hidden' })))),
  };
}

const UNSENT = { refused: '!', waiting: '…', draft: '✎' };

const section = (title, ...children) => h('section', {}, h('h2', {}, title), ...children);

// One field and its button; empties itself when the action says so.
function quickForm(id, text, act) {
  const input = h('input', { id, maxlength: 64, required: true, autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', placeholder: t(`${text}.hint`), 'aria-label': t(`${text}.label`) });
  return h('form', {
    class: 'quick',
    onsubmit: async event => {
      event.preventDefault();
      if (await act(input.value)) input.value = '';
    },
  }, input, h('button', { type: 'submit', class: 'small' }, t(text)));
}

export class SidebarView {
  #chat;
  #actions;
  #onOpen;
  #onArrive;

  // onOpen(kind, name) goes to a conversation, onArrive(focus) to the one that is open.
  constructor(chat, actions, { onOpen, onArrive }) {
    this.#chat = chat;
    this.#actions = actions;
    this.#onOpen = onOpen;
    this.conversations = h('ul', { class: 'rows', id: 'conversations' });
    this.groups = h('ul', { class: 'rows', id: 'groups' });
    this.people = h('ul', { class: 'rows', id: 'people' });
    this.noGroups = h('p', { class: 'muted' });
    this.nobody = h('p', { class: 'muted' });
    this.element = h('nav', { class: 'sidebar', 'aria-label': t('side.label') },
      section(t('side.conversations'), this.conversations),
      section(t('side.groups'), this.groups, this.noGroups,
        quickForm('new-group', 'side.create', group => this.#enterGroup(actions.createGroup(group)))),
      section(t('side.people'), this.people, this.nobody,
        quickForm('new-direct', 'side.direct', nick => { this.#onOpen('user', nick); return true; })));
    this.#onArrive = onArrive;
  }

  // The answer takes a while: it opens the room, but takes the keyboard from nobody who has gone on to something else.
  async #enterGroup(done) {
    const asked = document.activeElement;
    const entered = await done;
    if (entered) this.#onArrive([asked, document.body].includes(document.activeElement));
    return entered;
  }

  render() {
    const { conversations, directory } = this.#chat;
    reconcile(this.conversations, conversations.list(directory.groups.filter(group => group.member)), {
      ...conversationRow(this.#onOpen),
      update: (row, conversation) => this.#update(row, conversation),
    });
    const others = directory.groups.filter(group => !group.member);
    this.noGroups.hidden = others.length > 0;
    setText(this.noGroups, directory.isKnown ? t('side.nogroups') : BLANK);
    reconcile(this.groups, others, {
      key: group => group.name,
      make: group => h('li', { class: 'row' }, h('span', { class: 'sign group', 'aria-hidden': 'true' }, '#'),
        h('span', { class: 'row-name' }, name(groupTitle(group.name)), h('small', { class: 'muted' })),
        h('button', {
          type: 'button', class: 'small', 'aria-label': t('side.join.label', group.name),
          onclick: () => this.#enterGroup(this.#actions.joinGroup(group.name)),
        }, t('side.join'))),
      update: (row, group) => setText(row.querySelector('small'), t('side.members', group.members)),
    });
    this.#renderNobody(directory);
    reconcile(this.people, directory.people, {
      key: nick => nick,
      make: nick => h('li', {}, h('button', { type: 'button', class: 'row', onclick: () => this.#onOpen('user', nick) },
        h('span', { class: 'sign online', 'aria-hidden': 'true' }), h('span', { class: 'row-name' }, name(nick)))),
    });
  }

  // Without a connection the list is what it was: who is here now, nobody knows.
  #renderNobody({ isKnown, people }) {
    const away = ['waiting', 'ended'].includes(this.#chat.status.state);
    this.nobody.hidden = !away && people.length > 0;
    setText(this.nobody, away ? t('side.unknown') : isKnown ? t('side.nobody') : BLANK);
  }

  #update(row, conversation) {
    const { conversations, directory, settings } = this.#chat;
    const isMuted = settings.isMuted(conversation);
    row.classList.toggle('is-muted', isMuted);
    row.querySelector('.muted-sign').hidden = !isMuted;
    const badge = row.querySelector('.badge');
    this.#mark(row.querySelector('.unsent'), conversation === conversations.open ? null : unsentIn(this.#chat, conversation));
    row.querySelector('.called').hidden = conversation.called === 0;
    badge.hidden = conversation.unread === 0;
    setText(badge.firstElementChild, conversation.unread > 99 ? '99+' : String(conversation.unread));
    setText(badge.lastElementChild, t('side.unread', conversation.unread));
    row.querySelector('.sign').classList.toggle('online', conversation.kind === 'user' && directory.isConnected(conversation.name));
    if (conversation === conversations.open) row.firstElementChild.setAttribute('aria-current', 'true');
    else row.firstElementChild.removeAttribute('aria-current');
  }

  // The line that was not sent, seen and said; what is before the eyes needs no mark.
  #mark(element, unsent) {
    element.hidden = unsent === null;
    if (unsent === null) return;
    element.dataset.unsent = unsent;
    element.title = t(`side.${unsent}`);
    setText(element.firstElementChild, UNSENT[unsent]);
    setText(element.lastElementChild, t(`side.${unsent}`));
  }
}
