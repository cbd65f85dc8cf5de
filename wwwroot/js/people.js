// Whom one may want to name, the likeliest first: who is in the open conversation, then who spoke last, then by name.
import { keyOf } from './names.js';
import { isAfter, isMessage } from './order.js';

const LOOKED_AT = 100; // lines of each conversation in which somebody may have spoken

function spoken(conversations) {
  const last = new Map();
  for (const { lines } of conversations) {
    for (const line of lines.slice(-LOOKED_AT)) {
      if (!isMessage(line) || line.mine) continue;
      const before = last.get(keyOf(line.from));
      if (!before || isAfter(line, before.line) > 0) last.set(keyOf(line.from), { nick: line.from, line });
    }
  }
  return last;
}

function within({ kind, name }, directory) {
  const nicks = kind === 'user' ? [name] : (kind === 'group' && directory.members(name)?.map(({ nick }) => nick)) || [];
  return new Set(nicks.map(keyOf));
}

export function likeliest({ conversations, directory }) {
  const last = spoken(conversations.all);
  const inside = within(conversations.open, directory);
  const byTime = (a, b) => (a && b ? isAfter(b.line, a.line) : Number(Boolean(b)) - Number(Boolean(a)));
  const ranked = directory.nicksWith([...conversations.peers, ...[...last.values()].map(({ nick }) => nick)])
    .map(nick => ({ nick, inside: inside.has(keyOf(nick)), said: last.get(keyOf(nick)) }));
  return ranked.sort((a, b) => Number(b.inside) - Number(a.inside) || byTime(a.said, b.said)).map(({ nick }) => nick);
}
