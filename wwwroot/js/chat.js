// One nick's chat in this tab: ties storage, connection, feed, outbox and state together.
import { openSession } from './api.js';
import { Connection } from './connection.js';
import { Conversations } from './conversations.js';
import { Directory } from './directory.js';
import { Drafts } from './drafts.js';
import { Feed } from './feed.js';
import { keepToken, tokenOf } from './identity.js';
import { refusal, t } from './i18n.js';
import { Keeper } from './keeper.js';
import { takeLead } from './lock.js';
import { Outbox } from './outbox.js';
import { Places } from './places.js';
import { send } from './sending.js';
import { Settings } from './settings.js';
import { Storage } from './storage.js';
import { isCalled } from './text.js';
import { unsentIn } from './unsent.js';

const NOTICE_MS = 8_000;

export class Chat {
  #changed;
  #letGo = () => {};
  #fading;
  status = { state: 'connecting' };
  limits = { textLength: 4_000, historyPage: 200, frameBytes: 65_536 };
  notice = null;

  // changed() is called after every change of what is to be shown; it may be called often.
  constructor(nick, changed) {
    this.nick = nick;
    this.#changed = changed;
    this.session = { token: tokenOf(nick), renew: () => this.#renew() };
    this.settings = new Settings(nick);
    this.drafts = new Drafts(nick);
    this.storage = new Storage(() => {
      this.outbox.rescue();
      this.say({ text: t('storage.memory'), refused: true });
    });
    this.keeper = new Keeper(nick, this.storage);
    this.conversations = new Conversations({
      saveRead: (key, mark) => this.storage.saveRead(key, mark), isCalled: text => isCalled(text, nick), changed,
      unsentIn: conversation => unsentIn(this, conversation),
    });
    this.outbox = new Outbox({
      keeper: this.keeper, send: entry => send(this, entry), ready: () => this.connection.ready,
      places: new Places({ conversations: this.conversations, here: () => this.#here }), changed,
    });
    this.directory = new Directory({ me: nick, invoke: (method, ...args) => this.connection.invoke(method, ...args), changed });
    this.feed = new Feed({
      storage: this.storage, conversations: this.conversations, outbox: this.outbox, ack: position => this.connection.ack(position),
    });
    this.connection = new Connection({ session: this.session, query: () => this.feed.query(), on: this.#handlers() });
  }

  // Takes no lines any more: another tab leads, or the person has left.
  get isClosed() {
    return this.keeper.isClosed;
  }

  async open() {
    this.#letGo = await takeLead(this.nick, () => this.#lost());
    const { position, messages, outbox, read } = await this.keeper.open(entry => void this.outbox.adopt(entry));
    this.feed.restore(position);
    this.conversations.restore(messages, read);
    this.outbox.restore(outbox);
    for (const { kind, name } of this.drafts.places) this.conversations.ensure(kind, name);
    this.#changed();
    if (!this.isClosed) void this.connection.run();
  }

  #handlers() {
    return {
      status: status => {
        if (status.code === 'replaced') return void this.#lost();
        this.status = status.code ? { ...status, text: refusal(status.code, status.text, status) } : status;
        this.#changed();
      },
      ready: () => { void this.outbox.pump(); void this.refresh(); },
      Welcome: async (welcome, current) => {
        this.limits = welcome.limits;
        for (const group of welcome.groups) this.directory.took(group);
        await this.feed.welcome(welcome, current);
      },
      Receive: async (batch, current) => {
        if (await this.feed.receive(batch, current) === false) this.connection.drop();
      },
      Gap: (gap, current) => this.feed.gap(gap, current),
      Presence: change => this.directory.presence(change),
      GroupChanged: change => {
        this.directory.groupChanged(change);
        void this.loadMembers();
      },
    };
  }

  // A connection that goes away meanwhile is asked again when it is back.
  async refresh() {
    await this.directory.refresh().catch(() => {});
    await this.loadMembers();
  }

  async loadMembers() {
    const { open } = this.conversations;
    if (open.kind === 'group' && this.connection.ready) await this.directory.loadMembers(open.name).catch(() => {});
  }

  reply = (command, { ok, text }) => this.conversations.note({ command, reply: text, refused: !ok }, this.#here);

  // The end of the log, as far as it was shown.
  get #here() {
    return { era: this.feed.era, pos: this.feed.position };
  }

  // A refusal stays until the person closes it or does something else; what went well goes by itself.
  say(notice) {
    clearTimeout(this.#fading);
    this.notice = notice;
    if (notice && !notice.refused) this.#fading = setTimeout(() => this.say(null), NOTICE_MS);
    this.#changed();
  }

  // The token is not known any more: a nick without a password gets a new one as soon as no other device holds it.
  async #renew() {
    const { token } = await openSession(this.nick, null, this.session.token);
    this.session.token = token;
    keepToken(this.nick, token);
  }

  async #lost() {
    if (this.isClosed) return;
    await this.close();
    this.status = { state: 'ended', code: 'replaced', text: t('link.replaced') };
    this.#changed();
  }

  async close() {
    if (!this.isClosed) this.outbox.rescue();
    this.keeper.close();
    clearTimeout(this.#fading);
    await this.connection.stop().catch(() => {});
    await this.feed.close();
    this.storage.close();
    this.#letGo();
  }
}
