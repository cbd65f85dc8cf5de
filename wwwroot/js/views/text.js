// A message's text as elements. Marks of code are hidden, not dropped: the document always holds the text as it was typed.
import { h } from '../html.js';
import { partsOf } from '../text.js';

const mark = text => h('span', { class: 'mark' }, text);

const views = {
  text: ({ text }) => document.createTextNode(text),
  call: ({ text }) => h('mark', { class: 'call' }, text),
  code: ({ open, text, close }) => h('code', {}, mark(open), text, mark(close)),
  block: ({ open, text, close }) => h('code', { class: 'block' }, mark(open), text, mark(close)),
  link: ({ text, href }) => h('a', { href, title: href === text ? null : href, target: '_blank', rel: 'noopener noreferrer' }, text),
};

export const textView = (text, nick) => Array.from(partsOf(text, nick), part => views[part.kind](part));
