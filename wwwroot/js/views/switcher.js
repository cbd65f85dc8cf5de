// Goes to any conversation, group or person by a few letters.
import { isComposing } from '../composing.js';
import { h, name, reconcile, setText } from '../html.js';
import { t } from '../i18n.js';
import { conversationKey, groupTitle } from '../names.js';
import { search } from '../search.js';
import { openSheet } from './sheet.js';

const MOST = 12;
const SIGNS = { all: '*', group: '#', user: '@' };

// Where one can go: what is unread first, then the other conversations, groups and people.
export function placesOf({ conversations, directory }) {
  const listed = conversations.list(directory.groups.filter(group => group.member));
  const known = [...listed.filter(c => c.unread > 0 && c !== conversations.open), ...listed]
    .map(c => ({ kind: c.kind, name: c.name, text: c.kind === 'group' ? groupTitle(c.name) : c.name ?? t('room.all'), unread: c.unread }));
  const groups = directory.groups.map(group => ({ kind: 'group', name: group.name, text: groupTitle(group.name), unread: 0 }));
  const people = directory.people.map(nick => ({ kind: 'user', name: nick, text: nick, unread: 0 }));
  const places = [...known, ...groups, ...people].map(place => ({ ...place, key: conversationKey(place.kind, place.name) }));
  const seen = new Set();
  return places.filter(({ key }) => !seen.has(key) && seen.add(key));
}

export function openSwitcher(chat, onOpen) {
  const places = placesOf(chat);
  let found = [];
  let at = 0;
  const list = h('ul', { id: 'switcher-list', class: 'rows', role: 'listbox', 'aria-label': t('switcher.places') });
  const none = h('p', { class: 'muted', role: 'status' });
  const input = h('input', {
    id: 'switcher', type: 'text', role: 'combobox', 'aria-expanded': 'true', 'aria-controls': list.id, 'aria-autocomplete': 'list', 'aria-label': t('switcher.label'),
    placeholder: t('switcher.hint'), autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', oninput: () => show(0), onkeydown: event => key(event),
  });
  const dialog = openSheet('switcher', t('switcher.title'), input, list, none);

  const rows = {
    key: place => place.key,
    make: place => h('li', { class: 'row', role: 'option', onclick: () => go(place) },
      h('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[place.kind]),
      h('span', { class: 'row-name' }, name(place.text)),
      place.unread > 0 && h('span', { class: 'badge', 'aria-label': t('side.unread', place.unread) }, String(place.unread))),
    update: (row, place) => {
      const chosen = place === found[at];
      row.id = `switcher-${found.indexOf(place)}`;
      row.setAttribute('aria-selected', String(chosen));
      if (chosen) row.scrollIntoView({ block: 'nearest' });
    },
  };

  function show(chosen) {
    found = search(places, input.value).slice(0, MOST);
    at = found.length > 0 ? (chosen + found.length) % found.length : 0;
    reconcile(list, found, rows);
    setText(none, found.length > 0 ? '' : t('switcher.none'));
    if (found.length > 0) input.setAttribute('aria-activedescendant', `switcher-${at}`);
    else input.removeAttribute('aria-activedescendant');
  }

  function go({ kind, name: target }) {
    dialog.close();
    onOpen(kind, target);
  }

  function key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) show(at + step);
    else if (event.key === 'Enter' && !isComposing(event) && found[at]) go(found[at]);
    else return;
    event.preventDefault();
  }

  show(0);
  input.focus();
}
