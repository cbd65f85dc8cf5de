// A person is called in plain text by @nick anywhere, or by the nick at the beginning with a colon or a comma after it. Compared as names are.
import { keyOf } from './names.js';

const AT = /@[\p{L}\p{N}][\p{L}\p{M}\p{N}_.@-]*/gu;
const ADDRESSED = /^\s*(?<said>[\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*)[:,]/u;
const WITHIN = /[\p{L}\p{M}\p{N}]$/u; // before the @ it belongs to an address, as in joao@example.org
const TRAILING = /[_.@-]$/u; // may belong to the name, or to the sentence

function addressed(text, key) {
  const { said } = ADDRESSED.exec(text)?.groups ?? {};
  if (said === undefined || keyOf(said) !== key) return [];
  const start = text.indexOf(said);
  return [{ start, end: start + said.length }];
}

// The stretches [start, end) of the text that call the nick; isStart: whether the message begins with this text.
export function mentionsIn(text, nick, isStart = true) {
  const key = keyOf(nick);
  const found = isStart ? addressed(text, key) : [];
  for (const { 0: word, index } of text.matchAll(AT)) {
    if (WITHIN.test(text.slice(Math.max(0, index - 2), index))) continue;
    let said = word.slice(1);
    while (keyOf(said) !== key && TRAILING.test(said)) said = said.slice(0, -1);
    if (keyOf(said) === key) found.push({ start: index, end: index + 1 + said.length });
  }
  return found;
}
