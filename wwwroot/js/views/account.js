// The account menu: notifications, password, help, and how to leave.
import { h, name } from '../html.js';
import { t } from '../i18n.js';
import { ask } from './ask.js';
import { openHelp } from './help.js';
import { menuOf } from './menu.js';
import { openPassword } from './password.js';
import { openPreferences } from './preferences.js';

export function accountView(chat, actions) {
  const item = (text, act, danger = false) => h('button', { type: 'button', class: danger ? 'danger' : '', onclick: () => { menu.open = false; act(); } }, t(text));
  const forget = () => ask({
    title: t('forget.title'), text: t('forget.text'), answers: [{ text: t('forget.do'), class: 'danger', act: () => void actions.forget() }],
  });
  const menu = menuOf('account', h('summary', { 'aria-label': `${t('account.menu')}: ${chat.nick}` }, h('span', { class: 'account-nick' }, name(chat.nick))),
    h('div', { class: 'menu card' },
      item('account.calls', () => openPreferences(chat.settings)),
      item('account.password', () => openPassword(chat, actions)),
      item('help.title', openHelp),
      item('account.leave', () => void actions.exit()),
      item('account.forget', forget, true)));
  return menu;
}
