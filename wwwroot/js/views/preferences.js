// How the person is called: by a tone, by notifications. Asked for here or at a conversation's bell, never by itself.
import { h, setText } from '../html.js';
import { t } from '../i18n.js';
import { permission, turnOn } from '../notifications.js';
import { playTone } from '../tone.js';
import { openSheet } from './sheet.js';

const option = (input, text) => h('label', { class: 'choice' }, input, text);

export function openPreferences(settings) {
  const answer = h('p', { class: 'muted', role: 'status' });
  const say = () => setText(answer, { denied: t('calls.denied'), none: t('calls.none') }[permission()] ?? '');
  const sound = h('input', {
    type: 'checkbox',
    onchange: () => {
      settings.sound = sound.checked;
      if (sound.checked) playTone();
    },
  });
  const notifications = h('input', {
    type: 'checkbox', disabled: permission() === 'none',
    onchange: async () => {
      if (notifications.checked) notifications.checked = await turnOn(settings);
      else settings.notifications = false;
      say();
    },
  });
  sound.checked = settings.sound;
  notifications.checked = settings.notifications && permission() === 'granted';
  openSheet('preferences', t('calls.title'),
    option(notifications, t('calls.notifications')), option(sound, t('calls.sound')), answer, h('p', { class: 'muted' }, t('calls.explain')));
  say();
}
