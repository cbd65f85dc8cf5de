// One line of a conversation: a message, one that is on its way, a command's reply, a gap.
import { h, name } from '../html.js';
import { t, when } from '../i18n.js';

const words = { accepted: 'state.accepted', queued: 'state.queued', sending: 'state.sending', refused: 'state.refused' };

// The rows of the log: what is in the log of messages, then what waits to get there. A message that arrives keeps its element; a typed command
// does not, for what arrives is what it said.
export function rowsOf(chat, conversation) {
  const { conversations, outbox, nick } = chat;
  const shown = conversations.lines(conversation).map(line =>
    line.mine ? { ...line, state: 'accepted', note: outbox.replyTo(line.id) } : line);
  const waiting = outbox.of(conversation.key)
    .map(entry => ({ ...entry, key: entry.line ? `line ${entry.id}` : `${nick} ${entry.id}`, from: nick, mine: true, entry }))
    .filter(row => !conversation.known.has(row.key));
  return [...shown, ...waiting];
}

function message(row) {
  return h('article', { class: row.mine ? 'line mine' : 'line' },
    h('header', {},
      h('span', { class: row.mine ? 'author visually-hidden' : 'author' }, name(row.from)),
      row.audience && h('span', { class: 'audience' }, t(`line.to.${row.audience}`)),
      h('time', { datetime: row.at }, when(row.at))),
    h('p', { class: 'text', dir: 'auto' }, row.text),
    row.mine && h('footer', { class: 'state' }));
}

const reply = row => h('article', { class: row.refused ? 'line reply refused' : 'line reply' },
  h('p', { class: 'command' }, row.command), h('p', { class: 'text' }, row.reply));

const gap = row => h('p', { class: 'line gap' }, t(`line.gap.${row.gap}`));

// The server's own words where it gave some: they say whom an accepted line reached, and why one was refused.
function labelOf({ state, note }) {
  const word = t(words[state]);
  if (!note || state === 'sending') return word;
  return state === 'accepted' ? `✓ ${note}` : `${word} · ${note}`;
}

// actions: again(entry), discard(entry).
export const lineRow = actions => ({
  key: row => row.key,
  make: row => row.gap ? gap(row) : row.reply !== undefined ? reply(row) : message(row),
  update: (element, row) => {
    const footer = element.querySelector('.state');
    if (!footer) return;
    const label = labelOf(row);
    if (element.dataset.state === row.state && footer.firstElementChild?.textContent === label) return;
    element.dataset.state = row.state;
    footer.replaceChildren(h('span', {}, label));
    if (row.state !== 'refused') return;
    footer.append(
      h('button', { type: 'button', class: 'small', onclick: () => actions.again(row.entry) }, t('state.retry')),
      h('button', { type: 'button', class: 'small', onclick: () => actions.discard(row.entry) }, t('state.discard')));
  },
});
