import { beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import './browser.js';
import { Calls, isCall } from '../../../wwwroot/js/calls.js';
import { Settings } from '../../../wwwroot/js/settings.js';

const ana = { key: 'user:ana', kind: 'user', name: 'ana', unread: 1 };
const obras = { key: 'group:obras', kind: 'group', name: 'obras', unread: 1 };
const from = (nick, text) => ({ from: nick, text });

let settings, calls, notified, dismissed, tones, away;
beforeEach(() => {
  localStorage.clear();
  settings = new Settings('joão');
  settings.notifications = true;
  notified = [];
  dismissed = [];
  tones = 0;
  away = true;
  calls = new Calls({
    nick: 'joão', settings, away: () => away,
    means: { notify: async what => { notified.push(what); }, dismiss: async tag => { dismissed.push(tag); }, playTone: () => { tones++; } },
  });
});

test('each level calls for what it says', () => {
  assert.equal(isCall('all', 'oi', 'joão'), true);
  assert.equal(isCall('mentions', 'oi', 'joão'), false);
  assert.equal(isCall('mentions', 'oi @João', 'joão'), true);
  assert.equal(isCall('none', 'oi @João', 'joão'), false);
});

test('a direct message calls, one to a group only when it names the person', async () => {
  calls.arrived(from('ana', 'oi'), ana);
  calls.arrived(from('maria', 'bom dia'), obras);
  await null;
  assert.deepEqual(notified.map(({ title, body }) => [title, body]), [['ana', 'oi']]);
  calls.arrived(from('maria', 'joão, vem?'), obras);
  await null;
  assert.deepEqual(notified.at(-1).title, 'maria · obras');
  assert.deepEqual(notified.at(-1).data, { nick: 'joão', kind: 'group', name: 'obras' });
});

test('many at once call once for each conversation, with the newest', async () => {
  for (let i = 0; i < 100; i++) calls.arrived(from('ana', `m${i}`), ana);
  await null;
  assert.deepEqual(notified.map(({ body }) => body), ['m99']);
});

test('nobody is notified while he looks, nor while he has not asked for it', async () => {
  away = false;
  calls.arrived(from('ana', 'oi'), ana);
  await null;
  away = true;
  settings.notifications = false;
  calls.arrived(from('ana', 'oi'), ana);
  await null;
  assert.deepEqual(notified, []);
});

test('the tone is off until it is asked for, and plays once however many come', async () => {
  calls.arrived(from('ana', 'oi'), ana);
  await null;
  assert.equal(tones, 0);
  settings.sound = true;
  for (let i = 0; i < 5; i++) calls.arrived(from('ana', 'oi'), ana);
  await null;
  assert.equal(tones, 1);
});

test('a huge text is cut', async () => {
  calls.arrived(from('ana', '😀'.repeat(4_000)), ana);
  await null;
  assert.equal([...notified[0].body].length, 201);
});

test('what was read takes its notification away, once', async () => {
  calls.arrived(from('ana', 'oi'), ana);
  await null;
  calls.settle();
  assert.deepEqual(dismissed, []);
  const read = { ...ana, unread: 0 };
  calls.arrived(from('ana', 'oi'), read);
  await null;
  calls.settle();
  calls.settle();
  assert.deepEqual(dismissed, ['joão user:ana']);
});
