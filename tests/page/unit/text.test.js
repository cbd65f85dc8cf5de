import { test } from 'node:test';
import assert from 'node:assert/strict';
import './browser.js';
import { isBlank, partsOf, withoutQuotes } from '../../../wwwroot/js/text.js';

const parts = text => [...partsOf(text, 'Ana')];
const of = (kind, text) => parts(text).filter(part => part.kind === kind).map(part => part.text);
const typed = text => parts(text).map(({ open = '', text: inner, close = '' }) => open + inner + close).join('');

test('put together again the parts are the text, letter by letter', () => {
  for (const text of ['', 'oi', '`a` ``` b', '```js\nx\n```\nfim', 'https://a.b/c). Ana `x', '```\n```', '`'.repeat(99), 'ana '.repeat(50), 'http://', '``````x``````']) {
    assert.equal(typed(text), text);
  }
});

test('links end where the sentence goes on', () => {
  assert.deepEqual(of('link', 'veja https://a.example/b_(c)), e (http://d.example/?e=f). “https://g.example”'), ['https://a.example/b_(c)', 'http://d.example/?e=f', 'https://g.example']);
});

test('only the web is linked, and nothing that looks like another place', () => {
  for (const text of ['javascript:alert(1)', 'data:text/html,x', 'ftp://a.example', 'file:///etc/passwd', 'https://bank.example@evil.example/', 'https://', 'http://[', '//a.example']) {
    assert.deepEqual(of('link', text), [], text);
  }
});

test('nothing is looked for within code', () => {
  assert.deepEqual(of('link', '`https://a.example` ```http://b.example```'), []);
  assert.deepEqual(of('call', '`Ana` e ```\nAna\n```'), []);
  assert.deepEqual(of('code', 'um `dotnet build` aqui'), ['dotnet build']);
  assert.deepEqual(of('block', '```sh\nls -l\ncd\n```'), ['ls -l\ncd']);
});

test('one’s own nick is marked, with and without the @', () => assert.deepEqual(of('call', 'ANA, @ana: banana e ana-maria'), ['ANA', '@ana']));

test('a text made to be slow is not', { timeout: 5_000 }, () => {
  for (const piece of ['`', '```', '(', 'https://', 'http://a)', '```\n`', '@', 'a@', '`a']) assert.equal(typed(piece.repeat(4_000 / piece.length)).length > 0, true);
});

test('a text that shows nothing is blank', () => {
  for (const text of ['', ' \t\n', '\u200b\u200b', '\u3164', '\u115f', '\u2800', '\ufeff\ufe0f']) assert.ok(isBlank(text), JSON.stringify(text));
  for (const text of ['a', ' . ', '\u200b1', '\u{1f642}\ufe0f']) assert.ok(!isBlank(text), JSON.stringify(text));
});

test('a letter is the same in any quotation marks', () => {
  for (const word of ['U', '"U"', "'U'", '«U»', '“U”', '„U“', '‘U’', '＂U＂']) assert.equal(withoutQuotes(word), 'U');
});
