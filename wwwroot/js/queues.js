// One queue for each conversation that lines go to, so that a slow one holds up no other.
import { delayFor, pause } from './backoff.js';
import { ALL, conversationKey } from './names.js';

const TO_ONE = /^\s*-msg\s+\P{L}*(?<letter>[ug])\P{L}*\s+(?<name>\S+)/iu;
const TO_ALL = /^\s*-msgt\s/iu;

// A typed line goes where it says, wherever it was written.
export function queueOf({ conversation, text, line }) {
  if (!line) return conversation;
  if (TO_ALL.test(text)) return ALL;
  const { letter, name } = TO_ONE.exec(text)?.groups ?? {};
  return name === undefined ? conversation : conversationKey(letter.toLowerCase() === 'u' ? 'user' : 'group', name);
}

export class Queues {
  #ready;
  #next;
  #attempt;
  #running = new Set();

  // next(queue) is the line whose turn it is; attempt(line) resolves with false when it must be tried again later.
  constructor({ ready, next, attempt }) {
    this.#ready = ready;
    this.#next = next;
    this.#attempt = attempt;
  }

  async run(queues) {
    await Promise.all([...queues].map(queue => this.#empty(queue)));
  }

  async #empty(queue) {
    if (this.#running.has(queue)) return;
    this.#running.add(queue);
    try {
      for (let attempt = 0, line; this.#ready() && (line = this.#next(queue)); ) {
        const settled = await this.#attempt(line);
        attempt = settled ? 0 : attempt + 1;
        if (!settled && this.#ready()) await pause(delayFor(attempt)).done;
      }
    } finally {
      this.#running.delete(queue);
    }
  }
}
