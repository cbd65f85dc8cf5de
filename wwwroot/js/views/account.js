// Who one is here, and how to leave.
import { h, name, setText } from '../html.js';
import { t } from '../i18n.js';
import { openPreferences } from './preferences.js';

function passwordDialog(nick, actions, onDone) {
  const username = h('input', { class: 'visually-hidden', autocomplete: 'username', value: nick, readonly: true, tabindex: '-1', 'aria-hidden': 'true' });
  const current = h('input', { id: 'password-current', type: 'password', autocomplete: 'current-password' });
  const fresh = h('input', { id: 'password-new', type: 'password', autocomplete: 'new-password', required: true, minlength: 8, maxlength: 128 });
  const error = h('p', { class: 'write-error', role: 'alert' });
  const dialog = h('dialog', { class: 'card', 'aria-label': t('account.password'), onclose: () => dialog.remove() },
    h('form', {
      method: 'dialog',
      onsubmit: async event => {
        event.preventDefault();
        const refusal = await actions.setPassword(current.value, fresh.value);
        setText(error, refusal ?? '');
        if (refusal) return;
        dialog.close();
        onDone();
      },
    },
    username,
    h('div', { class: 'field' }, h('label', { for: current.id }, t('account.password.current')), current),
    h('div', { class: 'field' }, h('label', { for: fresh.id }, t('account.password.new')), fresh),
    error,
    h('div', { class: 'buttons' },
      h('button', { type: 'button', onclick: () => dialog.close() }, t('dialog.cancel')),
      h('button', { type: 'submit', class: 'primary' }, t('account.password.save')))));
  return dialog;
}

export function accountView(chat, actions) {
  const act = action => () => { menu.open = false; action(); };
  const setPassword = () => {
    const dialog = passwordDialog(chat.nick, actions, () => chat.say({ text: t('account.password.done'), refused: false }));
    menu.after(dialog);
    dialog.showModal();
  };
  const forget = () => { if (window.confirm(t('account.forget.sure'))) void actions.forget(); };
  const menu = h('details', {
    class: 'account',
    onkeydown: event => { if (event.key === 'Escape') menu.open = false; },
    onfocusout: event => { if (!menu.contains(event.relatedTarget) && event.relatedTarget) menu.open = false; },
  },
  h('summary', { 'aria-label': `${t('account.menu')}: ${chat.nick}` }, name(chat.nick)),
  h('div', { class: 'menu card' },
    h('button', { type: 'button', onclick: act(() => openPreferences(chat.settings)) }, t('account.calls')),
    h('button', { type: 'button', onclick: act(setPassword) }, t('account.password')),
    h('button', { type: 'button', onclick: act(() => void actions.exit()) }, t('account.leave')),
    h('button', { type: 'button', class: 'danger', onclick: act(forget) }, t('account.forget'))));
  return menu;
}
