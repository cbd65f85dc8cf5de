// What the server said, in the person's language. It speaks Portuguese: elsewhere a refusal goes by its code, and what was done by the command
// that did it.
import { refusal, t } from './i18n.js';
import { withoutQuotes } from './text.js';

const COMMAND = /^(?<name>-\w+)(?:\s+(?<letter>\S+)(?:\s+(?<target>\S+))?)?/u;

// A typed line's command, the letter after it, and whom it names.
export function wordsOf(line) {
  const { name, letter, target } = COMMAND.exec(line)?.groups ?? {};
  return [name, letter && withoutQuotes(letter), target];
}

export function said(reply, /** @type {string[]} */ [name, letter, target]) {
  if (!reply.ok) return { ...reply, text: refusal(reply.code, reply.text) };
  const text = t(`done.${name?.toLowerCase()}`, { data: reply.data, letter: letter?.[0]?.toUpperCase(), target });
  return text === undefined ? reply : { ...reply, text };
}
