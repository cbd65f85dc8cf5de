// What people read, in their language: Portuguese, or English for a browser that asks for it first.
import { en } from './texts/en.js';
import { pt } from './texts/pt.js';

const primary = tag => /^[a-z]*/iu.exec(tag)[0].toLowerCase();

// Some browsers give tags that Intl refuses, as "en-US@posix": their language counts all the same.
function usable(tag) {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return primary(tag);
  }
}

// The first of the browser's languages that is one of ours; its region tells how dates are written.
export function localeOf(languages) {
  const ours = languages.find(tag => ['pt', 'en'].includes(primary(tag)));
  return ours ? usable(ours) : 'pt-BR';
}

export const locale = localeOf(navigator.languages ?? []);
const english = primary(locale) === 'en';
const texts = english ? en : pt;
export const language = english ? 'en' : 'pt-BR';

export function t(key, ...values) {
  const text = texts[key];
  return typeof text === 'function' ? text(...values) : text;
}

// A refusal, worded for people by its stable code; the server's own words where there are none for the code.
export const refusal = (code, text, problem = {}) => t(`refusal.${code}`, text, problem) ?? text;

const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
const thisYear = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const anyYear = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const near = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

export const clock = at => time.format(new Date(at));

// Today and yesterday by these names, the year only of other years.
export function dayName(at, now = new Date()) {
  const date = new Date(at);
  const days = Math.round((new Date(date).setHours(12, 0, 0, 0) - new Date(now).setHours(12, 0, 0, 0)) / 86_400_000);
  if (days === 0 || days === -1) return near.format(days, 'day');
  return (date.getFullYear() === now.getFullYear() ? thisYear : anyYear).format(date);
}
