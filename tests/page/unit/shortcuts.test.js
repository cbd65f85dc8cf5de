import { test } from 'node:test';
import assert from 'node:assert/strict';
import './browser.js';
import { shortcutOf, unreadFrom } from '../../../wwwroot/js/shortcuts.js';

const field = document.createElement('textarea');
const button = document.createElement('button');
const press = (key, more = {}) => shortcutOf({ key, target: field, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false, ...more });

test('the keys do what the help sheet says', () => {
  assert.equal(press('k', { ctrlKey: true }), 'switcher');
  assert.equal(press('K', { metaKey: true }), 'switcher');
  assert.equal(press('/', { ctrlKey: true }), 'help');
  assert.equal(press('ArrowDown', { altKey: true, shiftKey: true }), 'next');
  assert.equal(press('ArrowUp', { altKey: true, shiftKey: true }), 'previous');
});

test('a question mark helps, but not while one writes one', () => {
  assert.equal(press('?', { target: button, shiftKey: true }), 'help');
  assert.equal(press('?', { shiftKey: true }), null);
});

test('what is typed is left alone, and so is what an input method makes of it', () => {
  for (const key of ['k', '/', 'ArrowDown', 'Enter', 'ArrowUp']) assert.equal(press(key), null);
  assert.equal(press('k', { ctrlKey: true, isComposing: true }), null);
});

test('the jump goes on from the open conversation and around, and only to what is unread', () => {
  const [a, b, c, d] = [0, 1, 0, 2].map((unread, i) => ({ name: 'abcd'[i], unread }));
  const listed = [a, b, c, d];
  assert.equal(unreadFrom(listed, a, 1), b);
  assert.equal(unreadFrom(listed, b, 1), d);
  assert.equal(unreadFrom(listed, d, 1), b);
  assert.equal(unreadFrom(listed, a, -1), d);
  assert.equal(unreadFrom(listed, c, -1), b);
  assert.equal(unreadFrom([a, c], a, 1), null);
  assert.equal(unreadFrom([b], b, 1), null);
  assert.equal(unreadFrom([], a, 1), null);
});
