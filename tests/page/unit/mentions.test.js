import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mentions, mentionsIn } from '../../../wwwroot/js/mentions.js';

for (const text of ['oi Ana', '@ana, vem?', 'ANA!', 'é da ana.', '(ana)', '_ana_', 'ana...', 'linha\nana', 'ＡＮＡ', '“Ana”', '@Ana_:', 'ana']) {
  test(`"${text.replace('\n', '\\n')}" calls Ana`, () => assert.equal(mentions(text, 'Ana'), true));
}

for (const text of ['banana', 'ana-maria', 'ana.maria', 'ana_2', 'joao@ana.com', 'Anã', 'anais', '', '@', 'a n a', 'ana\u0303']) {
  test(`"${text}" does not call Ana`, () => assert.equal(mentions(text, 'Ana'), false));
}

test('a name with signs in it and at its end is called by all of it', () => {
  assert.equal(mentions('oi zé-2.!', 'Zé-2.'), true);
  assert.equal(mentions('oi zé-2', 'Zé-2.'), false);
  assert.equal(mentions('مرحبا @سارة!', 'سارة'), true);
});

test('a nick of one letter is called with the @ only: the letter is a word', () => {
  assert.equal(mentions('a casa, e A porta', 'a'), false);
  assert.equal(mentions('oi, @a!', 'A'), true);
  assert.equal(mentions('oi Zé', 'zé'), true);
});

test('each stretch is told as it stands in the text', () => {
  const text = 'Ana: ANA, @ana_ e ＡＮＡ.';
  assert.deepEqual(mentionsIn(text, 'ana').map(({ start, end }) => text.slice(start, end)), ['Ana', 'ANA', '@ana', 'ＡＮＡ']);
});
