import { test } from 'node:test';
import assert from 'node:assert/strict';
import './browser.js';
import { asksOwnPassword, sort } from '../../../wwwroot/js/endings.js';

// The answer to a request, as the SignalR client tells of it.
const answer = (status, body) => failure(`${typeof body === 'string' ? body : JSON.stringify(body)}: Status code '${status}'`);
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
  assert.equal(sort(null, answer(401, { title: 'Erro, sessão inválida; entre de novo', code: 'token-invalid', status: 401 })).code, 'token-invalid');
  assert.equal(sort(null, failure('Erro, sessão inválida')).code, 'token-invalid');
});

test('a proxy that demands its own password is not taken for a dead token', () => {
  for (const status of [401, 407]) {
    assert.equal(sort(null, answer(status, '<html>401 Authorization Required</html>')).code, 'proxy-password');
    assert.equal(sort(null, answer(status, 'Unauthorized')).code, 'proxy-password');
    assert.ok(asksOwnPassword(status, null));
    assert.ok(!asksOwnPassword(status, { code: 'token-invalid' }));
  }
});

test('a foreign origin is told with what was compared', () => {
  const problem = { title: 'Erro, origem não permitida', code: 'foreign-origin', status: 403, origin: 'http://a.example', host: '127.0.0.1:5000' };
  assert.deepEqual(sort(null, answer(403, problem)), { code: problem.code, text: problem.title, origin: problem.origin, host: problem.host });
});

test('too many attempts, a full server and a proxy without one are come back to', () => {
  assert.equal(sort(null, answer(429, { title: 'Erro, tentativas demais; espere um minuto', code: 'too-many-attempts', status: 429 })), null);
  assert.equal(sort(null, answer(503, { title: 'Erro, servidor ocupado; tente de novo', code: 'busy', status: 503 })), null);
  assert.equal(sort(null, answer(502, '<html>Bad Gateway</html>')), null);
  assert.equal(sort(null, answer(403, '<html>Forbidden</html>')), null);
});
