// A line that looks like a command but does not begin like one: nothing is sent before the person has said what it is.
import { t } from '../i18n.js';
import { ask } from './ask.js';

export const askWhether = (text, { send, run }) => ask({
  title: t('unsure.title'), text: t('unsure.text'), quoted: text,
  answers: [
    { text: t('unsure.send'), act: send },
    { text: t('unsure.run'), class: 'primary', act: run },
  ],
});
