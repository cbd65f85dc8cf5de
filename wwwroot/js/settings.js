// How a nick wants to be called, kept in this browser: what calls (a level for each conversation), and by what (a tone, a notification).
import { keyOf } from './names.js';

export const LEVELS = ['all', 'mentions', 'none'];

export class Settings {
  #place;
  #kept = {};

  constructor(nick) {
    this.#place = `chathub.settings.${keyOf(nick)}`;
    try {
      this.#kept = JSON.parse(localStorage.getItem(this.#place)) ?? {};
    } catch {
      // Forbidden, or not ours: as if nothing had been chosen.
    }
  }

  get sound() {
    return this.#kept.sound === true;
  }

  set sound(on) {
    this.#keep({ sound: on });
  }

  get notifications() {
    return this.#kept.notifications === true;
  }

  set notifications(on) {
    this.#keep({ notifications: on });
  }

  // A message to one person is meant for them; one to many only when it names them.
  levelOf({ key, kind }) {
    return this.#kept.levels?.[key] ?? (kind === 'user' ? 'all' : 'mentions');
  }

  isMuted(conversation) {
    return this.levelOf(conversation) === 'none';
  }

  setLevel({ key }, level) {
    this.#keep({ levels: { ...this.#kept.levels, [key]: level } });
  }

  #keep(change) {
    Object.assign(this.#kept, change);
    try {
      localStorage.setItem(this.#place, JSON.stringify(this.#kept));
    } catch {
      // Holds for this page's life.
    }
  }

  clear() {
    try {
      localStorage.removeItem(this.#place);
    } catch {
      // Nothing was kept either.
    }
  }
}
