// What people read, in their language: Portuguese, or English for a browser that asks for it first.
import { en } from './texts/en.js';
import { pt } from './texts/pt.js';

const primary = tag => tag.toLowerCase().split('-')[0];

// The first of the browser's languages that is one of ours; its region tells how dates are written.
export function localeOf(languages) {
  return languages.find(tag => ['pt', 'en'].includes(primary(tag))) ?? 'pt-BR';
}

export const locale = localeOf(navigator.languages ?? []);
const english = primary(locale) === 'en';
const texts = english ? en : pt;
export const language = english ? 'en' : 'pt-BR';

export function t(key, value) {
  const text = texts[key];
  return typeof text === 'function' ? text(value) : text;
}

// The server refuses in Portuguese with a stable code: its own words where there are none for the code.
export const refusal = (code, text) => t(`refusal.${code}`, text) ?? text;

const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric' });

// The time alone today, the day too before.
export function when(at, now = new Date()) {
  const date = new Date(at);
  return date.toDateString() === now.toDateString() ? clock.format(date) : `${day.format(date)} ${clock.format(date)}`;
}
