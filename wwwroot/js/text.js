// What a message's text is made of: links, code, calls, and the rest as typed. The parts put together are the text, letter by letter.
import { mentionsIn } from './mentions.js';

const MARKED = /(?<open>```(?:[\w+#.-]*\n)?)(?<block>[^]+?)(?<close>\n?```\n?)|`(?<code>[^`\n]+)`|(?<link>https?:\/\/[^\s\p{C}<>"`|]+)/giu;
const PUNCTUATION = new Set('.,;:!?\'’”»…');
const SIGNS = new Set('*_~^');
const CLOSES = { ')': '(', ']': '[', '}': '{' };
const OPENERS = new Set(Object.values(CLOSES));

// Where the bracket that stands before the link closes; its end when it does not.
function closedAt(link, before) {
  const open = { '(': 0, '[': 0, '{': 0 };
  for (let at = 0; at < link.length; at++) {
    const letter = link[at];
    if (OPENERS.has(letter)) open[letter]++;
    else if (letter in CLOSES && open[CLOSES[letter]]-- === 0 && before === CLOSES[letter]) return at;
  }
  return link.length;
}

// Some characters after a link belong to the sentence: punctuation, a bracket that the link has not opened, a sign that also stands before the link.
function withoutTail(link, before) {
  const cut = link.slice(0, closedAt(link, before));
  const unopened = { ')': 0, ']': 0, '}': 0 };
  for (const letter of cut) {
    for (const [close, open] of Object.entries(CLOSES)) unopened[close] += Number(letter === close) - Number(letter === open);
  }
  for (let end = cut.length; ; end--) {
    const last = cut[end - 1];
    if (unopened[last] > 0) unopened[last]--;
    else if (!PUNCTUATION.has(last) && !(SIGNS.has(last) && last === before)) return cut.slice(0, end);
  }
}

// Where a link leads; null for what is not on the web, or only looks like the place it names.
function safe(link) {
  try {
    const { protocol, username, password, href } = new URL(link);
    return ['http:', 'https:'].includes(protocol) && !username && !password ? href : null;
  } catch {
    return null;
  }
}

function* plain(text, nick, isStart) {
  let from = 0;
  for (const { start, end } of mentionsIn(text, nick, isStart)) {
    if (start > from) yield { kind: 'text', text: text.slice(from, start) };
    yield { kind: 'call', text: text.slice(start, end) };
    from = end;
  }
  if (from < text.length) yield { kind: 'text', text: text.slice(from) };
}

function marked({ open, block, close, code, link }, before) {
  if (block !== undefined) return { kind: 'block', open, text: block, close };
  if (code !== undefined) return { kind: 'code', open: '`', text: code, close: '`' };
  const text = withoutTail(link, before);
  const href = safe(text);
  return { kind: href ? 'link' : 'text', text, href };
}

const lengthOf = ({ open = '', text, close = '' }) => open.length + text.length + close.length;

// nick: whose calls are marked.
export function* partsOf(text, nick) {
  const pattern = new RegExp(MARKED, 'giu');
  let from = 0;
  for (let found; (found = pattern.exec(text)); pattern.lastIndex = from) {
    const { index, groups } = found;
    yield* plain(text.slice(from, index), nick, from === 0);
    const part = marked(groups, text[index - 1]);
    yield part;
    from = index + lengthOf(part); // a link may end before what looked like it: the rest is looked through again
  }
  yield* plain(text.slice(from), nick, from === 0);
}

export function isCalled(text, nick) {
  for (const { kind } of partsOf(text, nick)) if (kind === 'call') return true;
  return false;
}

// Whether a text shows nothing: white space, what Unicode calls ignorable, and signs whose picture is empty. The server refuses such a message.
const BLANK = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB\u{13430}-\u{13442}\u{1D159}]*$/u;
export const isBlank = text => BLANK.test(text);

// A word without the quotation marks around it, of whatever kind: those that the server takes.
const QUOTES = '["\'`´«»‘’‚‛“”„‟‹›′″‵‶❛❜❝❞❮❯⹂「」『』〝〞〟﹁﹂﹃﹄＂＇｢｣]*';
const QUOTED = new RegExp(`^${QUOTES}|${QUOTES}$`, 'gu');
export const withoutQuotes = word => word.replace(QUOTED, '');
