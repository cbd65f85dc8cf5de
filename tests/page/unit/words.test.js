import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import './browser.js';
import { en } from '../../../wwwroot/js/texts/en.js';
import { pt } from '../../../wwwroot/js/texts/pt.js';
import { ofTyped, said, wordsOf } from '../../../wwwroot/js/words.js';

const refusals = readFileSync(new URL('../../../src/ChatHub.Contracts/Refusals.cs', import.meta.url), 'utf8');
const codes = [...new Set([...refusals.matchAll(/new\("(?<code>[a-z-]+)",/gu)].map(({ groups }) => groups.code))];
const TYPED = new Set(['unknown-command', 'bad-arguments', 'not-a-command', 'not-text', 'line-unfinished']); // only a typed line is refused with these

test('every refusal has words for people in both languages', () => {
  assert.ok(codes.length > 25);
  for (const texts of [pt, en]) assert.deepEqual(codes.filter(code => !TYPED.has(code) && !(`refusal.${code}` in texts)), []);
});

test('what was sent says how many were connected, and never that it was delivered', () => {
  const sent = (audience, connected, target = 'gelo') => said({ ok: true, text: '', data: { audience, connected } }, ['-msg', 'user', target]).text;
  assert.equal(sent(2, 2), 'enviada; gelo está online');
  assert.equal(sent(2, 1), 'enviada; gelo está offline e recebe quando voltar');
  assert.equal(sent(1, 1), 'guardada para você');
  const toAll = (audience, connected) => said({ ok: true, text: '', data: { audience, connected } }, ['-msgt', 'T']).text;
  assert.equal(toAll(7, 4), 'Enviada para todos: 3 online, 3 recebem quando voltarem');
  assert.equal(toAll(1, 1), 'Enviada para todos: ninguém mais online');
});

test('a typed line is answered in the contract’s words, a button in words for people', () => {
  const refused = { ok: false, code: 'group-exists', text: 'Error, grupo já existente' };
  assert.equal(ofTyped(refused, ['-criargrupo']).text, 'Error, grupo já existente');
  assert.equal(said(refused, ['-criargrupo']).text, 'Já existe um grupo com este nome.');
});

test('quotation marks of any kind around the letter are passed over', () => {
  for (const mark of ['"U"', '“U”', '\'U\'', '«U»', 'U', '„u“']) assert.deepEqual(wordsOf(`-msg ${mark} maria oi`).slice(1).map(word => word.toLowerCase()), ['u', 'maria']);
});

test('a line that cannot be taken apart here is told in the server’s words', () => {
  for (const line of ['-msg ((U)) maria oi', '-msg', '-msgt ?? oi']) {
    const [name, letter, target] = wordsOf(line);
    assert.equal(en[`contract.done.${name}`]({ data: { audience: 2, connected: 2 }, letter, target }), undefined, line);
  }
});
