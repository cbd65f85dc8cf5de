import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ALL, conversationKey, groupTitle, hueOf, keyOf } from '../../../wwwroot/js/names.js';

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

test('a nick has one colour, however it is written, and nicks have different ones', () => {
  assert.equal(hueOf('João'), hueOf('JOÃO'));
  const hues = new Set(['ana', 'maria', 'pedro', 'zé', 'joão', 'conceição', 'rui', 'eva'].map(hueOf));
  assert.ok(hues.size >= 4, [...hues].join(' '));
  for (const hue of hues) assert.ok(hue >= 0 && hue < 360);
});

test('a group called todos does not look like everybody', () => {
  assert.equal(groupTitle('Todos'), '#Todos');
  assert.equal(groupTitle('todos-nos'), 'todos-nos');
});
