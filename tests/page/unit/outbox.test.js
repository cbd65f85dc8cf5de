import { beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import { until } from './browser.js';
import { Jotter } from '../../../wwwroot/js/jotter.js';
import { Outbox } from '../../../wwwroot/js/outbox.js';

const line = text => ({ conversation: 'user:ana', text, kind: 'U', target: 'ana' });
const accepted = { ok: true, code: 'ok', text: 'entregue' };

// A disk, a server and a connection that do as they are told.
class World {
  disk = new Map();
  sent = [];
  ready = true;
  answer = () => accepted;
  storage = {
    saveEntry: async entry => { this.disk.set(entry.n, { ...entry }); },
    removeEntry: async n => { this.disk.delete(n); },
  };

  open(jotter = new Jotter('joão')) {
    return new Outbox({
      storage: this.storage, jotter, ready: () => this.ready, changed: () => {},
      send: async entry => {
        this.sent.push(entry.text);
        return this.answer(entry);
      },
    });
  }
}

let world;
beforeEach(() => {
  localStorage.clear();
  world = new World();
});

test('a line is on the disk before it is sent', async () => {
  let onDisk;
  world.answer = entry => { onDisk = world.disk.get(entry.n)?.text; return accepted; };
  await world.open().add(line('oi'));
  assert.equal(onDisk, 'oi');
});

test('what was accepted leaves the disk, and stays in sight until it comes back from the log', async () => {
  const outbox = world.open();
  await outbox.add(line('oi'));
  assert.equal(world.disk.size, 0);
  const [entry] = outbox.of('user:ana');
  assert.equal(entry.state, 'accepted');
  assert.equal(outbox.replyTo(entry.id), 'entregue');
  outbox.settle(outbox.numbersOf([entry.id]));
  assert.deepEqual(outbox.of('user:ana'), []);
});

test('offline, lines wait and go out in the order in which they were written', async () => {
  world.ready = false;
  const outbox = world.open();
  for (const text of ['um', 'dois', 'três']) await outbox.add(line(text));
  assert.deepEqual(world.sent, []);
  assert.deepEqual(outbox.of('user:ana').map(entry => entry.state), ['queued', 'queued', 'queued']);
  world.ready = true;
  await outbox.pump();
  assert.deepEqual(world.sent, ['um', 'dois', 'três']);
});

test('one is under way at a time', async () => {
  const gates = [];
  world.answer = () => new Promise(resolve => gates.push(() => resolve(accepted)));
  const outbox = world.open();
  const done = Promise.all(['um', 'dois'].map(text => outbox.add(line(text))));
  await until(() => gates.length === 1 && outbox.of('user:ana').length === 2);
  assert.deepEqual(world.sent, ['um']);
  gates[0]();
  await until(() => gates.length === 2);
  gates[1]();
  await done;
  assert.deepEqual(world.sent, ['um', 'dois']);
});

test('no answer is no refusal: the same id is sent again when the hub can be asked again', async () => {
  const ids = [];
  world.answer = ({ id }) => {
    ids.push(id);
    if (ids.length > 1) return accepted;
    world.ready = false;
    throw new Error('connection lost');
  };
  const outbox = world.open();
  await outbox.add(line('oi'));
  assert.equal(outbox.of('user:ana')[0].state, 'queued');
  assert.equal(world.disk.size, 1);
  world.ready = true;
  await outbox.pump();
  assert.equal(ids.length, 2);
  assert.equal(ids[0], ids[1]);
});

test('a busy server is asked again, and says so meanwhile', async () => {
  world.answer = () => { world.ready = false; return { ok: false, code: 'busy', text: 'ocupado' }; };
  const outbox = world.open();
  await outbox.add(line('oi'));
  const [entry] = outbox.of('user:ana');
  assert.equal(entry.state, 'queued');
});

test('a refusal stays with its reason until it is tried again under a new id, or discarded', async () => {
  world.answer = () => ({ ok: false, code: 'no-such-user', text: 'Erro, usuário não existe' });
  const outbox = world.open();
  await outbox.add(line('oi'));
  const [refused] = outbox.of('user:ana');
  assert.equal(refused.state, 'refused');
  assert.equal(world.disk.get(refused.n).state, 'refused');
  world.answer = () => accepted;
  await outbox.again(refused);
  const [again] = outbox.of('user:ana');
  assert.notEqual(again.id, refused.id);
  assert.equal(again.state, 'accepted');
  await outbox.discard(again);
  assert.deepEqual(outbox.of('user:ana'), []);
});

test('what is discarded is off the disk before it is out of sight', async () => {
  world.answer = () => ({ ok: false, code: 'no-such-user', text: 'Erro, usuário não existe' });
  const outbox = world.open();
  await outbox.add(line('oi'));
  let inSight;
  world.storage.removeEntry = async n => {
    await null;
    inSight = outbox.of('user:ana').length;
    world.disk.delete(n);
  };
  await outbox.discard(outbox.of('user:ana')[0]);
  assert.equal(inSight, 1);
  assert.deepEqual(outbox.of('user:ana'), []);
});

test('a refused line holds up none of those behind it', async () => {
  world.answer = ({ text }) => text === 'um' ? { ok: false, code: 'too-long', text: 'não' } : accepted;
  const outbox = world.open();
  await outbox.add(line('um'));
  await outbox.add(line('dois'));
  assert.deepEqual(outbox.of('user:ana').map(entry => entry.state), ['refused', 'accepted']);
});

test('the next page goes on with what this one left, jotted down or kept', async () => {
  world.ready = false;
  const first = world.open();
  await first.add(line('guardada'));
  new Jotter('joão').jot({ ...line('anotada'), n: 2, id: 'anotada', state: 'queued' });
  new Jotter('joão').jot({ ...world.disk.get(1) }); // written down twice, sent once
  const next = world.open();
  await next.restore([...world.disk.values()]);
  assert.deepEqual(new Jotter('joão').left(), []);
  world.ready = true;
  await next.add(line('nova'));
  assert.deepEqual(world.sent, ['guardada', 'anotada', 'nova']);
});
