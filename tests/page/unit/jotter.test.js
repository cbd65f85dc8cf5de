import { beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import './browser.js';
import { Jotter } from '../../../wwwroot/js/jotter.js';

beforeEach(() => localStorage.clear());

test('what one page jotted down the next one finds, until it is dropped', () => {
  new Jotter('João').jot({ id: '1', text: 'oi' });
  new Jotter('João').jot({ id: '2', text: 'olá' });
  const next = new Jotter('JOÃO');
  assert.deepEqual(next.left().map(entry => entry.text).sort(), ['oi', 'olá']);
  next.drop({ id: '1' });
  assert.deepEqual(next.left().map(entry => entry.id), ['2']);
  next.clear();
  assert.deepEqual(next.left(), []);
});

test('nicks do not read each other’s notes', () => {
  new Jotter('ana').jot({ id: '1', text: 'oi' });
  assert.deepEqual(new Jotter('maria').left(), []);
});

test('a browser that refuses to keep anything breaks nothing', t => {
  const refuse = () => { throw new Error('QuotaExceededError'); };
  t.mock.method(Object.getPrototypeOf(localStorage), 'setItem', refuse);
  t.mock.method(Object.getPrototypeOf(localStorage), 'removeItem', refuse);
  const jotter = new Jotter('ana');
  jotter.jot({ id: '1' });
  jotter.drop({ id: '1' });
  assert.deepEqual(jotter.left(), []);
});
