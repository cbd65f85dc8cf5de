// The conversations: their lines in log order, what is unread, which one is open.
import { conversationOf } from './conversation.js';
import { ALL, conversationKey, placeOf } from './names.js';
import { eraOf, insert, insertOlder, isAfter, isMessage } from './order.js';
import { ReadMarks } from './readmarks.js';

export class Conversations {
  #byKey = new Map();
  #kept = new Set();
  #gaps = [];
  #marks;
  #isCalled;
  #unsentIn;
  #changed;
  #notes = 0;

  // saveRead(key, { era, pos }) keeps a read mark; isCalled(text) says whether a text names the person; unsentIn(conversation) whether something
  // in it has not been sent, which must not go out of sight.
  constructor({ saveRead, isCalled, unsentIn = _conversation => null, changed }) {
    this.#marks = new ReadMarks(saveRead);
    this.#isCalled = isCalled;
    this.#unsentIn = unsentIn;
    this.#changed = changed;
    this.open = this.ensure('all', null);
    this.looking = () => true;
    this.arrived = (..._what) => {}; // (message, conversation) that others wrote and nobody has read
  }

  restore(messages, read) {
    this.#marks.restore(read);
    for (const message of messages) this.show(message);
  }

  // What this browser has shown and keeps; a line that was only read back through History is not.
  isKept(key) {
    return this.#kept.has(key);
  }

  ensure(kind, name) {
    const key = conversationKey(kind, name);
    if (!this.#byKey.has(key)) this.#byKey.set(key, conversationOf(key, kind, name, this.#gaps));
    return this.#byKey.get(key);
  }

  // A message may have been read back through History before its turn came: it is in its place, and not counted yet.
  show(message) {
    if (this.#kept.has(message.key)) return;
    this.#kept.add(message.key);
    if (message.gap) this.#showGap(message);
    else this.#take(message);
    this.#changed();
  }

  #showGap(gap) {
    insert(this.#gaps, gap);
    for (const { lines, stretch } of this.#byKey.values()) {
      insert(lines, gap);
      stretch.grew();
    }
  }

  #take(message) {
    const place = this.ensure(placeOf(message.conversation).kind, message.peer);
    if (!place.known.has(message.key)) {
      place.known.add(message.key);
      insert(place.lines, message);
      place.stretch.grew();
    }
    if (message.mine) place.divider = null;
    else this.#count(place, message);
  }

  #count(conversation, message) {
    if (this.#marks.covers(conversation.key, message)) return;
    if (conversation === this.open && this.isReading) return this.#markRead(conversation, message);
    if (conversation.unread++ === 0) conversation.divider = message.key;
    if (this.#isCalled(message.text)) conversation.called++;
    this.arrived(message, conversation);
  }

  expect(place, older) {
    place.older = older;
    this.#changed();
  }

  // A page of History: older than all that is known here, and of no account for what is unread.
  showOlder(conversation, messages, more) {
    const fresh = messages.filter(({ key }) => !conversation.known.has(key)).map(message => ({ ...message, era: eraOf(message.pos, this.#gaps) }));
    for (const { key } of fresh) conversation.known.add(key);
    insertOlder(conversation.lines, fresh);
    conversation.older = more ? 'more' : 'none';
    conversation.stretch.back();
    this.#changed();
  }

  // A reply or a notice, shown where the person is looking and kept by nobody.
  note(note, { era, pos }) {
    insert(this.open.lines, { ...note, key: `note ${++this.#notes}`, n: this.#notes, era, pos });
    this.open.stretch.grew();
    this.#changed();
  }

  // Opens at the end, or where what is unread begins; what opens unseen, as in a tab in the background, is not read by that.
  select(conversation) {
    if (conversation !== this.open) this.open.divider = null;
    this.open = conversation;
    const { lines, stretch, divider } = conversation;
    if (divider) stretch.around(lines.findLastIndex(line => line.key === divider), lines.length);
    else stretch.toEnd();
    if (this.looking()) this.markRead();
    this.#changed();
  }

  // Whether the newest line of the open conversation is before somebody's eyes.
  get isReading() {
    return this.open.stretch.follows && this.looking();
  }

  markRead() {
    const newest = this.open.lines.findLast(isMessage);
    if (this.open.unread > 0 && newest) this.#markRead(this.open, newest);
  }

  #markRead(conversation, newest) {
    conversation.unread = conversation.called = 0;
    this.#marks.move(conversation.key, newest);
    this.#changed();
  }

  // The broadcasts first, then by what is new. The groups are ours, listed also while nothing was said in them.
  list(groups) {
    const ours = new Set(groups.map(group => this.ensure('group', group.name)));
    const listed = this.all.filter(c => c.key === ALL || c === this.open || c.known.size > 0 || ours.has(c) || this.#unsentIn(c));
    const newest = new Map(listed.map(c => [c, c.lines.findLast(line => !line.gap) ?? { era: -1, pos: 0 }]));
    return listed.sort((a, b) =>
      Number(b.key === ALL) - Number(a.key === ALL) || isAfter(newest.get(b), newest.get(a)) || a.key.localeCompare(b.key));
  }

  get peers() {
    return this.all.filter(c => c.kind === 'user' && c.known.size > 0).map(({ name }) => name);
  }

  get all() {
    return [...this.#byKey.values()];
  }
}
