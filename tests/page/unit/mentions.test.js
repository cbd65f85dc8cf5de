import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mentionsIn } from '../../../wwwroot/js/mentions.js';

const calls = (text, nick) => mentionsIn(text, nick).length > 0;

for (const text of ['oi @Ana', '@ana, vem?', 'é da @ana.', '(@ana)', '_@ana_', '@ana...', 'linha\n@ana', '@ＡＮＡ', '“@Ana”', '@Ana_:', 'ana: vem', ' Ana, vem?', 'ANA:vem', 'ana,']) {
  test(`"${text.replace('\n', '\\n')}" calls Ana`, () => assert.equal(calls(text, 'Ana'), true));
}

for (const text of ['ana', 'oi ana', 'oi, ana: vem', 'linha\nana: vem', 'ANA!', 'banana', '@ana-maria', '@ana.maria', '@ana_2', 'joao@ana.com', 'joao@ana', '@Anã', 'anais: leia', '', '@', '@ ana', '@ana\u0303']) {
  test(`"${text.replace('\n', '\\n')}" does not call Ana`, () => assert.equal(calls(text, 'Ana'), false));
}

test('a nick that is a word is called by its mark only', () => {
  assert.equal(calls('bom dia', 'dia'), false);
  assert.equal(calls('a casa, e A porta', 'a'), false);
  assert.equal(calls('bom dia, @dia', 'dia'), true);
});

test('a name with signs in it and at its end is called by all of it', () => {
  assert.equal(calls('oi @zé-2.!', 'Zé-2.'), true);
  assert.equal(calls('zé-2.: oi', 'Zé-2.'), true);
  assert.equal(calls('oi @zé-2', 'Zé-2.'), false);
  assert.equal(calls('مرحبا @سارة!', 'سارة'), true);
});

test('each stretch is the one in the text', () => {
  const text = 'Ana: @ANA, @ana_ e @ＡＮＡ.';
  assert.deepEqual(mentionsIn(text, 'ana').map(({ start, end }) => text.slice(start, end)), ['Ana', '@ANA', '@ana', '@ＡＮＡ']);
});
