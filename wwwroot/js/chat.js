// One nick's chat in this tab: ties storage, connection, feed, outbox and state together.
import { openSession } from './api.js';
import { Connection } from './connection.js';
import { Conversations } from './conversations.js';
import { Directory } from './directory.js';
import { Drafts } from './drafts.js';
import { Feed } from './feed.js';
import { keepToken, tokenOf } from './identity.js';
import { refusal, t } from './i18n.js';
import { Jotter } from './jotter.js';
import { takeLead } from './lock.js';
import { Outbox } from './outbox.js';
import { Settings } from './settings.js';
import { Storage } from './storage.js';
import { isCalled } from './text.js';
import { ofTyped, said, wordsOf } from './words.js';

const NOTICE_MS = 8_000;

export class Chat {
  #changed;
  #letGo = () => {};
  #closed = false;
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
    this.storage = new Storage(() => this.say({ text: t('storage.memory'), refused: true }));
    this.conversations = new Conversations({
      saveRead: (key, mark) => this.storage.saveRead(key, mark), isCalled: text => isCalled(text, nick), changed,
    });
    this.outbox = new Outbox({
      storage: this.storage, jotter: new Jotter(nick), send: entry => this.#send(entry), ready: () => this.connection.ready, changed,
    });
    this.directory = new Directory({ me: nick, invoke: (method, ...args) => this.connection.invoke(method, ...args), changed });
    this.feed = new Feed({
      storage: this.storage, conversations: this.conversations, outbox: this.outbox, ack: position => this.connection.ack(position),
    });
    this.connection = new Connection({ session: this.session, query: () => this.feed.query(), on: this.#handlers() });
  }

  async open() {
    this.#letGo = await takeLead(this.nick, () => this.#lost());
    const { position, messages, outbox, read } = await this.storage.open(this.nick);
    this.feed.restore(position);
    this.conversations.restore(messages, read);
    await this.outbox.restore(outbox);
    this.#changed();
    if (!this.#closed) void this.connection.run();
  }

  #handlers() {
    return {
      status: status => {
        this.status = status.state === 'ended' ? { ...status, text: refusal(status.code, status.text, status) } : status;
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

  async #send({ id, text, kind, target, audience, line }) {
    if (audience) return said(await this.connection.invoke('MessageAll', audience, text, id), ['-msgt', audience]);
    if (!line) return said(await this.connection.invoke('Message', kind, target, text, id), ['-msg', kind, target]);
    const reply = ofTyped(await this.connection.invoke('Run', text, id), wordsOf(text));
    if (reply.ok) this.reply(text, reply);
    return reply;
  }

  reply(command, { ok, text }) {
    this.conversations.note({ command, reply: text, refused: !ok }, { era: this.feed.era, pos: this.feed.position });
  }

  // A refusal stays until the person closes it or does something else; what went well goes by itself.
  say(notice) {
    clearTimeout(this.#fading);
    this.notice = notice;
    if (notice && !notice.refused) this.#fading = setTimeout(() => this.say(null), NOTICE_MS);
    this.#changed();
  }

  // The token is not known any more: a nick without a password simply gets a new one.
  async #renew() {
    const { token } = await openSession(this.nick, null, this.session.token);
    this.session.token = token;
    keepToken(this.nick, token);
  }

  async #lost() {
    if (this.#closed) return;
    await this.close();
    this.status = { state: 'ended', code: 'replaced', text: t('link.replaced') };
    this.#changed();
  }

  async close() {
    this.#closed = true;
    clearTimeout(this.#fading);
    await this.connection.stop().catch(() => {});
    await this.feed.close();
    this.storage.close();
    this.#letGo();
  }
}
