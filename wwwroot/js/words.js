// The server's words, for the person. The reply to a typed command is the contract's text, which is Portuguese; in English it goes by its code, or
// by the command. What a button or a plain line gave is worded for people, by the reply's code and data. Where there are no words, the server's stand.
import { t } from './i18n.js';

const COMMAND = /^(?<name>-\p{L}+)(?:\s+\p{Quotation_Mark}?(?<letter>\p{L})\p{Quotation_Mark}?(?:\s+(?<target>\S+))?)?/u;

// A typed line's command, the letter after it, and whom it names.
export function wordsOf(line) {
  const { name, letter, target } = COMMAND.exec(line)?.groups ?? {};
  return [name, letter, target];
}

function worded(reply, prefixes, /** @type {string[]} */ [name, letter, target]) {
  const key = reply.ok ? `done.${name?.toLowerCase()}` : `refusal.${reply.code}`;
  const value = reply.ok ? { data: reply.data, letter: letter?.[0].toUpperCase(), target } : reply.text;
  const texts = prefixes.map(prefix => t(prefix + key, value));
  return { ...reply, text: texts.find(text => text !== undefined) ?? reply.text };
}

export const ofTyped = (reply, command) => worded(reply, ['contract.'], command);
export const said = (reply, command) => worded(reply, ['', 'contract.'], command);
