import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ALL, conversationKey, keyOf } from '../../../wwwroot/js/names.js';

test('names are compared without their case and their width', () => {
  assert.equal(keyOf('JOÃO'), keyOf('joão'));
  assert.equal(keyOf('ａｎａ'), 'ana');
  assert.equal(keyOf('Joa\u0303o'), keyOf('João'), 'composed and decomposed');
  assert.notEqual(keyOf('joao'), keyOf('joão'));
});

test('a group and a person of one name are two conversations, and broadcasts are one', () => {
  assert.notEqual(conversationKey('group', 'Obras'), conversationKey('user', 'Obras'));
  assert.equal(conversationKey('group', 'Obras'), conversationKey('group', 'obras'));
  assert.equal(conversationKey('all', null), ALL);
});
