// The address names the open conversation: a reload stays there, a link leads there, and a phone's back button leads to the list.
import { conversationKey } from './names.js';

const WORDS = { all: 'todos', group: 'grupo', user: 'pessoa' };
const ADDRESS = /^#(?<word>\p{L}+)(?:\/(?<name>.+))?$/u;

export const addressOf = ({ kind, name }) => kind === 'all' ? `#${WORDS.all}` : `#${WORDS[kind]}/${encodeURIComponent(name.toWellFormed())}`;

// The conversation that the address names; null when it names none, and the list is meant.
export function placeIn(address) {
  const { word, name } = ADDRESS.exec(address)?.groups ?? {};
  const kind = Object.keys(WORDS).find(each => WORDS[each] === word);
  if (!kind || (kind === 'all') !== (name === undefined)) return null;
  try {
    return { kind, name: name === undefined ? null : decodeURIComponent(name) };
  } catch {
    return null; // not written by this page
  }
}

const keyOf = place => place && conversationKey(place.kind, place.name);

// instead: where one pane is shown at a time, one conversation takes the other's place, so that the list is one step back.
export function visit(conversation, instead) {
  const here = placeIn(location.hash);
  if (keyOf(here) === conversation.key) return;
  if (here && instead) history.replaceState(history.state, '', addressOf(conversation));
  else history.pushState({ fromList: !here }, '', addressOf(conversation));
}

// Back to the list. True when the browser goes there, and will say so when it has.
export function toList() {
  const goesBack = history.state?.fromList === true;
  if (goesBack) history.back();
  else forget();
  return goesBack;
}

export function forget() {
  history.replaceState(null, '', location.pathname + location.search);
}
