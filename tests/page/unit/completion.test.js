import { test } from 'node:test';
import assert from 'node:assert/strict';
import './browser.js';
import { complete } from '../../../wwwroot/js/completion.js';

const form = (method, syntax) => ({ name: syntax.split(' ')[0], method, syntax, words: syntax.split(' '), summary: '' });
const known = {
  commands: [
    form('Help', '-help [COMANDO]'), form('ListUsers', '-listarusuarios'), form('CreateGroup', '-criargrupo NOME_DO_GRUPO'),
    form('JoinGroup', '-entrargrupo NOME_GRUPO'), form('LeaveGroup', '-sairgrupo NOME_GRUPO'),
    form('Message', '-msg "U" NICK MENSAGEM'), form('Message', '-msg "G" NOME_DO_GRUPO MENSAGEM'), form('MessageAll', '-msgt "T" MENSAGEM'),
  ],
  people: ['João', 'Joana', 'Zé'],
  groups: [{ name: 'obras', member: true }, { name: 'oficina', member: false }],
};
const at = (text, caret = text.length) => complete(text, caret, known);
const offered = text => at(text).options.map(({ insert }) => insert);

test('commands are offered with the letters that are theirs', () => {
  assert.deepEqual(offered('-ms'), ['-msg "U" ', '-msg "G" ', '-msgt "T" ']);
  assert.deepEqual(offered('-LIS'), ['-listarusuarios']);
  assert.deepEqual(offered('--help'), []);
});

test('every command is offered, and white space before it makes no difference', () => {
  assert.equal(offered('-').length, known.commands.length);
  assert.deepEqual(offered(' -ms'), ['-msg "U" ', '-msg "G" ', '-msgt "T" ']);
  assert.deepEqual(offered('\n-msg u ze'), ['Zé ']);
});

test('names are found without accents and capitals', () => {
  assert.deepEqual(offered('-msg "U" joa'), ['João ', 'Joana ']);
  assert.deepEqual(offered('-msg u ze'), ['Zé ']);
});

test('groups are those that the command is for', () => {
  assert.deepEqual(offered('-entrargrupo o'), ['oficina']);
  assert.deepEqual(offered('-sairgrupo o'), ['obras']);
  assert.deepEqual(offered('-msg g o'), ['obras ']);
  assert.deepEqual(offered('-criargrupo o'), []);
});

test('people are called with @, in a plain line and in a command’s message', () => {
  assert.deepEqual(offered('oi @jo'), ['@João ', '@Joana ']);
  assert.deepEqual(offered('-msg "U" Zé oi @z'), ['@Zé ']);
  assert.deepEqual(offered('oi jo'), []);
});

test('what is typed in full is known as such', () => {
  assert.equal(at('-listarusuarios').exact, true);
  assert.equal(at('-sairgrupo OBRAS').exact, true);
  assert.equal(at('-sairgrupo obra').exact, false);
});

test('the form that is being filled in tells which argument comes next', () => {
  assert.equal(at('-msg').form, null);
  assert.equal(at('-msg ').form, null);
  assert.equal(at('-msg g obras oi a todos').form.active, 3);
  assert.equal(at('-msg "U" ').form.active, 2);
  assert.equal(at('-listarusuarios ').form, null);
});

test('the word under the caret is replaced as a whole', () => {
  const { from, to, word } = at('oi @jo tudo bem', 5);
  assert.deepEqual({ from, to, word }, { from: 3, to: 6, word: '@j' });
});
