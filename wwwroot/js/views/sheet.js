// A dialog over the page: named by its title, closed by Escape, its button or a click beside it, and gone from the document then.
import { h } from '../html.js';
import { t } from '../i18n.js';

export function openSheet(className, title, ...children) {
  const dialog = h('dialog', { class: `card sheet ${className}`, 'aria-label': title, closedby: 'any', onclose: () => dialog.remove() },
    h('header', { class: 'sheet-head' }, h('h2', {}, title),
      h('button', { type: 'button', class: 'icon close', 'aria-label': t('dialog.close'), onclick: () => dialog.close() }, '×')),
    ...children);
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
