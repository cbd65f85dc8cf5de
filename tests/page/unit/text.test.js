import { test } from 'node:test';
import assert from 'node:assert/strict';
import './browser.js';
import { isBlank, isCalled, partsOf, withoutQuotes } from '../../../wwwroot/js/text.js';

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
  assert.deepEqual(of('call', '`@Ana` e ```\n@Ana\n```'), []);
  assert.deepEqual(of('code', 'um `dotnet build` aqui'), ['dotnet build']);
  assert.deepEqual(of('block', '```sh\nls -l\ncd\n```'), ['ls -l\ncd']);
});

test('one’s own nick is marked where it calls', () => assert.deepEqual(of('call', 'ANA, @ana: banana, ana e @ana-maria'), ['ANA', '@ana']));

for (const text of ['https://x/ana/y', 'https://x/@ana/y', '`ana = 3`', '`@ana`', '```\nana: 1\n```', 'https://x/a ana: b']) {
  test(`"${text.replaceAll('\n', '\\n')}" does not call Ana`, () => assert.equal(isCalled(text, 'Ana'), false));
}

test('a sign after a link stays outside when it stands before the link too', () => {
  for (const text of ['**https://x.example/a**', '*https://x.example/a*', '__https://x.example/a__', '~~https://x.example/a~~', '[https://x.example/a]', '(https://x.example/a)', '{https://x.example/a}',
    '|https://x.example/a|', 'oi **https://x.example/a**.', '(veja https://x.example/a).', '[https://x.example/a](nada)']) {
    assert.deepEqual(of('link', text), ['https://x.example/a'], text);
  }
});

test('a sign that is the link’s own stays in it', () => {
  for (const link of ['https://x.example/a*', 'https://x.example/a_', 'https://x.example/a_(b)', 'https://[::1]/a', 'https://x.example/?a[]=1', 'https://x.example/?q=']) {
    assert.deepEqual(of('link', `veja ${link}`), [link]);
  }
  assert.deepEqual(of('link', 'url=https://x.example/?q='), ['https://x.example/?q=']);
});

test('two links that a sign parts are two', () => {
  assert.deepEqual(of('link', 'https://x.example/a|https://x.example/b'), ['https://x.example/a', 'https://x.example/b']);
  assert.deepEqual(of('link', '[https://x.example/a](https://x.example/b)'), ['https://x.example/a', 'https://x.example/b']);
});

test('a text made to be slow is not', { timeout: 5_000 }, () => {
  for (const piece of ['`', '```', '(', 'https://', 'http://a)', '```\n`', '@', 'a@', '@a', '`a', '(http://a)', '[https://', 'http://a]']) assert.equal(typed(piece.repeat(4_000 / piece.length)).length > 0, true);
});

test('a text that shows nothing is blank', () => {
  for (const text of ['', ' \t\n', '\u200b\u200b', '\u3164', '\u115f', '\u2800', '\ufeff\ufe0f']) assert.ok(isBlank(text), JSON.stringify(text));
  for (const text of ['a', ' . ', '\u200b1', '\u{1f642}\ufe0f']) assert.ok(!isBlank(text), JSON.stringify(text));
});

test('a letter is the same in any quotation marks', () => {
  for (const word of ['U', '"U"', "'U'", '«U»', '“U”', '„U“', '‘U’', '＂U＂']) assert.equal(withoutQuotes(word), 'U');
});
