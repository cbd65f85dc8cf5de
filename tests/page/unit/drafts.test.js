import { beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import './browser.js';
import { Drafts } from '../../../wwwroot/js/drafts.js';

const place = (kind, name) => ({ key: kind === 'all' ? 'all' : `${kind}:${name.toLowerCase()}`, kind, name });

beforeEach(() => localStorage.clear());

test('the next page knows each draft, and the conversation by its name', () => {
  new Drafts('ana').keep(place('user', 'João'), 'oi');
  new Drafts('ana').keep(place('all', null), 'aviso');
  const next = new Drafts('ana');
  assert.deepEqual(next.places.sort((a, b) => (a.kind < b.kind ? -1 : 1)), [{ kind: 'all', name: null }, { kind: 'user', name: 'João' }]);
  assert.equal(next.of(place('user', 'JOÃO')), 'oi');
});

test('a draft that is emptied is gone, however its conversation is written', () => {
  new Drafts('ana').keep(place('user', 'João'), 'oi');
  const drafts = new Drafts('ana');
  drafts.keep(place('user', 'joão'), 'olá');
  drafts.keep(place('user', 'JOÃO'), '');
  assert.equal(drafts.has(place('user', 'João')), false);
  assert.deepEqual(new Drafts('ana').places, []);
});

test('nicks do not read each other’s drafts, also where one begins as the other does', () => {
  new Drafts('ana.maria').keep(place('user', 'João'), 'oi');
  assert.deepEqual(new Drafts('ana').places, []);
  new Drafts('ana').clear();
  assert.equal(new Drafts('ana.maria').places.length, 1);
});
