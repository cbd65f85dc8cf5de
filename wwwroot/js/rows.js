// The rows of the log: what is in the log of messages, then what waits to get there, with a mark where a day begins and where what is unread does.
import { isMessage } from './order.js';

const TOGETHER_MS = 5 * 60_000; // what somebody says within this stands under his name once

const dayOf = at => new Date(at).setHours(0, 0, 0, 0);

// A message that arrives keeps its element; a typed command does not, for what arrives is what it said.
function waitingOf({ outbox, nick }, conversation) {
  return outbox.of(conversation.key).filter(({ state }) => state !== 'refused')
    .map(entry => ({
      ...entry, key: entry.line ? `line ${entry.id}` : `${nick} ${entry.id}`, from: nick, mine: true, entry,
      state: entry.state === 'queued' && entry.kept === false ? 'unkept' : entry.state,
    }))
    .filter(row => !conversation.known.has(row.key));
}

// A line of the log, with what became of it where it is one's own; a refused one stands among the others.
function rowOf({ outbox, nick }, line) {
  if (line.entry) return { ...line.entry, key: line.key, from: nick, mine: true, entry: line.entry };
  return line.mine ? { ...line, state: 'accepted', note: outbox.replyTo(line.id) } : line;
}

const isSaid = row => row && isMessage(row) && row.state !== 'refused';
const goesOn = (before, row) => isSaid(before) && isSaid(row) && before.from === row.from && (before.audience ?? null) === (row.audience ?? null)
  && Date.parse(row.at) - Date.parse(before.at) < TOGETHER_MS;

function withMarks(rows, divider) {
  const marked = [];
  let before = null;
  let day = NaN;
  for (const row of rows) {
    const newDay = row.at !== undefined && !(dayOf(row.at) <= day); // a line refused today may have been written yesterday
    if (newDay) {
      day = dayOf(row.at);
      marked.push({ key: `day ${row.key}`, day: row.at });
    }
    if (row.key === divider) marked.push({ key: 'unread', unread: true });
    marked.push({ ...row, goesOn: !newDay && row.key !== divider && goesOn(before, row) });
    before = row;
  }
  return marked;
}

export function rowsOf(chat, conversation) {
  const { lines, stretch, divider } = conversation;
  const shown = stretch.of(lines).map(line => rowOf(chat, line));
  return withMarks(stretch.below > 0 ? shown : [...shown, ...waitingOf(chat, conversation)], divider);
}
