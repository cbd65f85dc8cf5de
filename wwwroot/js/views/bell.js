// Which messages of the open conversation notify the person.
import { h } from '../html.js';
import { t } from '../i18n.js';
import { areThere } from '../notifications.js';
import { LEVELS } from '../settings.js';
import { menuOf } from './menu.js';

export class BellView {
  #chat;
  #onChoose;

  // onChoose(conversation, level); onTurnOn() when nothing was turned on yet.
  constructor(chat, { onChoose, onTurnOn }) {
    this.#chat = chat;
    this.#onChoose = onChoose;
    this.summary = h('summary');
    this.choices = LEVELS.map(level => h('input', { type: 'radio', name: 'bell', value: level, onchange: () => this.#choose(level) }));
    this.turnOn = h('button', { type: 'button', class: 'small primary', onclick: onTurnOn }, t('bell.on'));
    this.element = menuOf('bell icon-menu', this.summary, h('fieldset', { class: 'menu card' }, h('legend', {}, t('bell.title')),
      this.choices.map(choice => h('label', { class: 'choice' }, choice, t(`bell.${choice.value}`))), this.turnOn));
  }

  #choose(level) {
    this.#onChoose(this.#chat.conversations.open, level);
    this.render();
  }

  render() {
    const level = this.#chat.settings.levelOf(this.#chat.conversations.open);
    this.element.dataset.level = level;
    this.summary.setAttribute('aria-label', `${t('bell.title')}: ${t(`bell.${level}`)}`);
    this.summary.title = t(`bell.${level}`);
    this.turnOn.hidden = this.#chat.settings.notifications || !areThere();
    for (const choice of this.choices) choice.checked = choice.value === level;
  }
}
