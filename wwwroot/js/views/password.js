// Sets or changes the password of the nick.
import { h, setText } from '../html.js';
import { t } from '../i18n.js';
import { openSheet } from './sheet.js';

export function openPassword(chat, actions) {
  const username = h('input', { class: 'visually-hidden', autocomplete: 'username', value: chat.nick, readonly: true, tabindex: '-1', 'aria-hidden': 'true' });
  const current = h('input', { id: 'password-current', type: 'password', autocomplete: 'current-password' });
  const fresh = h('input', { id: 'password-new', type: 'password', autocomplete: 'new-password', required: true, minlength: 8, maxlength: 128 });
  const error = h('p', { class: 'write-error', role: 'alert' });

  async function save(event) {
    event.preventDefault();
    const refusal = await actions.setPassword(current.value, fresh.value);
    setText(error, refusal ?? '');
    if (refusal) return;
    dialog.close();
    chat.say({ text: t('account.password.done'), refused: false });
  }

  const dialog = openSheet('password', t('account.password.title'),
    h('p', { class: 'muted' }, t('account.password.why')),
    h('form', { method: 'dialog', onsubmit: save },
      username,
      h('div', { class: 'field' }, h('label', { for: current.id }, t('account.password.current')), current),
      h('div', { class: 'field' }, h('label', { for: fresh.id }, t('account.password.new')), fresh),
      error,
      h('div', { class: 'buttons' },
        h('button', { type: 'button', onclick: () => dialog.close() }, t('dialog.cancel')),
        h('button', { type: 'submit', class: 'primary' }, t('account.password.save')))));
  current.focus();
}
