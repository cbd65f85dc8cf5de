// One device on the stock client that does a client's whole duty: keeps its position, shows what is behind it, acknowledges, reconnects for ever and sends again what is unknown.
// Its journal holds all that it does and sees.
import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { setTimeout as pause } from 'node:timers/promises';
import { hashOf, Journal, tagOf } from './journal.js';
import { Outbox } from './outbox.js';

const tickMilliseconds = 1000;
const ackEveryItems = 50;
const retried = new Set(['busy', 'rate-limited', 'session-ended']);

// SignalR's own words when the server fails at a call; anything else that a call ends with says that its answer is unknown.
const serverFailed = 'An unexpected error occurred';

export class Peer {
  #options;
  #say;
  #journal;
  #outbox;
  #token = null;
  #position = null;
  #epoch = null;
  #acknowledged = null;
  #unacknowledged = 0;
  #client = null; // The connection, from its Welcome to its end.
  #connection = null; // The same from its beginning on.
  #away = null;

  constructor(options, say) {
    this.#options = options;
    this.#say = say;
    this.#journal = new Journal(options.journal);
    this.#outbox = new Outbox(options.window);
    setInterval(() => this.#tick(), tickMilliseconds);
  }

  async live() {
    for (;;) {
      await this.#away?.promise;
      try {
        await this.#oneConnection();
      } catch (error) {
        if (/\b401\b/.test(error.message)) throw new Error(`The token of ${this.#options.device} was forgotten.`, { cause: error });
        this.#say({ trouble: error.message });
      }
      await pause(Math.random() * this.#options.backoff);
    }
  }

  send({ id, target, text }) {
    const [kind, name] = target.includes(':') ? [target[0], target.slice(2)] : [target, null];
    this.#journal.write('invoke', id, tagOf(text), target, hashOf(text));
    this.#outbox.add({ id, kind, name, text });
    this.#sendOn();
  }

  async member({ group }) {
    let reply = await this.#client.invoke('CreateGroup', group);
    if (reply.code === 'group-exists') reply = await this.#client.invoke('JoinGroup', group);
    if (reply.ok) this.#journal.write('member', group);
    this.#say(reply.ok ? { member: group } : { fault: JSON.stringify(reply) });
  }

  drop() {
    this.#connection?.stop();
  }

  leave() {
    if (!this.#away) {
      const away = {};
      away.promise = new Promise(resolve => { away.end = resolve; });
      this.#away = away;
    }
    this.drop();
  }

  comeBack() {
    this.#away?.end();
    this.#away = null;
  }

  async #oneConnection() {
    const { server, transport } = this.#options;
    this.#token ??= await this.#openSession();
    const where = this.#position === null ? '' : `?since=${this.#position}&epoch=${this.#epoch}`;
    const connection = new HubConnectionBuilder()
      .withUrl(`${server}chat${where}`, { transport: HttpTransportType[transport], accessTokenFactory: () => this.#token })
      .configureLogging(LogLevel.None)
      .build();
    const closed = new Promise(resolve => { connection.onclose(resolve); });
    connection.onclose(() => this.#closed(connection));
    connection.on('Welcome', welcome => this.#welcome(connection, welcome));
    connection.on('Receive', batch => this.#receive(connection, batch));
    connection.on('Gap', gap => this.#gap(gap));
    connection.on('Bye', bye => this.#bye(bye));
    connection.on('Presence', () => {});
    connection.on('GroupChanged', () => {});
    this.#connection = connection;
    await connection.start();
    await closed;
  }

  async #openSession() {
    const { server, nick, password } = this.#options;
    const body = JSON.stringify({ nick, password, token: null });
    const answer = await fetch(`${server}api/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    if (!answer.ok) throw new Error(`No session: status ${answer.status === 401 ? 'unauthorized' : answer.status}`);
    const { token } = await answer.json();
    this.#say({ token });
    return token;
  }

  #welcome(connection, welcome) {
    if (this.#position === null) this.#journal.write('device', this.#options.device, this.#options.nick, welcome.position);
    this.#journal.write('connected', welcome.head);
    this.#position ??= welcome.position;
    this.#epoch = welcome.epoch;
    this.#acknowledged = welcome.position;
    this.#client = connection;
    this.#say({ connected: true, position: this.#position });
    this.#sendOn();
  }

  #closed(connection) {
    if (connection !== this.#client) return;
    this.#client = null;
    for (const id of this.#outbox.lost()) this.#journal.write('unknown', id);
    this.#say({ connected: false });
  }

  #receive(connection, { after, upto, items }) {
    if (connection !== this.#client) return;
    if (after > this.#position) {
      // Something between is missing: not to be papered over, but told, and asked for again from where we are.
      this.#journal.write('hole', this.#position, after);
      this.drop();
      return;
    }
    for (const { pos, id, from, text } of items.filter(item => item.pos > this.#position)) {
      this.#journal.write('shown', pos, id, tagOf(text), from, hashOf(text));
    }
    if (upto > this.#position) {
      this.#position = upto;
      this.#journal.write('position', upto);
      this.#say({ position: upto });
    }
    this.#unacknowledged += items.length;
    if (this.#unacknowledged >= ackEveryItems) this.#acknowledge();
  }

  #gap({ from, to, reason }) {
    this.#journal.write('gap', from, to, reason);
    this.#position = reason === 'epoch' ? from : to;
  }

  #bye({ code }) {
    this.#journal.write('bye', code);
    this.#say({ bye: code });
  }

  #tick() {
    this.#acknowledge();
    this.#outbox.tryAgain();
    this.#sendOn();
  }

  #acknowledge() {
    if (!this.#client || this.#position === this.#acknowledged) return;
    this.#acknowledged = this.#position;
    this.#unacknowledged = 0;
    this.#client.send('Ack', this.#position).catch(() => this.drop());
  }

  #sendOn() {
    const client = this.#client;
    for (let message = client && this.#outbox.take(); message; message = this.#outbox.take()) {
      const { id, kind, name, text } = message;
      const call = name === null ? client.invoke('MessageAll', kind, text, id) : client.invoke('Message', kind, name, text, id);
      call.then(reply => this.#answered(client, message, reply), error => this.#failed(client, message, error));
    }
  }

  #answered(client, message, reply) {
    if (client !== this.#client) return;
    if (retried.has(reply.code)) {
      this.#journal.write('busy', message.id);
      this.#outbox.putBack(message);
    } else if (reply.ok) {
      this.#outbox.answered(message);
      this.#journal.write('ok', message.id, reply.data.pos, reply.data.audience);
      this.#say({ resolved: 1, accepted: reply.data.pos });
    } else {
      this.#outbox.answered(message);
      this.#journal.write('refused', message.id, reply.code);
      this.#say({ resolved: 1 });
    }
    this.#sendOn();
  }

  #failed(client, message, error) {
    if (client !== this.#client) return;
    if (error.message.startsWith(serverFailed)) {
      this.#journal.write('failed', message.id, error.message.replace(/\s+/g, ' '));
      this.#outbox.putBack(message);
    } else {
      // The request that carried it failed: what is sent behind it would overtake it on this connection.
      this.#closed(client);
      this.drop();
    }
  }
}
