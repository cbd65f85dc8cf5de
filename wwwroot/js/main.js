// Decides between the door and the chat.
import { Actions } from './actions.js';
import { Chat } from './chat.js';
import { language } from './i18n.js';
import { dropToken, entered, hasLeft, lastNick, left, tabNick } from './identity.js';
import { isLed } from './lock.js';
import { startWorker } from './worker.js';
import { EntryView } from './views/entry.js';
import { ShellView } from './views/shell.js';

class App {
  #root = document.getElementById('app');
  #chat = null;
  #view = null;
  #scheduled = false;

  async start() {
    document.documentElement.lang = language;
    const wake = () => {
      this.#chat?.connection.retryNow();
      this.#render();
    };
    addEventListener('online', wake);
    addEventListener('offline', () => this.#render());
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) wake();
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
    this.#chat = this.#view = null;
    const entry = new EntryView({ message, code, onEnter: nick => void this.#enter(nick) });
    this.#root.replaceChildren(entry.element);
    document.title = 'ChatHub';
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
    this.#render();
  }

  async #leave(chat, message, code) {
    left();
    await chat.close();
    if (this.#chat === chat) this.#door(message, code);
  }

  // However many changes there are, what follows from them is drawn once.
  #render() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setTimeout(() => {
      this.#scheduled = false;
      if (this.#view && this.#chat.status.code === 'exit') void this.#leave(this.#chat, this.#chat.status.text);
      else this.#view?.render();
    });
  }
}

void new App().start();
void startWorker();
