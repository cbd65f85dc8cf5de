// Sorts how a connection ended: null means come back; anything else is told to the person, who decides.
const FINAL = new Set(['replaced', 'revoked', 'exit']);

// A refused request comes as what the server answered, within what the SignalR client wraps it in; a refused negotiation or a close as a text.
const ANSWER = /Status code '(?<status>\d{3})'/u;
const PROBLEM = /\{.*"code":.*\}/su;
const REFUSAL = /\bErro(?:r)?, .*$/su;
const CODES = { 'Error, Usuário já conectado': 'nick-in-use', 'Erro, este nome é parecido demais com outro': 'nick-look-alike' };
const PASSING = ['Erro, servidor ocupado', 'Erro, rápido demais', 'Erro, tentativas demais'];

// A proxy's own demand for a password: ChatHub gives a code with each of its refusals.
export const asksOwnPassword = (status, problem) => (status === 401 || status === 407) && !problem?.code;

export function sort(bye, error) {
  if (bye) return FINAL.has(bye.code) ? { code: bye.code, text: bye.text } : null;
  const message = error?.message ?? '';
  const status = Number(ANSWER.exec(message)?.groups.status);
  if (status) return answered(status, problemIn(message));
  const text = REFUSAL.exec(message)?.[0];
  if (!text || PASSING.some(start => text.startsWith(start))) return null;
  return { code: text.includes('sessão inválida') ? 'token-invalid' : CODES[text] ?? 'refused', text };
}

function answered(status, problem) {
  if (asksOwnPassword(status, problem)) return { code: 'proxy-password', text: '' };
  if (!problem?.code || status >= 500 || status === 429) return null;
  return { code: problem.code, text: problem.title, origin: problem.origin, host: problem.host };
}

function problemIn(message) {
  try {
    return JSON.parse(PROBLEM.exec(message)?.[0] ?? 'null');
  } catch {
    return null;
  }
}
