import { beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import './browser.js';
import { Conversations } from '../../../wwwroot/js/conversations.js';
import { Places } from '../../../wwwroot/js/places.js';
import { rowsOf } from '../../../wwwroot/js/rows.js';

const message = (pos, at) => ({ key: `ana ${pos}`, conversation: 'user:ana', peer: 'ana', era: 0, pos, id: `m${pos}`, from: 'ana', text: `t${pos}`, at, mine: false });
const refused = { id: 'x', conversation: 'user:ana', text: 'recusada', state: 'refused', at: '2026-11-01T12:00:00Z' };

let conversations, places;
beforeEach(() => {
  conversations = new Conversations({ saveRead: () => {}, isCalled: () => false, changed: () => {} });
  places = new Places({ conversations, here: () => ({ era: 0, pos: 5 }) });
});
const rows = () => rowsOf({ nick: 'joão', outbox: { of: () => [], replyTo: () => undefined } }, conversations.ensure('user', 'ana'));

test('a refused line stands behind what was there when it was refused, and before what came later', () => {
  places.refused({ ...refused });
  conversations.show(message(9, '2026-11-02T12:00:00Z'));
  conversations.show(message(4, '2026-11-02T11:00:00Z'));
  assert.deepEqual(rows().filter(({ text }) => text).map(({ text }) => text), ['t4', 'recusada', 't9']);
});

test('a line written on an earlier day than those around it begins no day', () => {
  places.refused({ ...refused });
  conversations.show(message(4, '2026-11-02T11:00:00Z'));
  conversations.show(message(9, '2026-11-02T12:00:00Z'));
  assert.equal(rows().filter(({ day }) => day).length, 1);
});

test('a refused line that is sent again or discarded leaves nothing behind', () => {
  const entry = { ...refused };
  places.refused(entry);
  places.gone(entry);
  assert.deepEqual(rows(), []);
});

test('a conversation with something unsent in it stays listed', () => {
  let unsent = true;
  conversations = new Conversations({ saveRead: () => {}, isCalled: () => false, unsentIn: ({ key }) => unsent && key === 'user:ana', changed: () => {} });
  conversations.ensure('user', 'ana');
  conversations.ensure('user', 'bia');
  assert.deepEqual(conversations.list([]).map(({ key }) => key), ['all', 'user:ana']);
  unsent = false;
  assert.deepEqual(conversations.list([]).map(({ key }) => key), ['all']);
});
