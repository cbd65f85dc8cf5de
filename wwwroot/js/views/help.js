// What the keyboard can do.
import { h } from '../html.js';
import { t } from '../i18n.js';
import { openSheet } from './sheet.js';

const isMac = /mac|iphone|ipad/iu.test(navigator.platform);
const command = isMac ? '⌘' : 'Ctrl';

const KEYS = [
  [[command, 'K'], 'help.switcher'],
  [['Alt', 'Shift', '↓'], 'help.next'],
  [['Alt', 'Shift', '↑'], 'help.previous'],
  [['Enter'], 'help.send'],
  [['Shift', 'Enter'], 'help.break'],
  [['↑'], 'help.recall'],
  [['Tab'], 'help.complete'],
  [['Esc'], 'help.close'],
  [['?'], 'help.help'],
  [[command, '/'], 'help.help.typing'],
];

const keys = names => names.flatMap((name, i) => [i > 0 && '+', h('kbd', {}, name)]);

export function openHelp() {
  openSheet('help', t('help.title'),
    h('dl', { class: 'keys' }, KEYS.map(([names, text]) => h('div', {}, h('dt', {}, keys(names)), h('dd', {}, t(text))))),
    h('p', { class: 'muted' }, t('help.commands')));
}
