import { test } from 'node:test';
import assert from 'node:assert/strict';
import './browser.js';
import { placesOf } from '../../../wwwroot/js/views/switcher.js';

const conversation = (kind, name, unread = 0) => ({ key: `${kind}:${name}`, kind, name, unread });

test('the switcher offers what is unread first, and every place once', () => {
  const all = { key: 'all', kind: 'all', name: null, unread: 0 };
  const listed = [all, conversation('user', 'ana'), conversation('group', 'obras', 2), conversation('user', 'maria', 1)];
  const places = placesOf({
    conversations: { list: () => listed, open: all },
    directory: { groups: [{ name: 'obras', member: true }, { name: 'festas', member: false }], people: ['ana', 'Zé'] },
  });
  assert.deepEqual(places.map(({ text }) => text), ['obras', 'maria', 'Todos', 'ana', 'festas', 'Zé']);
});
