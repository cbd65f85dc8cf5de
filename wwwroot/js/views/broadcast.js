// Asks whom a broadcast is for, and says how many people that is before it goes out.
import { h, setText } from '../html.js';
import { t } from '../i18n.js';

const AUDIENCES = ['T', 'C', 'D'];

export class BroadcastView {
  #actions;
  #onSend;
  #reach = undefined; // not known yet; null when nobody can say
  #audience = 'T';

  // onSend(audience)
  constructor(actions, onSend) {
    this.#actions = actions;
    this.#onSend = onSend;
    this.text = h('p', { class: 'quoted', dir: 'auto' });
    this.counts = AUDIENCES.map(audience => h('small', { id: `reach-${audience}`, class: 'muted' }));
    this.radios = AUDIENCES.map(audience => h('input', {
      type: 'radio', name: 'audience', value: audience, 'aria-describedby': `reach-${audience}`, onchange: () => this.#choose(audience),
    }));
    this.send = h('button', { type: 'submit', class: 'primary' });
    this.element = h('dialog', { class: 'card sheet broadcast', 'aria-labelledby': 'broadcast-title', onkeydown: event => { if (event.key === 'Enter' && event.repeat) event.preventDefault(); } },
      h('form', { method: 'dialog', onsubmit: () => this.#onSend(this.#audience) },
        h('h2', { id: 'broadcast-title' }, t('cast.title')),
        this.text,
        h('fieldset', { class: 'audiences' }, h('legend', { class: 'visually-hidden' }, t('write.audience')),
          AUDIENCES.map((audience, i) => h('label', { class: 'audience-choice' }, this.radios[i],
            h('span', {}, h('strong', {}, t(`cast.${audience}`)), this.counts[i])))),
        h('div', { class: 'buttons' },
          h('button', { type: 'button', onclick: () => this.element.close() }, t('dialog.cancel')), this.send)));
  }

  open(text) {
    setText(this.text, text);
    this.#reach = undefined;
    this.#choose(this.#audience);
    this.element.showModal();
    this.radios[AUDIENCES.indexOf(this.#audience)].focus();
  }

  // Counted again at each choice: people come and go while one thinks.
  #choose(audience) {
    this.#audience = audience;
    for (const radio of this.radios) radio.checked = radio.value === audience;
    this.#show();
    void this.#count();
  }

  async #count() {
    this.#reach = await this.#actions.reach();
    this.#show();
  }

  #show() {
    const reach = this.#reach;
    AUDIENCES.forEach((audience, i) => setText(this.counts[i], t(`cast.reach.${audience}`, reach && reach[audience])));
    setText(this.send, t('cast.send', reach?.[this.#audience].people));
  }
}
