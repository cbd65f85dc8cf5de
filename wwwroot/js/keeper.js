// Keeps what waits to be sent where it outlives the page: in the journal at once, in the database a moment later. The journal drops a line only
// when the database has it, so a database that fails or closes loses none.
import { OutboxJournal } from './journal.js';

export class Keeper {
  #nick;
  #storage;
  #journal;
  #stored = new Set();
  #saving = new Set();
  #unlisten = () => {};
  #closed = false;

  constructor(nick, storage) {
    this.#nick = nick;
    this.#storage = storage;
    this.#journal = new OutboxJournal(nick);
  }

  // Reads all that the nick has kept, and calls back with each line that another tab writes from now on. The journal is read first: what leaves it
  // meanwhile is in the database by then.
  async open(heard) {
    this.#unlisten = this.#journal.listen(heard);
    const noted = this.#journal.entries();
    const kept = await this.#storage.open(this.#nick);
    for (const { id } of kept.outbox) this.#stored.add(id);
    const entries = new Map(kept.outbox.map(entry => [entry.id, entry]));
    for (const entry of noted) {
      if (entry.gone) entries.delete(entry.id);
      else entries.set(entry.id, entry);
    }
    await Promise.all(noted.map(entry => entry.gone ? this.remove(entry) : this.save(entry)));
    return { ...kept, outbox: [...entries.values()].sort((a, b) => a.n - b.n || (a.id < b.id ? -1 : 1)) };
  }

  // Resolves with whether the line outlives the page.
  async save(entry) {
    if (this.#closed) return false;
    const noted = this.note(entry);
    this.#saving.add(entry.id);
    const stored = await this.#storage.saveEntry(entry);
    this.#saving.delete(entry.id);
    if (!stored) return noted;
    this.#stored.add(entry.id);
    this.#journal.drop(entry);
    return true;
  }

  isSaving({ id }) {
    return this.#saving.has(id);
  }

  // For the next page, or for the tab that leads now.
  note(entry) {
    return this.#journal.write(entry);
  }

  // From now on the lines are another page's.
  close() {
    this.#closed = true;
    this.#unlisten();
  }

  get isClosed() {
    return this.#closed;
  }

  // A line that the database cannot let go of must not come back from there.
  async remove({ id }) {
    if (this.#closed) return;
    if (this.#stored.has(id) && !await this.#storage.removeEntry(id)) this.#journal.write({ id, gone: true });
    else {
      this.#stored.delete(id);
      this.#journal.drop({ id });
    }
  }
}
