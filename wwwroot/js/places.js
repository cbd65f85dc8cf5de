// Where the outbox's lines stand: their conversations exist, and a refused line keeps its place in the log until it is sent again or discarded.
import { placeOf } from './names.js';
import { insert } from './order.js';

export class Places {
  #conversations;
  #here;
  #refused = 0;

  // here() is the end of the log, as far as it was shown.
  constructor({ conversations, here }) {
    this.#conversations = conversations;
    this.#here = here;
  }

  // A line that an earlier version wrote names its conversation by the key alone.
  took({ conversation, place: { kind, name } = placeOf(conversation) }) {
    return this.#conversations.ensure(kind, name);
  }

  refused(entry) {
    entry.stands ??= this.#here();
    const conversation = this.took(entry);
    insert(conversation.lines, { entry, key: `refused ${entry.id}`, n: ++this.#refused, ...entry.stands });
    conversation.stretch.grew();
  }

  gone(entry) {
    const conversation = this.took(entry);
    conversation.lines = conversation.lines.filter(line => line.entry !== entry);
  }
}
