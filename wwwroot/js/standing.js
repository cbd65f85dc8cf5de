// How the person stands to a group: member, outside, missing, or unknown while nobody has said.
export function standingIn({ kind, name }, directory) {
  if (kind !== 'group') return 'member';
  const group = directory.group(name);
  if (group) return group.member ? 'member' : 'outside';
  return directory.isKnown ? 'missing' : 'unknown';
}

// The text of an empty conversation; null while nothing is known.
export function emptyText({ open, directory, isReady, isConnecting, me }) {
  const standing = standingIn(open, directory);
  if (standing === 'outside' || standing === 'missing') return [`room.empty.${standing}`];
  if (open.older === 'unknown' && !isReady) return isConnecting ? null : ['room.empty.offline'];
  if (open.kind === 'all') return ['room.empty.all'];
  if (open.kind === 'group') return ['room.empty.member'];
  return open.name === me ? ['room.empty.self'] : ['room.empty.user', open.name];
}
