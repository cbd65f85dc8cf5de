// Who is called in a text: @nick, or the bare nick as a whole word, compared as names are. A single letter is a word of its own in Portuguese (a, e,
// o): it calls nobody without the @.
import { keyOf } from './names.js';

const WORD = /@?[\p{L}\p{N}][\p{L}\p{M}\p{N}_.@-]*/gu;
const TRAILING = /[_.@-]$/u; // may belong to the name, or to the sentence

// The stretches [start, end) of the text that name the nick.
export function mentionsIn(text, nick) {
  const key = keyOf(nick);
  const found = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    let said = word;
    const isNick = () => keyOf(said.startsWith('@') ? said.slice(1) : said) === key && (said.startsWith('@') || [...key].length > 1);
    while (!isNick() && TRAILING.test(said)) said = said.slice(0, -1);
    if (isNick()) found.push({ start: index, end: index + said.length });
  }
  return found;
}

export const mentions = (text, nick) => mentionsIn(text, nick).length > 0;
