// Proxies may hold an event stream back for good. SignalR's client then waits forever, so the page watches its streams and goes to long polling.
import { HttpTransportType } from './signalr.js';

const PATIENCE_MS = 4_000; // less than the 5 s that the server waits for the handshake
const MOST_FAILURES = 2;

export class Streams {
  #failures = 0;
  #begun = false;
  #patience;

  constructor(patience = PATIENCE_MS) {
    this.#patience = patience;
  }

  // The transports of the next connection: after two streams without a handshake long polling alone, and after that a stream gets another chance.
  next() {
    this.#begun = false;
    if (this.#failures < MOST_FAILURES) return {};
    this.#failures = MOST_FAILURES - 1;
    return { transport: HttpTransportType.LongPolling };
  }

  // started: of the connection, with its handshake.
  async trying(started) {
    try {
      await started;
      if (this.#begun) this.#failures = 0;
    } catch (error) {
      if (this.#begun) this.#failures++;
      throw error;
    }
  }

  // The EventSource for SignalR. One that brings nothing in time breaks; had it not opened yet, SignalR itself takes the next transport.
  watched(Source = window.EventSource) {
    const begun = () => { this.#begun = true; };
    const heldBack = () => {
      this.#begun = false;
      this.#failures++;
    };
    const patience = this.#patience;
    return Source && class extends Source {
      #timer = setTimeout(() => {
        heldBack();
        this.close();
        this.dispatchEvent(new Event('error'));
      }, patience);

      constructor(url, init) {
        super(url, init);
        begun();
        this.addEventListener('message', () => clearTimeout(this.#timer), { once: true });
      }

      /** @override */
      close() {
        clearTimeout(this.#timer);
        super.close();
      }
    };
  }
}
