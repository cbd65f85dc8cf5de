// Keeps one live session with the hub, for ever, and says truthfully how it stands.
import { HubConnectionBuilder, LogLevel } from './signalr.js';
import { Refused, Unreachable } from './api.js';
import { delayFor, pause } from './backoff.js';
import { sort } from './endings.js';
import { Streams } from './streams.js';

// Passes by itself: another device holds the nick, or the server has been asked too often.
const WAITED_FOR = new Set(['nick-in-use', 'too-many-attempts']);

const EVENTS = ['Welcome', 'Receive', 'Gap', 'Presence', 'GroupChanged'];

export class Connection {
  #streams = new Streams();
  #session;
  #query;
  #on;
  #hub = null;
  #ready = false;
  #ended = false;
  #pause = null;

  // session: { token, renew() }; query: where to resume; on: a handler for each event, and status.
  constructor({ session, query, on }) {
    this.#session = session;
    this.#query = query;
    this.#on = on;
  }

  get ready() {
    return this.#ready;
  }

  async run() {
    for (let attempt = 0, renewals = 0; !this.#ended; ) {
      this.#on.status({ state: 'connecting' });
      const { welcomed, bye, error } = await this.#once();
      if (this.#ended) return;
      [attempt, renewals] = welcomed ? [0, 0] : [attempt + 1, renewals];
      const { token } = this.#session;
      const ending = await this.#renewed(sort(bye, error));
      if (ending && !WAITED_FOR.has(ending.code)) return this.#end(ending);
      if (this.#session.token !== token && renewals++ === 0) attempt = 0; // the server is there: no reason to be patient
      await this.#wait(delayFor(attempt) + (bye?.retryAfter ?? 0) * 1000, ending?.code);
    }
  }

  // One connection, from its start to its close.
  async #once() {
    const outcome = { welcomed: false, bye: null, error: null };
    const hub = this.#hub = new HubConnectionBuilder()
      .withUrl(`chat${this.#query()}`, {
        ...this.#streams.next(), EventSource: this.#streams.watched(), accessTokenFactory: () => this.#session.token, timeout: 15_000,
      })
      .configureLogging(LogLevel.None)
      .build();
    const { promise: closed, resolve: close } = /** @type {PromiseWithResolvers<void>} */ (Promise.withResolvers());
    hub.onclose(error => { outcome.error ??= error; close(); });
    hub.on('Bye', bye => {
      outcome.bye = bye;
      this.#ready = false;
      if (bye.code !== 'draining') void hub.stop();
    });
    for (const event of EVENTS) hub.on(event, payload => this.#dispatch(hub, event, payload, outcome));
    try {
      await this.#streams.trying(hub.start());
      await closed;
    } catch (error) {
      outcome.error = error;
    }
    if (this.#hub === hub) this.#ready = false;
    return outcome;
  }

  async #dispatch(hub, event, payload, outcome) {
    try {
      await this.#on[event](payload, () => hub === this.#hub);
    } catch {
      if (hub === this.#hub) this.drop(); // what could not be taken comes again
      return;
    }
    if (event !== 'Welcome' || hub !== this.#hub || outcome.bye) return;
    outcome.welcomed = this.#ready = true;
    this.#on.status({ state: 'online' });
    this.#on.ready();
  }

  // A token that is no longer known is exchanged for a new one before giving up.
  async #renewed(ending) {
    if (ending?.code !== 'token-invalid') return ending;
    try {
      await this.#session.renew();
      return null;
    } catch (error) {
      return error instanceof Refused ? { ...error.problem, code: error.code, text: error.message } : null;
    }
  }

  // code: what is waited for, where the server has said so.
  async #wait(ms, code) {
    if (this.#ended) return;
    this.#pause = pause(ms);
    this.#on.status({ state: 'waiting', until: Date.now() + ms, code });
    await this.#pause.done;
    this.#pause = null;
  }

  retryNow() {
    this.#pause?.skip();
  }

  invoke(method, ...args) {
    return this.#ready ? this.#hub.invoke(method, ...args) : Promise.reject(new Unreachable(method));
  }

  ack(position) {
    if (this.#ready) this.#hub.send('Ack', position).catch(() => {}); // cumulative: the next one says it again
  }

  // Drops this connection; the loop resumes at what was really shown.
  drop() {
    this.#ready = false;
    void this.#hub?.stop();
  }

  #end(ending) {
    this.#ended = true;
    this.#on.status({ state: 'ended', ...ending });
  }

  async stop() {
    this.#ended = true;
    this.#ready = false;
    this.#pause?.skip();
    await this.#hub?.stop();
  }
}
