import { beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import './browser.js';
import { Conversations } from '../../../wwwroot/js/conversations.js';

let all, read;
const message = (peer, pos, more = {}) => ({ key: `${peer} ${pos}`, conversation: `user:${peer}`, peer, era: 0, pos, from: peer, text: `t${pos}`, at: '2026-01-01T00:00:00Z', mine: false, ...more });
const texts = conversation => conversation.lines.map(line => line.text ?? line.gap ?? line.reply);
const person = name => all.ensure('user', name);
const unread = () => all.all.reduce((sum, conversation) => sum + conversation.unread, 0);

beforeEach(() => {
  read = new Map();
  all = new Conversations({
    isCalled: text => text.includes('joão'), saveRead: async (key, mark) => { read.set(key, mark); }, changed: () => {},
  });
  all.restore([], new Map());
});

test('lines stand in the order of the log, however they come', () => {
  for (const pos of [3, 1, 2]) all.show(message('ana', pos));
  assert.deepEqual(texts(person('ana')), ['t1', 't2', 't3']);
});

test('a later life of the log comes after all of an earlier one', () => {
  all.show(message('ana', 9));
  all.show(message('ana', 2, { key: 'later', era: 1, text: 'nova' }));
  assert.deepEqual(texts(person('ana')), ['t9', 'nova']);
});

test('a message is shown once', () => {
  all.show(message('ana', 1));
  all.show(message('ana', 1));
  assert.deepEqual(texts(person('ana')), ['t1']);
  assert.equal(person('ana').unread, 1);
});

test('a message that History gave before its turn came stands once and counts', () => {
  all.showOlder(person('ana'), [message('ana', 7)], false);
  assert.equal(unread(), 0);
  all.show(message('ana', 7));
  assert.deepEqual(texts(person('ana')), ['t7']);
  assert.equal(unread(), 1);
});

test('what History gives of a later life stands there', () => {
  all.show(message('ana', 9));
  all.show({ key: 'gap 1 4', gap: 'epoch', era: 1, pos: 4 });
  all.showOlder(person('ana'), [message('ana', 3), message('ana', 5)], false);
  assert.deepEqual(texts(person('ana')), ['t3', 't9', 'epoch', 't5']);
});

test('what opens unseen stays unread until it is looked at', () => {
  all.show(message('ana', 1));
  all.looking = () => false;
  all.select(person('ana'));
  assert.equal(unread(), 1);
  all.looking = () => true;
  all.markRead();
  assert.equal(unread(), 0);
});

test('what others write elsewhere is unread until one looks, and the mark is kept', async () => {
  all.show(message('ana', 1));
  all.show(message('ana', 2));
  all.show(message('ana', 3, { mine: true }));
  all.show(message('maria', 4));
  assert.equal(unread(), 3);
  all.select(person('ana'));
  assert.equal(person('ana').unread, 0);
  assert.equal(unread(), 1);
  await null; // marks are saved once for all that moved
  assert.deepEqual(read.get('user:ana'), { era: 0, pos: 3 });
});

test('the open conversation is unread too while nobody is looking', () => {
  all.select(all.ensure('user', 'ana'));
  all.looking = () => false;
  all.show(message('ana', 1));
  assert.equal(unread(), 1);
  all.looking = () => true;
  all.markRead();
  assert.equal(unread(), 0);
});

test('what was read before a reload is not unread after it', () => {
  all.restore([message('ana', 1), message('ana', 2)], new Map([['user:ana', { era: 0, pos: 1 }]]));
  assert.equal(person('ana').unread, 1);
});

test('older pages go before what is known, double nothing and are never unread', () => {
  const ana = all.ensure('user', 'ana');
  all.show(message('ana', 5));
  all.showOlder(ana, [message('ana', 3), message('ana', 4), message('ana', 5)], true);
  assert.deepEqual(texts(ana), ['t3', 't4', 't5']);
  assert.equal(ana.unread, 1);
  assert.equal(ana.older, 'more');
  assert.equal(ana.lines[0].pos, 3);
});

test('a gap stands in every conversation, where reading went on', () => {
  all.show(message('ana', 1));
  all.show(message('ana', 9));
  all.show({ key: 'gap', gap: 'expired', era: 0, pos: 5 });
  assert.deepEqual(texts(person('ana')), ['t1', 'expired', 't9']);
  assert.ok(texts(all.ensure('group', 'obras')).includes('expired'));
});

test('broadcasts come first, then what is newest, and our groups even in silence', () => {
  all.show(message('ana', 1));
  all.show(message('maria', 2));
  const names = () => all.list([{ name: 'obras' }]).map(c => c.name);
  assert.deepEqual(names(), [null, 'maria', 'ana', 'obras']);
  all.show(message('ana', 3));
  assert.deepEqual(names(), [null, 'ana', 'maria', 'obras']);
});

test('lines that name the person are counted beside the others', () => {
  all.show(message('ana', 1, { text: 'oi joão' }));
  all.show(message('ana', 2));
  assert.equal(person('ana').unread, 2);
  assert.equal(person('ana').called, 1);
  all.select(person('ana'));
  assert.equal(person('ana').called, 0);
});
