// How names are compared: the server decides what is taken; this only keeps one entry for João and joão.
export const keyOf = name => name.normalize('NFKC').toLowerCase();

export const ALL = 'all';
export const conversationKey = (kind, name) => kind === 'all' ? ALL : `${kind}:${keyOf(name)}`;
