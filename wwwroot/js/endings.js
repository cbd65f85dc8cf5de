// Sorts how a connection ended: null means come back; anything else is told to the person, who decides.
const FINAL = new Set(['replaced', 'revoked', 'exit']);

// The texts that the server gives at negotiate and at the close, within what the SignalR client wraps them in.
const REFUSAL = /\bErro(?:r)?, .*$/su;
const CODES = { 'Error, Usuário já conectado': 'nick-in-use' };
const PASSING = ['Erro, servidor ocupado', 'Erro, rápido demais'];

export function sort(bye, error) {
  if (bye) return FINAL.has(bye.code) ? { code: bye.code, text: bye.text } : null;
  const message = error?.message ?? '';
  if (/Status code '401'/u.test(message)) return { code: 'token-invalid', text: message };
  const text = REFUSAL.exec(message)?.[0];
  if (!text || PASSING.some(start => text.startsWith(start))) return null;
  return { code: text.includes('sessão inválida') ? 'token-invalid' : CODES[text] ?? 'refused', text };
}
