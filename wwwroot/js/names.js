// How names are compared: the server decides what is taken; this only keeps one entry for João and joão.
export const keyOf = name => name.normalize('NFKC').toLowerCase();

// A colour for each nick, as degrees on the wheel: not unique, but always the same.
export const hueOf = nick => 30 * ([...keyOf(nick)].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 9_973, 7) % 12);

export const ALL = 'all';
export const conversationKey = (kind, name) => kind === 'all' ? ALL : `${kind}:${keyOf(name)}`;

// A group that was called todos before that was reserved must not look like everybody.
export const groupTitle = name => keyOf(name) === 'todos' ? `#${name}` : name;

// The parts of a key: the kind, and the name as it is compared.
export const placeOf = key => {
  const [kind, ...rest] = key.split(':');
  return { kind, name: kind === ALL ? null : rest.join(':') };
};
