// What a person can do in a chat.
import { Refused, Unreachable, revokeSession, setPassword } from './api.js';
import { messageOf } from './feed.js';
import { dropToken, keepToken } from './identity.js';
import { refusal, t } from './i18n.js';
import { OutboxJournal } from './journal.js';
import { isMessage } from './order.js';
import { permission, turnOn } from './notifications.js';
import { erase } from './storage.js';
import { ofTyped, said, wordsOf } from './words.js';

const SENDS = /^-msgt?(?:\s|$)/iu;
const EXIT = /^-exit\s*$/iu;

export class Actions {
  #chat;
  #onExit;

  constructor(chat, onExit) {
    this.#chat = chat;
    this.#onExit = onExit;
  }

  open(kind, name) {
    const { conversations } = this.#chat;
    conversations.select(conversations.ensure(kind, name));
    void this.#chat.loadMembers();
  }

  // Why a line cannot be written; null when it can. A command may be longer than a message by its name and target.
  refusalOf(text, isCommand) {
    if (this.#chat.isClosed) return t('write.replaced');
    const most = this.#chat.limits.textLength;
    if (!text.isWellFormed()) return t('write.broken'); // half a letter cannot be sent to a server
    return text.length > most && [...text].length > most + (isCommand ? 100 : 0) ? t('write.toolong', most) : null;
  }

  // A message to the open conversation. audience: C, D or T for a broadcast.
  write(text, audience) {
    const { kind, name } = this.#chat.conversations.open;
    this.#queue(kind === 'all' ? { text, audience } : { text, kind, target: name });
  }

  // A command, beginning with its dash.
  run(line) {
    if (EXIT.test(line)) void this.exit();
    else if (SENDS.test(line)) this.#queue({ text: line, line: true });
    else void this.#run(line);
  }

  #queue(line) {
    const { open: { key, kind, name } } = this.#chat.conversations;
    void this.#chat.outbox.add({ conversation: key, place: { kind, name }, ...line });
  }

  // How many others a broadcast would reach, by its letter, and how many of them are connected; null when nobody can say.
  async reach() {
    const { data } = await this.#ask('CountUsers');
    if (!data) return null;
    const [others, connected] = [data.known - 1, data.connected - 1];
    return { T: { people: others, connected }, C: { people: connected, connected }, D: { people: others - connected, connected: 0 } };
  }

  // A command that is no message is not repeated: creating a group twice is not the same as once.
  async #run(line) {
    this.#chat.reply(line, ofTyped(await this.#ask('Run', line, null), wordsOf(line)));
    await this.#chat.refresh();
  }

  async #ask(method, ...args) {
    try {
      return await this.#chat.connection.invoke(method, ...args);
    } catch (error) {
      return { ok: false, text: t(error instanceof Unreachable ? 'command.offline' : 'command.unknown') };
    }
  }

  createGroup = name => this.#group('-criargrupo', 'CreateGroup', name);
  joinGroup = name => this.#group('-entrargrupo', 'JoinGroup', name);
  leaveGroup = name => this.#group('-sairgrupo', 'LeaveGroup', name);

  async #group(command, method, name) {
    const reply = said(await this.#ask(method, name), [command]);
    this.#chat.say({ text: reply.text, refused: !reply.ok });
    if (!reply.ok) return false;
    this.#chat.directory.took(reply.data);
    this.open('group', reply.data.name);
    return true;
  }

  async older(conversation) {
    const { conversations, connection, limits } = this.#chat;
    const { kind, name } = conversation;
    if (!connection.ready || ['loading', 'none'].includes(conversation.older)) return undefined;
    const before = conversation.lines.find(isMessage)?.pos ?? null;
    conversations.expect(conversation, 'loading');
    const reply = await this.#ask('History', kind, name, before, Math.min(100, limits.historyPage));
    if (reply.ok) return conversations.showOlder(conversation, reply.data.items.map(item => messageOf(item, 0)), reply.data.more);
    return conversations.expect(conversation, reply.code ? 'none' : 'more');
  }

  // The person has just chosen to be called: the moment to ask the browser.
  async callFor(conversation, level) {
    const { settings } = this.#chat;
    settings.setLevel(conversation, level);
    if (level !== 'none' && !settings.notifications && permission() !== 'none') await this.turnOnCalls();
  }

  async turnOnCalls() {
    const on = await turnOn(this.#chat.settings);
    this.#chat.say(on ? this.#chat.notice : { text: t('calls.denied'), refused: true });
  }

  async setPassword(current, password) {
    const { session, nick } = this.#chat;
    try {
      const answer = await setPassword(session.token, current || null, password);
      if (answer?.token) keepToken(nick, session.token = answer.token);
      return null;
    } catch (error) {
      return error instanceof Refused ? refusal(error.code, error.message) : t('command.offline');
    }
  }

  // Says goodbye when there is somebody to say it to, and leaves in any case.
  async exit() {
    this.#chat.feed.acknowledge(); // the next device of this nick begins where this one stopped
    if (this.#chat.connection.ready) await this.#chat.connection.invoke('Exit').catch(() => {});
    await this.#onExit(t('entry.bye'));
  }

  async forget() {
    const { nick, session } = this.#chat;
    await revokeSession(session.token).catch(() => {});
    await this.#onExit(t('entry.bye'));
    dropToken(nick);
    new OutboxJournal(nick).clear();
    this.#chat.settings.clear();
    this.#chat.drafts.clear();
    await erase(nick);
  }
}
