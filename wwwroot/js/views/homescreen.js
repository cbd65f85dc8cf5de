// iOS offers no button to install a page and tells nobody how: said once, to those whom it concerns.
import { h } from '../html.js';
import { t } from '../i18n.js';

const TOLD = 'chathub.homescreen';

// Only Safari there has `standalone`, false in a tab; other browsers on iOS say so in their names.
function concerns() {
  try {
    return /** @type {any} */ (navigator).standalone === false && !/crios|fxios|edgios/iu.test(navigator.userAgent) && localStorage.getItem(TOLD) === null;
  } catch {
    return false; // it could not be remembered, and would be said at every load
  }
}

export function homeScreenHint() {
  if (!concerns()) return null;
  const hint = h('aside', { class: 'notice', 'aria-label': t('homescreen.title') }, h('p', {}, t('homescreen.text')),
    h('button', {
      type: 'button', class: 'small',
      onclick: () => {
        localStorage.setItem(TOLD, 'told');
        hint.remove();
      },
    }, t('homescreen.close')));
  return hint;
}
