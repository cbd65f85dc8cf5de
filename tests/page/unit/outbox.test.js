import { beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import { until } from './browser.js';
import { OutboxJournal } from '../../../wwwroot/js/journal.js';
import { Keeper } from '../../../wwwroot/js/keeper.js';
import { Outbox } from '../../../wwwroot/js/outbox.js';

const line = (text, target = 'ana') => ({ conversation: `user:${target}`, text, kind: 'U', target });
const accepted = { ok: true, code: 'ok', text: 'entregue' };

// A disk, a server and a connection that do as they are told.
class World {
  disk = new Map();
  fails = false;
  sent = [];
  ready = true;
  answer = () => accepted;
  storage = {
    open: async () => ({ outbox: this.fails ? [] : [...this.disk.values()].map(entry => ({ ...entry })) }),
    saveEntry: async entry => {
      if (!this.fails) this.disk.set(entry.id, { ...entry });
      return !this.fails;
    },
    removeEntry: async id => {
      if (!this.fails) this.disk.delete(id);
      return !this.fails;
    },
  };

  // A page: its outbox, with what earlier ones left.
  async open() {
    const refused = this.refused = [];
    const keeper = new Keeper('joão', this.storage);
    const outbox = new Outbox({
      keeper, ready: () => this.ready, changed: () => {},
      places: { took: () => {}, refused: entry => refused.push(entry.id), gone: entry => refused.splice(refused.indexOf(entry.id), 1) },
      send: async entry => {
        this.sent.push(entry.text);
        return this.answer(entry);
      },
    });
    const { outbox: entries } = await keeper.open(entry => void outbox.adopt(entry));
    outbox.restore(entries);
    this.close = () => { outbox.rescue(); keeper.close(); };
    return outbox;
  }
}

let world;
beforeEach(() => {
  localStorage.clear();
  world = new World();
});

test('a line is on the disk before it is sent', async () => {
  let onDisk;
  world.answer = entry => { onDisk = world.disk.get(entry.id)?.text; return accepted; };
  await (await world.open()).add(line('oi'));
  assert.equal(onDisk, 'oi');
});

test('what was accepted leaves the disk, and stays in sight until it comes back from the log', async () => {
  const outbox = await world.open();
  await outbox.add(line('oi'));
  assert.equal(world.disk.size, 0);
  const [entry] = outbox.of('user:ana');
  assert.equal(entry.state, 'accepted');
  assert.equal(outbox.replyTo(entry.id), 'entregue');
  outbox.settle([entry.id]);
  assert.deepEqual(outbox.of('user:ana'), []);
});

test('offline, lines wait and go out in the order in which they were written', async () => {
  world.ready = false;
  const outbox = await world.open();
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
  const outbox = await world.open();
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
  const outbox = await world.open();
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
  const outbox = await world.open();
  await outbox.add(line('oi'));
  const [entry] = outbox.of('user:ana');
  assert.equal(entry.state, 'queued');
});

test('a refusal stays with its reason until it is tried again under a new id, or discarded', async () => {
  world.answer = () => ({ ok: false, code: 'no-such-user', text: 'Erro, usuário não existe' });
  const outbox = await world.open();
  await outbox.add(line('oi'));
  const [refused] = outbox.of('user:ana');
  assert.equal(refused.state, 'refused');
  assert.equal(world.disk.get(refused.id).state, 'refused');
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
  const outbox = await world.open();
  await outbox.add(line('oi'));
  let inSight;
  world.storage.removeEntry = async id => {
    await null;
    inSight = outbox.of('user:ana').length;
    return world.disk.delete(id);
  };
  await outbox.discard(outbox.of('user:ana')[0]);
  assert.equal(inSight, 1);
  assert.deepEqual(outbox.of('user:ana'), []);
});

test('a refused line holds up none of those behind it', async () => {
  world.answer = ({ text }) => text === 'um' ? { ok: false, code: 'too-long', text: 'não' } : accepted;
  const outbox = await world.open();
  await outbox.add(line('um'));
  await outbox.add(line('dois'));
  assert.deepEqual(outbox.of('user:ana').map(entry => entry.state), ['refused', 'accepted']);
});

test('the next page goes on with what this one left, written down or kept', async () => {
  world.ready = false;
  await (await world.open()).add(line('guardada'));
  const [kept] = world.disk.values();
  new OutboxJournal('joão').write({ ...line('anotada'), n: 2, id: 'anotada', state: 'queued' });
  new OutboxJournal('joão').write({ ...kept, state: 'sending' }); // written down twice, sent once
  const next = await world.open();
  assert.deepEqual(new OutboxJournal('joão').entries(), []);
  world.ready = true;
  await next.add(line('nova'));
  assert.deepEqual(world.sent, ['guardada', 'anotada', 'nova']);
});

test('a line that the database refuses stays in the journal until it is accepted', async () => {
  world.ready = false;
  world.fails = true;
  await (await world.open()).add(line('oi'));
  assert.deepEqual(new OutboxJournal('joão').entries().map(({ text }) => text), ['oi']);
  const next = await world.open();
  world.ready = true;
  await next.pump();
  assert.deepEqual(world.sent, ['oi']);
  assert.deepEqual(new OutboxJournal('joão').entries(), []);
});

test('when the database fails, every line that waits is written down again', async () => {
  world.ready = false;
  const outbox = await world.open();
  await outbox.add(line('um'));
  await outbox.add(line('dois'));
  world.disk.clear();
  world.fails = true;
  outbox.rescue();
  await world.open();
  assert.deepEqual((await world.open()).of('user:ana').map(({ text }) => text), ['um', 'dois']);
});

test('a discarded line does not come back from a database that cannot let go of it', async () => {
  world.answer = () => ({ ok: false, code: 'no-such-user', text: 'Erro, usuário não existe' });
  const outbox = await world.open();
  await outbox.add(line('oi'));
  world.fails = true;
  await outbox.discard(outbox.of('user:ana')[0]);
  world.fails = false;
  assert.deepEqual((await world.open()).of('user:ana'), []);
  assert.equal(world.disk.size, 0);
});

test('a page that ends leaves its lines to the next, and what it hears after that changes nothing', async () => {
  let answer;
  world.answer = () => new Promise(resolve => { answer = resolve; });
  const outbox = await world.open();
  void outbox.add(line('oi'));
  await until(() => answer);
  world.close();
  const next = await world.open();
  answer({ ok: false, code: 'no-such-user', text: 'Erro, usuário não existe' });
  await until(() => world.refused.length === 0);
  assert.deepEqual(next.of('user:ana').map(({ state }) => state), ['queued']);
  await outbox.again(outbox.of('user:ana')[0]);
  assert.equal(outbox.of('user:ana').length, 1);
});

test('a line that another tab writes down is taken over once, behind those that were there', async () => {
  world.ready = false;
  const outbox = await world.open();
  await outbox.add(line('um'));
  await outbox.adopt({ ...line('dois'), n: 1, id: 'x', state: 'sending' });
  await outbox.adopt({ ...line('dois'), n: 1, id: 'x', state: 'queued' });
  await outbox.adopt({ id: 'y', gone: true });
  assert.deepEqual(outbox.of('user:ana').map(({ text, state, n }) => [text, state, n]), [['um', 'queued', 1], ['dois', 'queued', 2]]);
  assert.equal(world.disk.size, 2);
});

test('the person knows of a line that lives only as long as the page', async t => {
  world.ready = false;
  world.fails = true;
  t.mock.method(Object.getPrototypeOf(localStorage), 'setItem', () => { throw new Error('QuotaExceededError'); });
  const outbox = await world.open();
  await outbox.add(line('oi'));
  assert.equal(outbox.of('user:ana')[0].kept, false);
  world.close();
  const next = await world.open(); // in the same page: the person comes back
  assert.deepEqual(next.of('user:ana').map(({ text }) => text), ['oi']);
  world.ready = true;
  await next.pump();
  assert.deepEqual(world.sent, ['oi']);
});

test('a conversation that is asked to wait holds up no other', async () => {
  const gates = [];
  world.answer = ({ text }) => text === 'aviso' ? new Promise(resolve => gates.push(resolve)) : accepted;
  const outbox = await world.open();
  void outbox.add({ conversation: 'all', text: 'aviso', audience: 'T' });
  void outbox.add({ conversation: 'all', text: 'outro aviso', audience: 'C' });
  await outbox.add(line('oi'));
  assert.deepEqual(world.sent, ['aviso', 'oi']);
  gates[0](accepted);
  await until(() => world.sent.length === 3);
});

test('a typed line waits its turn in the conversation that it goes to, wherever it was typed', async () => {
  const gates = [];
  world.answer = ({ text }) => text === 'um' ? new Promise(resolve => gates.push(resolve)) : accepted;
  const outbox = await world.open();
  void outbox.add(line('um', 'joão'));
  void outbox.add({ conversation: 'all', text: '-MSG “u” João dois', line: true });
  void outbox.add({ conversation: 'all', text: '-msg G obras três', line: true });
  await until(() => world.sent.length === 2);
  assert.deepEqual(world.sent, ['um', '-msg G obras três']);
  gates[0](accepted);
  await until(() => world.sent.length === 3);
});
