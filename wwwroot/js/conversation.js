// What is known of one conversation. `older` says how it stands with what came before: unknown, loading, more, none. `divider` is the key of the
// line where what was unread begins; `called` counts the unread lines that name the person.
import { Stretch } from './stretch.js';

export const conversationOf = (key, kind, name, lines) => ({
  key, kind, name, lines: [...lines], known: new Set(), stretch: new Stretch(), unread: 0, called: 0, divider: null, older: 'unknown',
});
