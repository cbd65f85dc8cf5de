// Why a conversation must not go out of sight: a refused line, one that waits, a draft.
export function unsentIn({ outbox, drafts }, conversation) {
  const states = outbox.of(conversation.key).map(({ state }) => state).filter(state => state !== 'accepted');
  if (states.includes('refused')) return 'refused';
  if (states.length > 0) return 'waiting';
  return drafts.has(conversation) ? 'draft' : null;
}
