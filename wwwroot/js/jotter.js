// Lines jotted down at the very moment they leave the composer: IndexedDB answers later, and by then the page may have been reloaded.
import { keyOf } from './names.js';

export class Jotter {
  #prefix;

  constructor(nick) {
    this.#prefix = `chathub.jotted.${keyOf(nick)}.`;
  }

  jot(entry) {
    try {
      localStorage.setItem(this.#prefix + entry.id, JSON.stringify(entry));
    } catch {
      // Full or forbidden: what is left is the moment until IndexedDB has it.
    }
  }

  drop(entry) {
    try {
      localStorage.removeItem(this.#prefix + entry.id);
    } catch {
      // Forbidden: then nothing was jotted either.
    }
  }

  // What an earlier page jotted down and did not live to keep properly.
  left() {
    try {
      return Object.keys(localStorage).filter(key => key.startsWith(this.#prefix)).map(key => JSON.parse(localStorage.getItem(key)));
    } catch {
      return [];
    }
  }

  clear() {
    this.left().forEach(entry => this.drop(entry));
  }
}
