import './browser.js';
import { test } from 'node:test';
import assert from 'node:assert/strict';

const { Directory } = await import('../../../wwwroot/js/directory.js');

test('what is told while the lists are on their way is not lost to them, though they are older', async () => {
  const { promise: asked, resolve: answer } = Promise.withResolvers();
  const lists = { ListUsers: { ok: true, data: [{ nick: 'zé' }] }, ListGroups: { ok: false, data: null } };
  const directory = new Directory({ me: 'joão', invoke: async method => { await asked; return lists[method]; }, changed: () => {} });
  const refreshed = directory.refresh();
  directory.groupChanged({ name: 'obras', change: 'created', nick: 'pedro', members: 1 });
  directory.presence({ came: ['pedro'], went: ['zé'] });
  answer();
  await refreshed;
  assert.deepEqual(directory.groups, [{ name: 'obras', members: 1, member: false }]);
  assert.deepEqual(directory.people, ['pedro']);
});

test('of a new group one may hear after who has entered it already', () => {
  const directory = new Directory({ me: 'joão', invoke: () => {}, changed: () => {} });
  directory.groupChanged({ name: 'obras', change: 'joined', nick: 'joão', members: 2 });
  directory.groupChanged({ name: 'obras', change: 'created', nick: 'pedro', members: 1 });
  assert.deepEqual(directory.groups, [{ name: 'obras', members: 2, member: true }]);
});

test('of two refreshes under way the later counts', async () => {
  const answers = [];
  const directory = new Directory({ me: 'joão', invoke: method => new Promise(resolve => answers.push({ method, resolve })), changed: () => {} });
  const first = directory.refresh();
  const second = directory.refresh();
  const give = (from, nick) => answers.slice(from, from + 2).forEach(({ method, resolve }) => resolve(method === 'ListUsers' ? { ok: true, data: [{ nick }] } : { ok: false }));
  give(2, 'nova');
  await second;
  give(0, 'velha');
  await first;
  assert.deepEqual(directory.people, ['nova']);
});

test('a quick visit is in the list as it ended', () => {
  const directory = new Directory({ me: 'joão', invoke: () => {}, changed: () => {} });
  directory.presence({ came: ['zé'], went: [], brief: [{ nick: 'cron', connected: false }, { nick: 'bia', connected: true }] });
  assert.deepEqual(directory.people, ['bia', 'zé']);
  directory.presence({ came: [], went: [], brief: [{ nick: 'bia', connected: false }] });
  assert.deepEqual(directory.people, ['zé']);
});
