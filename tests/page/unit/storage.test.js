import { beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import { IDBFactory } from 'fake-indexeddb';
import './browser.js';
import { Storage, erase } from '../../../wwwroot/js/storage.js';

beforeEach(() => { globalThis.indexedDB = new IDBFactory(); });

const message = (pos, era = 0) => ({ key: `ana ${era}-${pos}`, conversation: 'user:ana', peer: 'ana', era, pos, text: `t${pos}` });
const open = async (nick = 'João') => {
  const storage = new Storage();
  const kept = await storage.open(nick);
  return { storage, kept };
};

test('a nick that is new here has kept nothing', async () => {
  const { storage, kept } = await open();
  assert.deepEqual(kept, { position: null, messages: [], outbox: [], read: new Map() });
  assert.equal(storage.durable, true);
});

test('position, messages, outbox and read marks are there again', async () => {
  const { storage } = await open();
  await storage.saveEntry({ n: 1, id: 'x', text: 'na fila' });
  await storage.advance({ my: 7, epoch: 'e', era: 0 }, [message(7), message(3)], []);
  await storage.saveRead('user:ana', { era: 0, pos: 3 });
  storage.close();
  const { kept } = await open('JOÃO');
  assert.deepEqual(kept.position, { my: 7, epoch: 'e', era: 0 });
  assert.deepEqual(kept.messages.map(({ pos }) => pos), [3, 7]);
  assert.deepEqual(kept.outbox.map(({ text }) => text), ['na fila']);
  assert.deepEqual([...kept.read], [['user:ana', { era: 0, pos: 3 }]]);
});

test('what came back from the log leaves the outbox in the same step as the position moves', async () => {
  const { storage } = await open();
  await storage.saveEntry({ n: 1, id: 'x' });
  await storage.saveEntry({ n: 2, id: 'y' });
  await storage.advance({ my: 1, epoch: 'e', era: 0 }, [message(1)], ['x']);
  storage.close();
  const { kept } = await open();
  assert.deepEqual(kept.outbox.map(({ id }) => id), ['y']);
});

test('a step that fails keeps nothing of itself, and the page is told', async () => {
  let told = 0;
  const storage = new Storage(() => told++);
  await storage.open('João');
  await storage.advance({ my: 1, epoch: 'e', era: 0 }, [message(1)], []);
  await storage.advance({ my: 2, epoch: 'e', era: 0 }, [message(2), { key: () => 'cannot be stored' }], []);
  assert.equal(told, 1);
  assert.equal(storage.durable, false);
  const { kept } = await open();
  assert.equal(kept.position.my, 1);
  assert.deepEqual(kept.messages.map(({ pos }) => pos), [1]);
});

test('without IndexedDB everything works and nothing is kept', async () => {
  globalThis.indexedDB = undefined;
  let told = 0;
  const storage = new Storage(() => told++);
  assert.deepEqual((await storage.open('João')).messages, []);
  assert.equal(await storage.saveEntry({ n: 1, id: 'x' }), false);
  assert.equal(told, 1);
  assert.equal(storage.durable, false);
});

test('only the newest messages are kept, and eras come before positions', async () => {
  const { storage } = await open();
  const many = Array.from({ length: 10_010 }, (_, i) => message(i + 1));
  await storage.advance({ my: 1, epoch: 'f', era: 1 }, [...many, message(1, 1)], []);
  storage.close();
  const { kept, storage: again } = await open();
  assert.equal(kept.messages.length, 10_000);
  assert.equal(kept.messages[0].pos, 12);
  assert.equal(kept.messages.at(-1).era, 1);
  again.close();
});

test('erasing takes all of a nick away and nothing of another', async () => {
  const ana = await open('ana');
  const joao = await open('joão');
  for (const { storage } of [ana, joao]) await storage.advance({ my: 1, epoch: 'e', era: 0 }, [message(1)], []);
  ana.storage.close();
  joao.storage.close();
  await erase('ana');
  assert.equal((await open('ana')).kept.position, null);
  assert.equal((await open('joão')).kept.position.my, 1);
});

test('a database that another page deletes while it is open is told of, and keeps nothing more', async () => {
  let told = 0;
  const storage = new Storage(() => told++);
  await storage.open('João');
  await erase('João');
  assert.equal(told, 1);
  assert.equal(await storage.saveEntry({ n: 1, id: 'x' }), false);
  assert.equal(told, 1);
});

test('two tabs that chose the same number keep both lines', async () => {
  const [one, two] = [await open(), await open()];
  await one.storage.saveEntry({ n: 1, id: 'x' });
  await two.storage.saveEntry({ n: 1, id: 'y' });
  const { kept } = await open();
  assert.deepEqual(kept.outbox.map(({ id }) => id).sort(), ['x', 'y']);
});

test('the outbox of an earlier version, which had numbers for keys, is kept', async () => {
  const request = indexedDB.open('chathub.joão', 1);
  request.onupgradeneeded = () => {
    for (const name of ['meta', 'read']) request.result.createObjectStore(name);
    request.result.createObjectStore('messages', { keyPath: 'key' }).put(message(7));
    request.result.createObjectStore('outbox', { keyPath: 'n' }).put({ n: 3, id: 'x', text: 'na fila' });
  };
  await new Promise(resolve => { request.onsuccess = resolve; });
  request.result.close();
  const { kept } = await open();
  assert.deepEqual(kept.outbox, [{ n: 3, id: 'x', text: 'na fila' }]);
  assert.deepEqual(kept.messages.map(({ pos }) => pos), [7]);
});

test('a tab that does not let go of an earlier version is not waited for', async () => {
  const request = indexedDB.open('chathub.joão', 1);
  await new Promise(resolve => { request.onsuccess = resolve; });
  let told = 0;
  const storage = new Storage(() => told++);
  assert.deepEqual((await storage.open('João')).outbox, []);
  assert.equal(told, 1);
  request.result.close();
});
