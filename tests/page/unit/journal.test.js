import { beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import './browser.js';
import { OutboxJournal, losesLines } from '../../../wwwroot/js/journal.js';

beforeEach(() => localStorage.clear());

test('what one page writes down the next one finds, until it is dropped', () => {
  new OutboxJournal('João').write({ id: '1', text: 'oi' });
  new OutboxJournal('João').write({ id: '2', text: 'olá' });
  const next = new OutboxJournal('JOÃO');
  assert.deepEqual(next.entries().map(entry => entry.text).sort(), ['oi', 'olá']);
  next.drop({ id: '1' });
  assert.deepEqual(next.entries().map(entry => entry.id), ['2']);
  next.clear();
  assert.deepEqual(next.entries(), []);
});

test('nicks do not read each other’s lines, also where one begins as the other does', () => {
  new OutboxJournal('ana.maria').write({ id: '1', text: 'oi' });
  assert.deepEqual(new OutboxJournal('maria').entries(), []);
  assert.deepEqual(new OutboxJournal('ana').entries(), []);
  assert.equal(new OutboxJournal('ana.maria').entries().length, 1);
});

test('a line that cannot be read hides none of the others', () => {
  localStorage.setItem('chathub.jotted.ana.0', '{');
  new OutboxJournal('ana').write({ id: '1' });
  assert.deepEqual(new OutboxJournal('ana').entries(), [{ id: '1' }]);
});

test('a line that the browser refuses lives as long as the page, which knows that closing loses it', t => {
  const refuse = () => { throw new Error('QuotaExceededError'); };
  const refused = t.mock.method(Object.getPrototypeOf(localStorage), 'setItem', refuse);
  assert.equal(new OutboxJournal('ana').write({ id: '1' }), false);
  assert.deepEqual(new OutboxJournal('ana').entries(), [{ id: '1' }]);
  assert.equal(losesLines(), true);
  refused.mock.restore();
  assert.equal(new OutboxJournal('ana').write({ id: '1' }), true);
  assert.equal(losesLines(), false);
});

test('a tab hears of what another one writes, and of nothing else', () => {
  const heard = [];
  const unlisten = new OutboxJournal('ana').listen(entry => heard.push(entry.id));
  const tell = (key, newValue) => window.dispatchEvent(new window.StorageEvent('storage', { key, newValue }));
  tell('chathub.jotted.ana.1', '{"id":"1"}');
  tell('chathub.jotted.ana.1', null);
  tell('chathub.jotted.ana.maria.2', '{"id":"2"}');
  tell('chathub.nick', 'ana');
  tell(null, null);
  unlisten();
  tell('chathub.jotted.ana.3', '{"id":"3"}');
  assert.deepEqual(heard, ['1']);
});
