import { test } from 'node:test';
import assert from 'node:assert/strict';
import { asCommand, kindOf } from '../../../wwwroot/js/typed.js';

const NAMES = ['-help', '-msg', '-msgt', '-exit'];
const shown = text => JSON.stringify(text);

for (const text of ['-msg "U" pedro segredo', ' -msg "U" pedro segredo', '\n-msg U pedro segredo', '\t\r\n -help', '\u00a0-exit', '-dança', '-É']) {
  test(`${shown(text)} is a command`, () => assert.equal(kindOf(text, NAMES), 'command'));
}

for (const text of ['- leite\n- pão', '-5', '-- assinado', '-', '--', '—', 'oi -msg', 'oi\n-msg U pedro x', '– disse ela', '—Venha — disse ela', '-_-', '−5 °C', '--dança', '->']) {
  test(`${shown(text)} is a message`, () => assert.equal(kindOf(text, NAMES), 'message'));
}

for (const text of ['–msg U pedro segredo', '—msg U pedro segredo', '−msg U pedro x', '\u2010msg U pedro x', '－msg U pedro x', ' —MSG U pedro x', '--help', '——exit', '\n–help', '\u200e-msg U pedro x', '\u200b—msg U pedro x']) {
  test(`${shown(text)} is asked about`, () => assert.equal(kindOf(text, NAMES), 'unsure'));
}

test('without the command table any word after another dash is asked about', () => {
  assert.equal(kindOf('—msg U pedro x', []), 'unsure');
  assert.equal(kindOf('– disse ela', []), 'message');
});

test('what was meant as a command begins with one hyphen, and nothing before it', () => {
  assert.equal(asCommand(' \n-msg "U" pedro  oi '), '-msg "U" pedro  oi ');
  assert.equal(asCommand('\u200e—msg U pedro x'), '-msg U pedro x');
  assert.equal(asCommand('--help'), '-help');
});
