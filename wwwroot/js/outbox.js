// What was written and is not yet known to be accepted. Sent in order, one under way; a retry carries the same id, so it can never double.
import { delayFor, pause } from './backoff.js';
import { uuid7 } from './uuid.js';

const PASSING = new Set(['busy', 'rate-limited', 'session-ended']);

export class Outbox {
  #storage;
  #jotter;
  #send;
  #ready;
  #changed;
  #entries = [];
  #pumping = false;
  #next = 1;
  #replies = new Map();

  // send(entry) resolves with the reply; ready() says whether the hub can be asked.
  constructor({ storage, jotter, send, ready, changed }) {
    this.#storage = storage;
    this.#jotter = jotter;
    this.#send = send;
    this.#ready = ready;
    this.#changed = changed;
  }

  async restore(entries) {
    const known = new Set(entries.map(entry => entry.id));
    const jotted = this.#jotter.left();
    for (const entry of jotted.filter(({ id }) => !known.has(id))) {
      entries.push(entry);
      await this.#storage.saveEntry(entry);
    }
    this.#jotter.clear();
    this.#entries = entries.sort((a, b) => a.n - b.n);
    this.#next = entries.reduce((most, entry) => Math.max(most, entry.n), 0) + 1;
  }

  of(conversation) {
    return this.#entries.filter(entry => entry.conversation === conversation);
  }

  // What the server said when it accepted a message of this page's life.
  replyTo(id) {
    return this.#replies.get(id);
  }

  // what: { conversation, text, kind, target, audience } for a plain line, { conversation, text, line: true } for a typed -msg or -msgt.
  async add(what) {
    const entry = { n: this.#next++, id: uuid7(), at: new Date().toISOString(), state: 'queued', ...what };
    this.#jotter.jot(entry);
    await this.#storage.saveEntry(entry); // before it is sent, so that it can be sent again after a crash
    this.#jotter.drop(entry);
    this.#entries.push(entry);
    this.#changed();
    await this.pump();
  }

  numbersOf(ids) {
    return this.#entries.filter(entry => ids.includes(entry.id)).map(entry => entry.n);
  }

  // These have come back from the log: whatever became of the answer, they are accepted.
  settle(numbers) {
    if (numbers.length === 0) return;
    this.#entries = this.#entries.filter(entry => !numbers.includes(entry.n));
    this.#changed();
  }

  async pump() {
    if (this.#pumping) return;
    this.#pumping = true;
    try {
      for (let attempt = 0, entry; this.#ready() && (entry = this.#head()); ) {
        const settled = await this.#try(entry);
        attempt = settled ? 0 : attempt + 1;
        if (!settled && this.#ready()) await pause(delayFor(attempt)).done;
      }
    } finally {
      this.#pumping = false;
    }
  }

  #head() {
    return this.#entries.find(entry => entry.state === 'queued');
  }

  // False when nothing is known yet, or not now: the same entry is tried again.
  async #try(entry) {
    this.#mark(entry, { state: 'sending' });
    let reply;
    try {
      reply = await this.#send(entry);
    } catch {
      this.#mark(entry, { state: 'queued' }); // no answer is no refusal
      return false;
    }
    if (!reply.ok && PASSING.has(reply.code)) {
      this.#mark(entry, { state: 'queued', note: reply.text });
      return false;
    }
    if (reply.ok) await this.#accepted(entry, reply);
    else await this.#refused(entry, reply);
    return true;
  }

  // A plain line stays in sight until it comes back from the log; a command's reply has said it all.
  async #accepted(entry, reply) {
    await this.#storage.removeEntry(entry.n);
    this.#replies.set(entry.id, reply.text);
    this.#mark(entry, { state: 'accepted', note: reply.text });
    if (entry.line) this.settle([entry.n]);
  }

  async #refused(entry, reply) {
    this.#mark(entry, { state: 'refused', note: reply.text });
    if (this.#entries.includes(entry)) await this.#storage.saveEntry(entry);
  }

  #mark(entry, change) {
    Object.assign(entry, change);
    this.#changed();
  }

  // The person gives a refused line another try, as a new message.
  async again(entry) {
    await this.discard(entry);
    const { conversation, text, kind, target, audience, line } = entry;
    await this.add({ conversation, text, kind, target, audience, line });
  }

  // Off the disk first: what has gone from sight must not come back with the next load.
  async discard(entry) {
    await this.#storage.removeEntry(entry.n);
    this.settle([entry.n]);
  }
}
