// What a message's text is made of: links, code, calls, and the rest as typed. The parts put together are the text, letter by letter.
import { mentionsIn } from './mentions.js';

const MARKED = /(?<open>```(?:[\w+#.-]*\n)?)(?<block>[^]+?)(?<close>\n?```\n?)|`(?<code>[^`\n]+)`|(?<link>https?:\/\/[^\s\p{C}<>"`]+)/giu;
const PUNCTUATION = new Set('.,;:!?\'’”»…');

// What follows a link belongs to the sentence, a closing bracket too unless the link has opened one.
function withoutTail(link) {
  let open = 0;
  for (const letter of link) open += Number(letter === '(') - Number(letter === ')');
  for (let end = link.length; ; end--) {
    const last = link[end - 1];
    if (last === ')' && open < 0) open++;
    else if (!PUNCTUATION.has(last)) return link.slice(0, end);
  }
}

// Where a link leads; null for what is not on the web, or only looks like the place it names.
function safe(link) {
  if (!URL.canParse(link)) return null;
  const { protocol, username, password, href } = new URL(link);
  return ['http:', 'https:'].includes(protocol) && !username && !password ? href : null;
}

function* plain(text, nick) {
  let from = 0;
  for (const { start, end } of mentionsIn(text, nick)) {
    if (start > from) yield { kind: 'text', text: text.slice(from, start) };
    yield { kind: 'call', text: text.slice(start, end) };
    from = end;
  }
  if (from < text.length) yield { kind: 'text', text: text.slice(from) };
}

function marked({ open, block, close, code, link }) {
  if (block !== undefined) return { kind: 'block', open, text: block, close };
  if (code !== undefined) return { kind: 'code', open: '`', text: code, close: '`' };
  const text = withoutTail(link);
  const href = safe(text);
  return { kind: href ? 'link' : 'text', text, href };
}

const lengthOf = ({ open = '', text, close = '' }) => open.length + text.length + close.length;

// nick: whose calls are marked.
export function* partsOf(text, nick) {
  let from = 0;
  for (const { index, groups } of text.matchAll(MARKED)) {
    yield* plain(text.slice(from, index), nick);
    const part = marked(groups);
    yield part;
    from = index + lengthOf(part);
  }
  yield* plain(text.slice(from), nick);
}

// Whether a text shows nothing: white space, what Unicode calls ignorable, and signs whose picture is empty. The server refuses such a message.
const BLANK = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB\u{13430}-\u{13442}\u{1D159}]*$/u;
export const isBlank = text => BLANK.test(text);

// A word without the quotation marks around it, of whatever kind: those that the server takes.
const QUOTES = '["\'`´«»‘’‚‛“”„‟‹›′″‵‶❛❜❝❞❮❯⹂「」『』〝〞〟﹁﹂﹃﹄＂＇｢｣]*';
const QUOTED = new RegExp(`^${QUOTES}|${QUOTES}$`, 'gu');
export const withoutQuotes = word => word.replace(QUOTED, '');
