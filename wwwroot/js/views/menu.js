// A button that opens something over the page, which Escape, a click beside it, or the keyboard's going elsewhere closes.
import { h } from '../html.js';

export function menuOf(className, summary, ...content) {
  const beside = event => { if (!menu.contains(event.target)) menu.open = false; };
  const menu = h('details', {
    class: className,
    ontoggle: () => {
      if (menu.open) document.addEventListener('pointerdown', beside);
      else document.removeEventListener('pointerdown', beside);
    },
    onkeydown: event => {
      if (event.key !== 'Escape' || !menu.open) return;
      menu.open = false;
      summary.focus();
    },
    onfocusout: event => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; },
  }, summary, ...content);
  return menu;
}
