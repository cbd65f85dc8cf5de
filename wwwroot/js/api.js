// The HTTP side: sessions and the command table.
import { asksOwnPassword } from './endings.js';

// The server said no, in its own words.
export class Refused extends Error {
  constructor(code, text, problem = {}) {
    super(text);
    this.code = code;
    this.problem = problem;
  }
}

// No answer, or a server that is stopping: try again.
export class Unreachable extends Error {}

async function call(method, path, /** @type {{ body?: object, token?: string }} */ { body, token } = {}) {
  const headers = {};
  if (body) headers['Content-Type'] = 'application/json';
  if (token) headers.Authorization = `Bearer ${token}`;
  let response;
  try {
    response = await fetch(path, { method, headers, body: body && JSON.stringify(body), cache: 'no-store', signal: AbortSignal.timeout(15_000) });
    if (response.ok) return response.status === 204 ? null : await response.json().catch(() => null);
  } catch (error) {
    throw new Unreachable(String(error));
  }
  const problem = await response.json().catch(() => null);
  if (asksOwnPassword(response.status, problem)) throw new Refused('proxy-password', '');
  if (response.status >= 500 || !problem?.code) throw new Unreachable(`HTTP ${response.status}`);
  throw new Refused(problem.code, problem.title, problem);
}

export const openSession = (nick, password, token) => call('POST', 'api/session', { body: { nick, password, token } });
export const revokeSession = token => call('DELETE', 'api/session', { token });
export const setPassword = (token, current, password) => call('POST', 'api/password', { token, body: { current, password } });
export const commandTable = () => call('GET', 'api/commands');
