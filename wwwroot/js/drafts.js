// What stands unsent in each conversation's composer. Kept at every key: a page has no later moment that is certain to come.
import { ALL, conversationKey, keyOf, placeOf } from './names.js';

// A conversation as it is named in localStorage: all, user:João, group:obras.
const PLACE = /^(?:all$|(?:user|group):)/u;
const writtenOf = ({ kind, name }) => kind === ALL ? ALL : `${kind}:${name}`;

export class Drafts {
  #prefix;
  #texts = new Map();

  constructor(nick) {
    this.#prefix = `chathub.draft.${keyOf(nick)}.`;
    for (const key of this.#keys()) {
      const { kind, name } = placeOf(key.slice(this.#prefix.length));
      this.#texts.set(conversationKey(kind, name), { kind, name, text: localStorage.getItem(key) });
    }
  }

  // Not those of a nick that begins as this one does, with a dot after it.
  #keys() {
    try {
      return Object.keys(localStorage).filter(key => key.startsWith(this.#prefix) && PLACE.test(key.slice(this.#prefix.length)));
    } catch {
      return []; // forbidden: nothing is kept
    }
  }

  // The conversations with something in them.
  get places() {
    return [...this.#texts.values()].map(({ kind, name }) => ({ kind, name }));
  }

  has({ key }) {
    return this.#texts.has(key);
  }

  of({ key }) {
    return this.#texts.get(key)?.text ?? '';
  }

  keep({ key, kind, name }, text) {
    const place = this.#texts.get(key) ?? { kind, name };
    if (text === '') this.#texts.delete(key);
    else this.#texts.set(key, { ...place, text });
    try {
      if (text === '') localStorage.removeItem(this.#prefix + writtenOf(place));
      else localStorage.setItem(this.#prefix + writtenOf(place), text);
    } catch {
      // Full or forbidden: lives as long as the page.
    }
  }

  clear() {
    this.#texts.clear();
    for (const key of this.#keys()) localStorage.removeItem(key);
  }
}
