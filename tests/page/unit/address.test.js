import { beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import { until } from './browser.js';
import { addressOf, forget, placeIn, toList, visit } from '../../../wwwroot/js/address.js';
import { conversationKey } from '../../../wwwroot/js/names.js';

const place = (kind, name = null) => ({ kind, name, key: conversationKey(kind, name) });
const pedro = place('user', 'Pedro');

beforeEach(() => {
  for (const name of ['history', 'location']) Object.defineProperty(globalThis, name, { value: window[name], configurable: true });
  forget();
});

for (const { kind, name } of [place('all'), place('group', 'obras'), place('user', 'João/Zé #1 %41?'), place('user', '..')]) {
  test(`the address of ${kind} ${name ?? ''} leads there`, () => assert.deepEqual(placeIn(addressOf({ kind, name })), { kind, name }));
}

for (const address of ['', '#', '#pessoa', '#pessoa/', '#todos/x', '#outro/x', '#pessoa/%E0%A4%A', '#toString/x', 'pessoa/ana']) {
  test(`"${address}" leads to the list`, () => assert.equal(placeIn(address), null));
}

test('half a letter in a name does not stop one from going there', () => {
  assert.equal(placeIn(addressOf({ kind: 'user', name: 'a\ud800' })).name, 'a\ufffd');
});

test('visiting where one is adds no step back', () => {
  visit(pedro, false);
  const steps = history.length;
  visit(place('user', 'PEDRO'), false);
  assert.equal(history.length, steps);
  assert.equal(location.hash, '#pessoa/Pedro');
});

test('the list is one step back from whichever conversation, where they take each other\'s place', async () => {
  visit(pedro, true);
  visit(place('group', 'obras'), true);
  assert.equal(location.hash, '#grupo/obras');
  assert.equal(toList(), true);
  await until(() => location.hash === '');
});

test('the list is there too when the conversation was the first page', () => {
  history.replaceState(null, '', '#pessoa/Pedro');
  assert.equal(toList(), false);
  assert.equal(location.hash, '');
});
