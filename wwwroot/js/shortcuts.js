// The keys that work everywhere in the chat.
import { isComposing } from './composing.js';

const isTyping = target => target.closest?.('input, textarea, select, [contenteditable]') !== null;

// What a key asks for: switcher, help, next, previous; null for any other.
export function shortcutOf(event) {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
  if (isComposing(event)) return null;
  const command = ctrlKey || metaKey;
  if (command && !altKey && !shiftKey && key.toLowerCase() === 'k') return 'switcher';
  if (command && key === '/') return 'help';
  if (key === '?' && !command && !altKey && !isTyping(target)) return 'help';
  if (altKey && shiftKey && !command && key === 'ArrowDown') return 'next';
  if (altKey && shiftKey && !command && key === 'ArrowUp') return 'previous';
  return null;
}

// The nearest conversation with something unread, from the open one on and around.
export function unreadFrom(listed, open, step) {
  const at = listed.indexOf(open);
  for (let i = 1; i <= listed.length; i++) {
    const conversation = listed.at((at + i * step) % listed.length);
    if (conversation !== open && conversation.unread > 0) return conversation;
  }
  return null;
}
