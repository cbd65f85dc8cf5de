import { test } from 'node:test';
import assert from 'node:assert/strict';
import { search } from '../../../wwwroot/js/search.js';

const names = ['Obras', 'João', 'Conceição', 'reunião de obras', 'ana'].map(text => ({ text }));
const found = typed => search(names, typed).map(({ text }) => text);

test('a few letters find a name, with or without accents and case', () => {
  assert.deepEqual(found('joao'), ['João']);
  assert.deepEqual(found('CONCEICAO'), ['Conceição']);
  assert.deepEqual(found('çã'), ['Conceição']);
});

test('names that begin with it come first', () => assert.deepEqual(found('ob'), ['Obras', 'reunião de obras']));
test('all words must be there, in any order', () => assert.deepEqual(found('obras reu'), ['reunião de obras']));
test('nothing typed finds everything, as it stands', () => assert.deepEqual(found('  '), names.map(({ text }) => text)));
test('nothing found is nothing', () => assert.deepEqual(found('zzz'), []));
