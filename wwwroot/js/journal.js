// The outbox in localStorage: written at once, where IndexedDB answers later and may refuse. Other tabs of the same nick hear of each line. What
// the browser does not take lives as long as the page.
import { keyOf } from './names.js';

const parsed = json => {
  try {
    return JSON.parse(json);
  } catch {
    return null; // not written by this page
  }
};

const unkept = new Map();

// Whether closing the page loses a line, of whatever nick.
export const losesLines = () => unkept.size > 0;

export class OutboxJournal {
  #prefix;

  constructor(nick) {
    this.#prefix = `chathub.jotted.${keyOf(nick)}.`;
  }

  // Whether the line outlives the page: not when the browser is full or forbids it.
  write(entry) {
    const [key, json] = [this.#prefix + entry.id, JSON.stringify(entry)];
    try {
      localStorage.setItem(key, json);
      unkept.delete(key);
      return true;
    } catch {
      unkept.set(key, json);
      return false;
    }
  }

  drop({ id }) {
    unkept.delete(this.#prefix + id);
    try {
      localStorage.removeItem(this.#prefix + id);
    } catch {
      // Forbidden: then nothing was written either.
    }
  }

  // Lines that earlier pages and other tabs wrote here and nobody has dropped yet.
  entries() {
    const written = new Map();
    try {
      for (const [key, json] of Object.entries(localStorage)) written.set(key, json);
    } catch {
      // Forbidden: what this page holds is all there is.
    }
    for (const [key, json] of unkept) written.set(key, json);
    return [...written].map(([key, json]) => this.#entryOf(key, json)).filter(entry => entry !== null);
  }

  // Null for what is another nick's: a nick may begin as this one does, with a dot after it.
  #entryOf(key, json) {
    const entry = key.startsWith(this.#prefix) ? parsed(json) : null;
    return key === this.#prefix + entry?.id ? entry : null;
  }

  // Calls back with each line that another tab writes; returns what ends that.
  listen(heard) {
    const hear = ({ key, newValue }) => {
      const entry = this.#entryOf(key ?? '', newValue);
      if (entry) heard(entry);
    };
    addEventListener('storage', hear);
    return () => removeEventListener('storage', hear);
  }

  clear() {
    this.entries().forEach(entry => this.drop(entry));
  }
}
