// The client's whole duty: keep `my`; drop a batch that leaves a hole and resume; show what is newer than `my`; move `my` in the same transaction as
// what was shown; acknowledge now and then.
import { conversationKey } from './names.js';

const ACK_ITEMS = 50;
const ACK_MS = 1_000;

// A message as it is kept and shown. `era` counts the log's lives that this browser has seen: positions are comparable within one era only.
export function messageOf(item, era) {
  const { kind, name, audience } = item.to;
  const peer = kind === 'user' && !item.mine ? item.from : name;
  return {
    key: `${item.from} ${item.id}`,
    conversation: conversationKey(kind, peer), peer,
    era, pos: item.pos, id: item.id, from: item.from, audience, text: item.text, at: item.at, mine: item.mine,
  };
}

// Stands where reading goes on: a log that was put back is read from the gap's lower end, any other stretch is passed over.
function gapOf(era, { from, to, reason }) {
  const pos = reason === 'epoch' ? from : to;
  return { key: `gap ${era} ${pos}`, gap: reason, era, pos };
}

export class Feed {
  #storage;
  #conversations;
  #outbox;
  #ack;
  #my = null;
  #epoch = null;
  #era = 0;
  #queue = Promise.resolve();
  #unacknowledged = 0;
  #timer = null;

  constructor({ storage, conversations, outbox, ack }) {
    this.#storage = storage;
    this.#conversations = conversations;
    this.#outbox = outbox;
    this.#ack = ack;
  }

  restore(position) {
    if (position) ({ my: this.#my, epoch: this.#epoch, era: this.#era } = position);
  }

  get era() {
    return this.#era;
  }

  get position() {
    return this.#my ?? 0;
  }

  query() {
    return this.#my === null ? '' : `?since=${this.#my}&epoch=${encodeURIComponent(this.#epoch)}`;
  }

  // Events take effect one after the other, each saved before the next; those of a connection that was left behind are forgotten.
  /** @returns {Promise<any>} */
  #inTurn(current, change) {
    const done = this.#queue.then(() => current() ? change() : undefined);
    this.#queue = done.catch(() => {}); // told to whoever asked; the next connection's events have their own chance
    return done;
  }

  // Another epoch begins another era. Its gap is noted with it, not when the server tells it: a page closed in between would never know.
  welcome = ({ epoch, position }, current) => this.#inTurn(current, async () => {
    const first = this.#my === null;
    if (epoch === this.#epoch) return;
    if (!first) this.#era++;
    this.#epoch = epoch;
    await this.#advance(position, first ? [] : [gapOf(this.#era, { from: position, to: this.#my, reason: 'epoch' })]);
  });

  gap = (gap, current) => this.#inTurn(current, async () => {
    const my = gap.reason === 'epoch' ? gap.from : Math.max(this.#my, gap.to);
    await this.#advance(my, [gapOf(this.#era, gap)]);
  });

  // Resolves with false when the batch leaves a hole: the caller must drop the connection and resume.
  receive = ({ after, upto, items }, current) => this.#inTurn(current, async () => {
    if (after > this.#my) return false;
    const messages = items.filter(item => item.pos > this.#my).map(item => messageOf(item, this.#era));
    await this.#advance(Math.max(this.#my, upto), messages);
    this.#count(items.length);
    return true;
  });

  async #advance(my, shown) {
    const fresh = shown.filter(message => !this.#conversations.isKept(message.key));
    const returned = shown.filter(message => message.mine).map(message => message.id);
    await this.#storage.advance({ my, epoch: this.#epoch, era: this.#era }, fresh, returned);
    this.#my = my;
    for (const message of fresh) this.#conversations.show(message);
    this.#outbox.settle(returned);
  }

  // At least every 50 items or every second; at once while hidden, where browsers slow timers down.
  #count(items) {
    this.#unacknowledged += items;
    if (this.#unacknowledged >= ACK_ITEMS || document.hidden) this.acknowledge();
    else this.#timer ??= setTimeout(() => this.acknowledge(), ACK_MS);
  }

  acknowledge() {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#unacknowledged = 0;
    if (this.#my !== null) this.#ack(this.#my);
  }

  close() {
    clearTimeout(this.#timer);
    return this.#queue;
  }
}
