import { beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import { until } from './browser.js';
import { Feed, messageOf } from '../../../wwwroot/js/feed.js';

const here = () => true;
const item = (pos, more = {}) => ({ pos, id: `id${pos}`, from: 'ana', to: { kind: 'user', name: 'joão' }, text: `t${pos}`, at: 'x', mine: false, ...more });

let feed, saved, shown, acked, settled;
beforeEach(() => {
  saved = [];
  shown = [];
  acked = [];
  settled = [];
  const kept = new Set();
  feed = new Feed({
    storage: { advance: async (position, messages, returned) => { saved.push({ ...position, messages: messages.map(m => m.pos), returned }); } },
    conversations: { isKept: key => kept.has(key), show: message => { kept.add(message.key); shown.push(message); } },
    outbox: { settle: ids => settled.push(...ids) },
    ack: position => acked.push(position),
  });
});

const welcomed = () => feed.welcome({ epoch: 'e1', position: 10 }, here);

test('a first welcome says where reading begins, and that is no gap', async () => {
  assert.equal(feed.query(), '');
  await welcomed();
  assert.equal(feed.query(), '?since=10&epoch=e1');
  assert.deepEqual(shown, []);
});

test('a batch is kept with its position before it is shown', async () => {
  await welcomed();
  await feed.receive({ after: 10, upto: 15, items: [item(11), item(14)] }, here);
  assert.deepEqual(saved.at(-1), { my: 15, epoch: 'e1', era: 0, messages: [11, 14], returned: [] });
  assert.deepEqual(shown.map(message => message.pos), [11, 14]);
  assert.equal(feed.position, 15);
});

test('what was shown already is not shown again', async () => {
  await welcomed();
  await feed.receive({ after: 10, upto: 12, items: [item(11), item(12)] }, here);
  await feed.receive({ after: 10, upto: 13, items: [item(11), item(12), item(13)] }, here);
  assert.deepEqual(shown.map(message => message.pos), [11, 12, 13]);
});

test('a batch that leaves a hole is dropped, and the caller told to resume', async () => {
  await welcomed();
  assert.equal(await feed.receive({ after: 11, upto: 12, items: [item(12)] }, here), false);
  assert.equal(feed.position, 10);
  assert.deepEqual(shown, []);
});

test('an empty batch moves the position too', async () => {
  await welcomed();
  await feed.receive({ after: 10, upto: 99, items: [] }, here);
  assert.equal(feed.query(), '?since=99&epoch=e1');
});

test('events of a connection that was left behind are forgotten', async () => {
  await welcomed();
  await feed.receive({ after: 10, upto: 11, items: [item(11)] }, () => false);
  assert.deepEqual(shown, []);
});

test('one’s own lines that come back settle the outbox', async () => {
  await welcomed();
  await feed.receive({ after: 10, upto: 11, items: [item(11, { mine: true, from: 'joão', to: { kind: 'user', name: 'ana' } })] }, here);
  assert.deepEqual(settled, ['id11']);
});

test('another epoch begins another era, with a gap that stands there at once', async () => {
  await welcomed();
  await feed.welcome({ epoch: 'e2', position: 4 }, here);
  assert.deepEqual(shown.map(({ gap, era, pos }) => ({ gap, era, pos })), [{ gap: 'epoch', era: 1, pos: 4 }]);
  assert.equal(feed.query(), '?since=4&epoch=e2');
  await feed.gap({ from: 4, to: 10, reason: 'epoch' }, here);
  assert.equal(shown.length, 1, 'the same gap, told by the server, is one gap');
});

test('what expired is passed over, and said', async () => {
  await welcomed();
  await feed.gap({ from: 10, to: 50, reason: 'expired' }, here);
  assert.deepEqual(shown.map(({ gap, pos }) => ({ gap, pos })), [{ gap: 'expired', pos: 50 }]);
  assert.equal(feed.position, 50);
});

test('fifty items are acknowledged at once, fewer after a while', async t => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  await welcomed();
  await feed.receive({ after: 10, upto: 60, items: Array.from({ length: 50 }, (_, i) => item(11 + i)) }, here);
  assert.deepEqual(acked, [60]);
  await feed.receive({ after: 60, upto: 61, items: [item(61)] }, here);
  assert.deepEqual(acked, [60]);
  t.mock.timers.tick(1_000);
  assert.deepEqual(acked, [60, 61]);
});

test('a feed that was kept resumes where it stood', async () => {
  feed.restore({ my: 42, epoch: 'e1', era: 3 });
  assert.equal(feed.query(), '?since=42&epoch=e1');
  assert.equal(feed.era, 3);
});

test('events take effect one after the other', async () => {
  void welcomed();
  void feed.receive({ after: 10, upto: 11, items: [item(11)] }, here);
  void feed.receive({ after: 11, upto: 12, items: [item(12)] }, here);
  await until(() => shown.length === 2);
  assert.deepEqual(saved.map(({ my }) => my), [10, 11, 12]);
});

test('a message belongs to the conversation with the other one, whoever wrote it', () => {
  const theirs = messageOf(item(1), 0);
  const mine = messageOf(item(2, { from: 'joão', mine: true, to: { kind: 'user', name: 'Ana' } }), 0);
  assert.equal(theirs.conversation, 'user:ana');
  assert.equal(mine.conversation, 'user:ana');
  assert.equal(messageOf(item(3, { to: { kind: 'group', name: 'Obras' } }), 0).conversation, 'group:obras');
  assert.equal(messageOf(item(4, { to: { kind: 'all', name: null, audience: 'C' } }), 0).conversation, 'all');
});
