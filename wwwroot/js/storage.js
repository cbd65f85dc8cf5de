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

// Version 1 kept the outbox by a number that two tabs could both choose.
function upgrade({ result: database, transaction }, version) {
  if (version === 0) {
    database.createObjectStore('meta');
    database.createObjectStore('read');
    database.createObjectStore('messages', { keyPath: 'key' });
    database.createObjectStore('outbox', { keyPath: 'id' });
    return;
  }
  const old = transaction.objectStore('outbox').getAll();
  old.onsuccess = () => {
    database.deleteObjectStore('outbox');
    const outbox = database.createObjectStore('outbox', { keyPath: 'id' });
    for (const entry of old.result) outbox.put(entry);
  };
}

// A frozen tab of an older version blocks the upgrade until it thaws: longer than a person waits.
function openDatabase(nick) {
  const request = indexedDB.open(databaseOf(nick), 2);
  request.onupgradeneeded = ({ oldVersion }) => upgrade(request, oldVersion);
  return Promise.race([answer(request), new Promise((_, reject) => {
    request.onblocked = () => {
      request.onsuccess = () => request.result.close();
      reject(new Error('blocked'));
    };
  })]);
}

export class Storage {
  #db = null;
  #over = false;
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
      this.#db.onversionchange = this.#db.onclose = event => this.#degrade(event); // deleted while it is open
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

  // The position moves with what it covers: shown, and accepted (by their ids) because it came back.
  advance(position, messages, accepted) {
    return this.#write(['meta', 'messages', 'outbox'], store => {
      store('meta').put(position, 'position');
      for (const message of messages) store('messages').put(message);
      for (const id of accepted) store('outbox').delete(id);
    });
  }

  saveEntry(entry) {
    return this.#write(['outbox'], store => store('outbox').put(entry));
  }

  removeEntry(id) {
    return this.#write(['outbox'], store => store('outbox').delete(id));
  }

  saveRead(conversation, mark) {
    return this.#write(['read'], store => store('read').put(mark, conversation));
  }

  // Resolves with whether it is kept. A failed write (full, evicted) leaves the last good state on disk, position included: after a reload it is
  // resumed from there.
  async #write(stores, change) {
    if (!this.#db) return false;
    let transaction;
    try {
      transaction = this.#db.transaction(stores, 'readwrite');
      change(name => transaction.objectStore(name));
      await finished(transaction);
      return true;
    } catch (error) {
      this.#degrade(error, transaction);
      return false;
    }
  }

  // What the step has asked for already must not be kept without the rest.
  #degrade(error, step) {
    try {
      step?.abort();
    } catch {
      // Over already.
    }
    if (this.#over) return;
    this.close();
    this.#onDegraded(error);
  }

  close() {
    this.#over = true;
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
