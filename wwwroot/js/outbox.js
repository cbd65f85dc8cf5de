// The lines that were written and are not yet known to be accepted. Each conversation's lines are sent in order, one under way; a retry carries the same id, so
// it can never double.
import { Queues, queueOf } from './queues.js';
import { uuid7 } from './uuid.js';

const NO_ANSWER = { ok: false, code: 'no-answer' }; // is no refusal
const PASSING = new Set(['busy', 'rate-limited', 'session-ended', NO_ANSWER.code]);

export class Outbox {
  #keeper;
  #send;
  #places;
  #changed;
  #queues;
  #entries = [];
  #next = 1;
  #replies = new Map();

  // send(entry) resolves with the reply; ready() says whether the hub can be asked; places hears which lines are here, refused, gone.
  constructor({ keeper, send, ready, places, changed }) {
    this.#keeper = keeper;
    this.#send = send;
    this.#places = places;
    this.#changed = changed;
    this.#queues = new Queues({ ready, next: queue => this.#head(queue), attempt: entry => this.#try(entry) });
  }

  // Lines of another tab may have been taken over meanwhile.
  restore(entries) {
    const fresh = entries.filter(({ id }) => !this.#entries.some(entry => entry.id === id));
    this.#entries = [...fresh, ...this.#entries];
    this.#next = Math.max(this.#next, ...fresh.map(({ n }) => n + 1));
    for (const entry of fresh) this.#begin(entry);
  }

  // A line that was under way when its page ended is of unknown fate: it is sent again.
  #begin(entry) {
    entry.state = entry.state === 'refused' ? 'refused' : 'queued';
    this.#places.took(entry);
    if (entry.state === 'refused') this.#places.refused(entry);
  }

  of(conversation) {
    return this.#entries.filter(entry => entry.conversation === conversation);
  }

  // What the server said when it accepted a message of this page's life.
  replyTo(id) {
    return this.#replies.get(id);
  }

  // what: { conversation, text, kind, target, audience } for a plain line, { conversation, text, line: true } for a typed -msg or -msgt.
  add(what) {
    return this.#take({ id: uuid7(), at: new Date().toISOString(), ...what });
  }

  // Takes over a line that another tab wrote down.
  async adopt(entry) {
    if (!entry.gone && !this.#entries.some(({ id }) => id === entry.id)) await this.#take(entry);
  }

  async #take(what) {
    const entry = { ...what, n: Math.max(this.#next, what.n ?? 0) };
    this.#next = entry.n + 1;
    this.#entries.push(entry);
    this.#begin(entry);
    await this.#keep(entry);
    await this.pump();
  }

  // Kept before it is sent, so that it can be sent again after a crash.
  async #keep(entry) {
    const saved = this.#keeper.save(entry);
    this.#changed();
    entry.kept = await saved;
    this.#changed();
  }

  // Writes every line down again, for the next page or the tab that leads now: the database has failed, or this page ends.
  rescue() {
    for (const entry of this.#entries.filter(({ state }) => state !== 'accepted')) entry.kept = this.#keeper.note(entry);
    this.#changed();
  }

  // These have come back from the log: whatever became of the answer, they are accepted.
  settle(ids) {
    const settled = this.#entries.filter(entry => ids.includes(entry.id));
    this.#entries = this.#entries.filter(entry => !ids.includes(entry.id));
    for (const entry of settled) {
      void this.#keeper.remove(entry);
      if (entry.state === 'refused') this.#places.gone(entry);
    }
    this.#changed();
  }

  async pump() {
    await this.#queues.run(new Set(this.#entries.map(queueOf)));
  }

  #head(queue) {
    const head = this.#entries.find(entry => entry.state === 'queued' && queueOf(entry) === queue);
    return head && !this.#keeper.isSaving(head) ? head : undefined;
  }

  // False when nothing is known yet, or not now: the same entry is tried again.
  async #try(entry) {
    this.#mark(entry, { state: 'sending' });
    const reply = await this.#send(entry).catch(() => NO_ANSWER);
    if (reply.ok) await this.#accepted(entry, reply);
    else if (PASSING.has(reply.code)) this.#mark(entry, { state: 'queued', note: reply.text });
    else await this.#refused(entry, reply);
    return entry.state !== 'queued';
  }

  // A plain line stays in sight until it comes back from the log; a command's reply has said it all.
  async #accepted(entry, reply) {
    await this.#keeper.remove(entry);
    this.#replies.set(entry.id, reply.text);
    this.#mark(entry, { state: 'accepted', note: reply.text });
    if (entry.line) this.settle([entry.id]);
  }

  async #refused(entry, reply) {
    if (!this.#entries.includes(entry)) return;
    this.#mark(entry, { state: 'refused', note: reply.text });
    this.#places.refused(entry);
    await this.#keep(entry);
  }

  #mark(entry, change) {
    Object.assign(entry, change);
    this.#changed();
  }

  // The person gives a refused line another try, as a new message. Kept before the old one goes, so that none is lost in between.
  async again(entry) {
    if (this.#keeper.isClosed) return;
    const { conversation, place, text, kind, target, audience, line } = entry;
    const added = this.add({ conversation, place, text, kind, target, audience, line });
    await this.discard(entry);
    await added;
  }

  // Off the disk first: what has gone from sight must not come back with the next load.
  async discard(entry) {
    if (this.#keeper.isClosed) return;
    await this.#keeper.remove(entry);
    this.settle([entry.id]);
  }
}
