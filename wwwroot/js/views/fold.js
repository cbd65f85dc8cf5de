// A huge paste is folded, so that it buries nothing of what others said.
import { h } from '../html.js';
import { t } from '../i18n.js';

const LINES = 24;
const LETTERS = 1_600;

export const isHuge = text => text.length > LETTERS || text.split('\n', LINES + 1).length > LINES;

// Where the keyboard goes into a folded text, it opens.
export function folded(element) {
  element.classList.add('folded');
  const button = h('button', { type: 'button', class: 'small unfold', 'aria-expanded': 'false', onclick: () => toggle(!element.classList.contains('folded')) }, t('line.unfold'));
  function toggle(fold) {
    element.classList.toggle('folded', fold);
    element.scrollTop = 0;
    button.setAttribute('aria-expanded', String(!fold));
    button.textContent = t(fold ? 'line.unfold' : 'line.fold');
  }
  element.addEventListener('focusin', () => toggle(false));
  return [element, button];
}
