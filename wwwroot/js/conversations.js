// The conversations: their lines in log order, what is unread, which one is open.
import { ALL, conversationKey } from './names.js';

const isAfter = (a, b) => a.era - b.era || a.pos - b.pos || (a.n ?? 0) - (b.n ?? 0);

function insert(lines, line) {
  let at = lines.length;
  while (at > 0 && isAfter(lines[at - 1], line) > 0) at--;
  lines.splice(at, 0, line);
}

export class Conversations {
  #byKey = new Map();
  #kept = new Set();
  #gaps = [];
  #read;
  #saveRead;
  #changed;
  #notes = 0;

  // read: a mark { era, pos } for each conversation.
  constructor({ saveRead, changed }) {
    this.#saveRead = saveRead;
    this.#changed = changed;
    this.open = this.ensure('all', null);
    this.looking = () => true;
  }

  restore(messages, read) {
    this.#read = read;
    for (const message of messages) this.show(message);
  }

  // What this browser has shown and keeps; a line that was only read back through History is not.
  isKept(key) {
    return this.#kept.has(key);
  }

  get(key) {
    return this.#byKey.get(key);
  }

  ensure(kind, name) {
    const key = conversationKey(kind, name);
    if (!this.#byKey.has(key)) {
      this.#byKey.set(key, { key, kind, name, lines: [], known: new Set(), unread: 0, older: 'unknown', window: 150, draft: '', audience: 'T' });
    }
    return this.#byKey.get(key);
  }

  show(message) {
    this.#kept.add(message.key);
    if (message.gap) insert(this.#gaps, message);
    else this.#take(message);
    this.#changed();
  }

  #take(message) {
    const kind = message.conversation === ALL ? 'all' : message.conversation.split(':')[0];
    const conversation = this.ensure(kind, message.peer);
    if (conversation.known.has(message.key)) return;
    conversation.known.add(message.key);
    insert(conversation.lines, message);
    const mark = this.#read?.get(conversation.key);
    if (message.mine || (mark && isAfter(message, { ...mark, n: 0 }) <= 0)) return;
    conversation.unread++;
    if (conversation === this.open && this.looking()) this.markRead();
  }

  // A page of History: older than all that is known here, and of no account for what is unread.
  showOlder(conversation, messages, more) {
    for (const message of messages) {
      if (conversation.known.has(message.key)) continue;
      conversation.known.add(message.key);
      insert(conversation.lines, message);
    }
    conversation.older = more ? 'more' : 'none';
    conversation.window += messages.length;
    this.#changed();
  }

  // A reply or a notice, shown where the person is looking and kept by nobody.
  note(note, { era, pos }) {
    insert(this.open.lines, { ...note, key: `note ${++this.#notes}`, n: this.#notes, era, pos });
    this.#changed();
  }

  // Newest lines last; gaps concern every conversation.
  lines(conversation) {
    const lines = [...conversation.lines];
    for (const gap of this.#gaps) insert(lines, gap);
    return lines.slice(-conversation.window);
  }

  oldest(conversation) {
    return conversation.lines.find(line => line.text !== undefined);
  }

  select(conversation) {
    this.open = conversation;
    this.markRead();
    this.#changed();
  }

  markRead() {
    const { key, lines } = this.open;
    const newest = lines.findLast(line => line.text !== undefined);
    if (this.open.unread === 0 || !newest) return;
    this.open.unread = 0;
    this.#read?.set(key, { era: newest.era, pos: newest.pos });
    void this.#saveRead(key, { era: newest.era, pos: newest.pos });
    this.#changed();
  }

  // The broadcasts first, then by what is new. The groups are ours, listed also while nothing was said in them.
  list(groups) {
    for (const group of groups) this.ensure('group', group.name);
    const isOurs = c => c.kind === 'group' && groups.some(group => conversationKey('group', group.name) === c.key);
    const listed = [...this.#byKey.values()].filter(c => c.key === ALL || c === this.open || c.known.size > 0 || isOurs(c));
    const order = c => c.lines.at(-1) ?? { era: -1, pos: 0 };
    return listed.sort((a, b) => Number(b.key === ALL) - Number(a.key === ALL) || isAfter(order(b), order(a)) || a.key.localeCompare(b.key));
  }

  get unread() {
    return [...this.#byKey.values()].reduce((sum, c) => sum + c.unread, 0);
  }
}
