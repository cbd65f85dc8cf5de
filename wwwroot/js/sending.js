// Sends a line of the outbox by the hub's method for it.
import { ofTyped, said, wordsOf } from './words.js';

export async function send({ connection, reply }, { id, text, kind, target, audience, line }) {
  if (audience) return said(await connection.invoke('MessageAll', audience, text, id), ['-msgt', audience]);
  if (!line) return said(await connection.invoke('Message', kind, target, text, id), ['-msg', kind, target]);
  const answer = ofTyped(await connection.invoke('Run', text, id), wordsOf(text));
  if (answer.ok) reply(text, answer);
  return answer;
}
