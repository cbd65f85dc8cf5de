// Lines in log order. `era` counts the log's lives, `n` tells notes of one position apart.
export const isAfter = (a, b) => a.era - b.era || a.pos - b.pos || (a.n ?? 0) - (b.n ?? 0);

// Nearly always at the end, so it is looked for from there.
export function insert(lines, line) {
  let at = lines.length;
  while (at > 0 && isAfter(lines[at - 1], line) > 0) at--;
  lines.splice(at, 0, line);
}

// A page of older lines: in front, unless something says otherwise.
export function insertOlder(lines, older) {
  lines.unshift(...older);
  lines.sort(isAfter);
}

// The log's life that a position of today's log belongs to: what came before a rewind is common to both.
export const eraOf = (pos, gaps) => gaps.findLast(({ gap, pos: from }) => gap === 'epoch' && from < pos)?.era ?? 0;

export const isMessage = line => line.text !== undefined;
