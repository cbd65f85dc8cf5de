// What stands unsent in each conversation's composer. Kept at every key: a page has no later moment that is certain to come.
import { keyOf } from './names.js';

export class Drafts {
  #prefix;
  #unkept = new Map();

  constructor(nick) {
    this.#prefix = `chathub.draft.${keyOf(nick)}.`;
  }

  of(conversation) {
    try {
      return this.#unkept.get(conversation) ?? localStorage.getItem(this.#prefix + conversation) ?? '';
    } catch {
      return '';
    }
  }

  keep(conversation, text) {
    this.#unkept.delete(conversation);
    try {
      if (text === '') localStorage.removeItem(this.#prefix + conversation);
      else localStorage.setItem(this.#prefix + conversation, text);
    } catch {
      this.#unkept.set(conversation, text); // full or forbidden: lives as long as the page
    }
  }

  clear() {
    this.#unkept.clear();
    try {
      Object.keys(localStorage).filter(key => key.startsWith(this.#prefix)).forEach(key => localStorage.removeItem(key));
    } catch {
      // Forbidden: then nothing was kept either.
    }
  }
}
