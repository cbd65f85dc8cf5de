// Decides between the door and the chat.
import { Actions } from './actions.js';
import * as address from './address.js';
import { showUnread } from './badge.js';
import { Calls } from './calls.js';
import { Chat } from './chat.js';
import { onNewDay } from './days.js';
import { refuseDrops } from './drops.js';
import { inFrames } from './frames.js';
import { language } from './i18n.js';
import { dropToken, entered, hasLeft, lastNick, left, tabNick } from './identity.js';
import { losesLines } from './journal.js';
import { isLed } from './lock.js';
import * as notifications from './notifications.js';
import { playTone } from './tone.js';
import { startWorker } from './worker.js';
import { EntryView } from './views/entry.js';
import { ShellView } from './views/shell.js';

class App {
  #root = document.getElementById('app');
  #chat = null;
  #view = null;
  #calls = null;
  #render = inFrames(() => this.#draw());

  async start() {
    document.documentElement.lang = language;
    const wake = () => {
      this.#chat?.connection.retryNow();
      this.#render();
    };
    addEventListener('online', wake);
    addEventListener('offline', () => this.#render());
    onNewDay(() => this.#render());
    refuseDrops(() => this.#view?.refuseFiles());
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) wake();
    });
    addEventListener('beforeunload', event => {
      if (losesLines()) event.preventDefault(); // the browser asks
    });
    document.addEventListener('keydown', event => this.#view?.key(event));
    addEventListener('popstate', () => this.#view?.follow(address.placeIn(location.hash)));
    navigator.serviceWorker?.addEventListener('message', ({ data }) => {
      if (data.open?.nick === this.#chat?.nick) this.#view?.open(data.open.kind, data.open.name);
    });
    const nick = tabNick() ?? await this.#proposed();
    if (nick) await this.#enter(nick);
    else this.#door();
  }

  // A new tab goes on as the browser's last nick, unless another tab is using it or the person has left.
  async #proposed() {
    const nick = lastNick();
    return nick && !hasLeft() && !await isLed(nick) ? nick : null;
  }

  #door(message, code) {
    this.#chat = this.#view = this.#calls = null;
    const entry = new EntryView({ message, code, onEnter: nick => void this.#enter(nick) });
    this.#root.replaceChildren(entry.element);
    showUnread(0);
    entry.focus();
  }

  // Shown once all that is kept has been read: what is written before that would have no place.
  async #enter(nick) {
    entered(nick);
    const chat = this.#chat = new Chat(nick, () => this.#render());
    chat.conversations.looking = () => !document.hidden && this.#view?.room.isShown === true;
    const actions = new Actions(chat, message => this.#leave(chat, message));
    await chat.open();
    if (this.#chat !== chat) return;
    this.#calls = new Calls({
      nick, settings: chat.settings, away: () => document.hidden || !document.hasFocus(), means: { ...notifications, playTone },
    });
    chat.conversations.arrived = (message, conversation) => this.#calls.arrived(message, conversation);
    this.#view = new ShellView(chat, actions, {
      onComeBack: async () => {
        await chat.close();
        await this.#enter(nick);
      },
      onLeave: ({ code, text }) => {
        if (code === 'revoked') dropToken(nick);
        void this.#leave(chat, text, code);
      },
    });
    this.#root.replaceChildren(this.#view.element);
    const place = address.placeIn(location.hash);
    if (place) this.#view.follow(place);
    this.#render();
  }

  async #leave(chat, message, code) {
    left();
    address.forget(); // whoever enters next begins at the beginning
    await chat.close();
    if (this.#chat === chat) this.#door(message, code);
  }

  #draw() {
    if (this.#view && this.#chat.status.code === 'exit') void this.#leave(this.#chat, this.#chat.status.text);
    else this.#view?.render();
    this.#calls?.settle();
  }
}

// Not where support.js has said that the browser is too old.
if (!document.getElementById('app').firstChild) void new App().start();
void startWorker();
