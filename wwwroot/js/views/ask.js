// Asks before something happens that cannot be taken back, or that may not be meant. The safe answer has the keyboard.
import { h } from '../html.js';
import { t } from '../i18n.js';

// answers: { text, act, class }, the safe one first is "Cancel" by itself.
export function ask({ title, text, quoted = null, answers }) {
  const choose = act => () => {
    dialog.close();
    act();
  };
  const dialog = h('dialog', { class: 'card ask', role: 'alertdialog', 'aria-labelledby': 'ask-title', 'aria-describedby': 'ask-text', onclose: () => dialog.remove() },
    h('h2', { id: 'ask-title' }, title),
    h('p', { id: 'ask-text' }, text),
    quoted !== null && h('p', { class: 'quoted', dir: 'auto' }, quoted),
    h('div', { class: 'buttons' },
      h('button', { type: 'button', autofocus: true, onclick: () => dialog.close() }, t('dialog.cancel')),
      answers.map(answer => h('button', { type: 'button', class: answer.class ?? '', onclick: choose(answer.act) }, answer.text))));
  document.body.append(dialog);
  dialog.showModal();
}
