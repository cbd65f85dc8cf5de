// Calls the person to what he is not reading: by a tone, and by a notification while he looks elsewhere.
import { t } from './i18n.js';
import { isCalled } from './text.js';

const LONGEST = 200;

const cut = text => [...text].length > LONGEST ? `${[...text].slice(0, LONGEST).join('')}…` : text;
const placeOf = ({ kind, name }) => kind === 'all' ? t('room.all') : name;

// Whether a message calls the nick at this level.
export const isCall = (level, text, nick) => level === 'all' || (level === 'mentions' && isCalled(text, nick));

export class Calls {
  #nick;
  #settings;
  #away;
  #means;
  #waiting = new Map();
  #shown = new Map();

  // away() says whether the person looks elsewhere; means: notify(notification), dismiss(tag), playTone().
  constructor({ nick, settings, away, means }) {
    this.#nick = nick;
    this.#settings = settings;
    this.#away = away;
    this.#means = means;
  }

  // Many at once, as after a night, call once for each conversation.
  arrived(message, conversation) {
    if (!isCall(this.#settings.levelOf(conversation), message.text, this.#nick)) return;
    if (this.#waiting.size === 0) queueMicrotask(() => this.#call());
    this.#waiting.set(conversation, message);
  }

  #call() {
    if (this.#settings.sound) this.#means.playTone();
    if (this.#settings.notifications && this.#away()) {
      for (const [conversation, message] of this.#waiting) this.#notify(conversation, message);
    }
    this.#waiting.clear();
  }

  #notify(conversation, { from, text }) {
    const { key, kind, name } = conversation;
    const tag = `${this.#nick} ${key}`;
    this.#shown.set(tag, conversation);
    void this.#means.notify({
      title: kind === 'user' ? from : `${from} · ${placeOf(conversation)}`, body: cut(text), tag, data: { nick: this.#nick, kind, name },
    });
  }

  // What was read needs no calling any more.
  settle() {
    for (const [tag, { unread }] of this.#shown) {
      if (unread > 0) continue;
      this.#shown.delete(tag);
      void this.#means.dismiss(tag);
    }
  }
}
