import { test } from 'node:test';
import assert from 'node:assert/strict';
import './browser.js';
import { sort } from '../../../wwwroot/js/endings.js';

const failure = text => new Error(`Failed to complete negotiation with the server: Error: ${text}`);

test('a connection that broke is come back to', () => {
  assert.equal(sort(null, null), null);
  assert.equal(sort(null, new Error('WebSocket closed with status code: 1006 ()')), null);
  assert.equal(sort(null, failure("Status code '503'")), null);
});

test('a server that stops or finds a client slow is come back to', () => {
  assert.equal(sort({ code: 'draining', text: 'x', retryAfter: 1 }, null), null);
  assert.equal(sort({ code: 'slow', text: 'x' }, null), null);
});

test('who was replaced, revoked or has left is told so and stays away', () => {
  for (const code of ['replaced', 'revoked', 'exit']) assert.equal(sort({ code, text: 'x' }, null).code, code);
});

test('a nick in use is told in the words of the server', () => {
  const { text } = sort(null, failure('Error, Usuário já conectado'));
  assert.equal(text, 'Error, Usuário já conectado');
});

test('a busy server is tried again', () => {
  assert.equal(sort(null, failure('Erro, servidor ocupado: tente de novo')), null);
});

test('a token that is not known any more asks for a new one', () => {
  assert.equal(sort(null, failure("Unauthorized: Status code '401'")).code, 'token-invalid');
  assert.equal(sort(null, failure('Erro, sessão inválida')).code, 'token-invalid');
});
