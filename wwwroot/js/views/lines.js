// One row of a conversation: a message, one that is on its way, a command's reply, a gap, a mark.
import { h, name, setText } from '../html.js';
import { clock, dayName, t } from '../i18n.js';
import { hueOf } from '../names.js';
import { folded, isHuge } from './fold.js';
import { textView } from './text.js';

function text(row, nick) {
  if (row.text === '') return h('p', { class: 'text deleted' }, t('line.deleted')); // its sender has deleted the account
  const element = h('p', { class: 'text', dir: 'auto' }, textView(row.text, nick));
  return isHuge(row.text) ? folded(element) : element;
}

function author(nick) {
  const element = h('span', { class: 'author' }, name(nick));
  element.style.setProperty('--hue', String(hueOf(nick)));
  return element;
}

const message = (row, nick) => h('article', { class: row.mine ? 'line mine' : 'line' },
  h('header', {},
    author(row.from),
    row.audience && h('span', { class: 'audience' }, t(`line.to.${row.audience}`))),
  text(row, nick),
  h('footer', { class: 'meta' },
    h('time', { datetime: row.at }, clock(row.at)),
    row.mine && h('span', { class: 'state' })));

const reply = row => h('article', { class: row.refused ? 'line reply refused' : 'line reply' },
  h('p', { class: 'command' }, row.command), h('p', { class: 'text' }, row.reply));

const gap = row => h('p', { class: 'line gap' }, t(`line.gap.${row.gap}`));
const day = () => h('p', { class: 'day' }, h('span'));
const unread = () => h('p', { class: 'day unread' }, h('span', {}, t('room.unread')));

function make(row, nick) {
  if (row.day) return day();
  if (row.unread) return unread();
  if (row.gap) return gap(row);
  return row.reply === undefined ? message(row, nick) : reply(row);
}

// The reply's words: whom an accepted line reached, or why one was refused.
const noteOf = ({ state, note }) => note && state !== 'sending' ? note : '';

function showState(element, row, actions) {
  const { dataset } = element;
  if (dataset.state === row.state && dataset.note === noteOf(row)) return;
  dataset.state = row.state;
  dataset.note = noteOf(row);
  const state = element.querySelector('.state');
  state.replaceChildren(
    row.state === 'accepted' ? h('span', { class: 'tick', 'aria-hidden': 'true' }, '✓') : '',
    h('span', { class: 'word' }, t(`state.${row.state}`)), h('span', { class: 'note' }, noteOf(row)));
  if (row.state !== 'refused') return;
  state.append(h('span', { class: 'choices' },
    h('button', { type: 'button', class: 'small', onclick: () => actions.again(row.entry) }, t('state.retry')),
    h('button', { type: 'button', class: 'small', onclick: () => actions.discard(row.entry) }, t('state.discard'))));
}

// actions: again(entry), discard(entry).
export const lineRow = (nick, actions) => ({
  key: row => row.key,
  make: row => make(row, nick),
  update: (element, row) => {
    if (row.day) setText(element.firstElementChild, dayName(row.day));
    if (row.text === undefined) return;
    element.classList.toggle('goes-on', row.goesOn);
    if (row.mine) showState(element, row, actions);
  },
});
