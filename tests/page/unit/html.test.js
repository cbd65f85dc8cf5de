import { beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import './browser.js';
import { h, name, reconcile, setText } from '../../../wwwroot/js/html.js';

let list;
beforeEach(() => {
  list = h('ul');
  document.body.replaceChildren(list);
});

const rows = { key: row => row, make: row => h('li', { tabindex: '0' }, row) };
const shown = () => [...list.children].map(element => element.textContent);

test('text is text, whatever it looks like', () => {
  const element = h('p', { title: '"><script>' }, '<img src=x onerror=alert(1)>', name('<b>'));
  assert.equal(element.querySelector('img, b, script'), null);
  assert.equal(element.textContent, '<img src=x onerror=alert(1)><b>');
  assert.equal(element.getAttribute('title'), '"><script>');
});

test('what is not there leaves no trace', () => {
  const element = h('p', { hidden: true, title: null, lang: undefined, id: false }, null, undefined, false, [h('i'), 'x']);
  assert.equal(element.outerHTML, '<p hidden=""><i></i>x</p>');
});

test('a handler is called', () => {
  let clicked = 0;
  h('button', { onclick: () => clicked++ }).click();
  assert.equal(clicked, 1);
});

test('text that stays the same is not set again, for a live region would say it again', () => {
  const element = h('p', {}, 'a');
  const before = element.firstChild;
  setText(element, 'a');
  assert.equal(element.firstChild, before);
  setText(element, 'b');
  assert.equal(element.textContent, 'b');
});

test('rows come, go and change places, and those that stay keep their elements', () => {
  reconcile(list, ['a', 'b', 'c'], rows);
  const [a, b, c] = list.children;
  reconcile(list, ['c', 'x', 'a'], rows);
  assert.deepEqual(shown(), ['c', 'x', 'a']);
  assert.equal(list.children[0], c);
  assert.equal(list.children[2], a);
  assert.equal(b.isConnected, false);
});

test('the focus stays where it is while rows move', () => {
  reconcile(list, ['a', 'b', 'c'], rows);
  list.lastElementChild.focus();
  reconcile(list, ['c', 'a', 'b'], rows);
  assert.equal(document.activeElement.textContent, 'c');
});

test('a row is updated at every pass, a new one too', () => {
  const seen = [];
  reconcile(list, ['a'], { ...rows, update: (_, row) => seen.push(row) });
  reconcile(list, ['a', 'b'], { ...rows, update: (_, row) => seen.push(row) });
  assert.deepEqual(seen, ['a', 'a', 'b']);
});

test('any order becomes any other', () => {
  const letters = [...'abcdef'];
  for (let round = 0; round < 50; round++) {
    const next = letters.filter((_, i) => (round * 7 + i * 3) % 5 !== 0).sort((x, y) => ((x.charCodeAt(0) * (round + 3)) % 11) - ((y.charCodeAt(0) * (round + 3)) % 11));
    reconcile(list, next, rows);
    assert.deepEqual(shown(), next);
  }
});
