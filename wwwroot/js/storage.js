// What a nick keeps in this browser: position, shown messages, outbox, read marks. The position and what was shown move in one transaction.
import { keyOf } from './names.js';

const KEEP = 10_000; // shown messages; older ones come back through History
const databaseOf = nick => `chathub.${keyOf(nick)}`;

/** @returns {Promise<void>} */
const finished = transaction => new Promise((resolve, reject) => {
  transaction.oncomplete = () => resolve();
  transaction.onabort = transaction.onerror = () => reject(transaction.error);
});
const answer = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

function openDatabase(nick) {
  const request = indexedDB.open(databaseOf(nick), 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('meta');
    request.result.createObjectStore('read');
    request.result.createObjectStore('messages', { keyPath: 'key' });
    request.result.createObjectStore('outbox', { keyPath: 'n' });
  };
  return answer(request);
}

export class Storage {
  #db = null;
  #onDegraded;

  constructor(onDegraded = () => {}) {
    this.#onDegraded = onDegraded;
  }

  // True while what is shown outlives the page.
  get durable() {
    return this.#db !== null;
  }

  // Opens the nick's database and reads all of it. Without IndexedDB everything lives in memory, and the page says so.
  async open(nick) {
    try {
      this.#db = await openDatabase(nick);
      this.#db.onversionchange = () => this.close();
      return await this.#load();
    } catch (error) {
      this.#degrade(error);
      return { position: null, messages: [], outbox: [], read: new Map() };
    }
  }

  async #load() {
    const stores = this.#db.transaction(['meta', 'messages', 'outbox', 'read']);
    const [position, messages, outbox, readKeys, readMarks] = await Promise.all([
      answer(stores.objectStore('meta').get('position')),
      answer(stores.objectStore('messages').getAll()),
      answer(stores.objectStore('outbox').getAll()),
      answer(stores.objectStore('read').getAllKeys()),
      answer(stores.objectStore('read').getAll()),
    ]);
    messages.sort((a, b) => a.era - b.era || a.pos - b.pos);
    const surplus = messages.splice(0, Math.max(0, messages.length - KEEP));
    if (surplus.length > 0) void this.#write(['messages'], store => surplus.forEach(message => store('messages').delete(message.key)));
    return { position: position ?? null, messages, outbox, read: new Map(readKeys.map((key, i) => [key, readMarks[i]])) };
  }

  // The position moves with what it covers: shown, and accepted because it came back.
  advance(position, messages, accepted) {
    return this.#write(['meta', 'messages', 'outbox'], store => {
      store('meta').put(position, 'position');
      for (const message of messages) store('messages').put(message);
      for (const n of accepted) store('outbox').delete(n);
    });
  }

  saveEntry(entry) {
    return this.#write(['outbox'], store => store('outbox').put(entry));
  }

  removeEntry(n) {
    return this.#write(['outbox'], store => store('outbox').delete(n));
  }

  saveRead(conversation, mark) {
    return this.#write(['read'], store => store('read').put(mark, conversation));
  }

  // A failed write (full, evicted) leaves the last good state on disk, position included: after a reload it is resumed from there.
  async #write(stores, change) {
    if (!this.#db) return;
    let transaction;
    try {
      transaction = this.#db.transaction(stores, 'readwrite');
      change(name => transaction.objectStore(name));
      await finished(transaction);
    } catch (error) {
      this.#degrade(error, transaction);
    }
  }

  // What the step has asked for already must not be kept without the rest.
  #degrade(error, step) {
    try {
      step?.abort();
    } catch {
      // Over already.
    }
    this.close();
    this.#onDegraded(error);
  }

  close() {
    this.#db?.close();
    this.#db = null;
  }
}

/** @returns {Promise<void>} */
export function erase(nick) {
  return new Promise(resolve => {
    const request = indexedDB.deleteDatabase(databaseOf(nick));
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}
