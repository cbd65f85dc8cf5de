// How far each conversation was read. However many marks move at once, each conversation's is saved once.
import { isAfter } from './order.js';

export class ReadMarks {
  #marks = new Map();
  #unsaved = new Set();
  #save;

  // save(key, { era, pos })
  constructor(save) {
    this.#save = save;
  }

  restore(marks) {
    this.#marks = marks;
  }

  covers(key, message) {
    const mark = this.#marks.get(key);
    return mark !== undefined && isAfter(message, mark) <= 0;
  }

  move(key, { era, pos }) {
    this.#marks.set(key, { era, pos });
    if (this.#unsaved.size === 0) queueMicrotask(() => this.#saveAll());
    this.#unsaved.add(key);
  }

  #saveAll() {
    for (const key of this.#unsaved) void this.#save(key, this.#marks.get(key));
    this.#unsaved.clear();
  }
}
