// What may be meant by what is being typed: commands and the names that they take, by the server's table; people called in a text.
import { keyOf } from './names.js';
import { withoutQuotes } from './text.js';

const MOST = 100; // a long list scrolls, but costs at every key
const LETTER = /^"(.)"$/u;
const REST = 'MENSAGEM';

// Nobody has to type accents or capitals to find a name.
const fold = text => keyOf(text).normalize('NFD').replace(/\p{M}/gu, '');
const bare = word => withoutQuotes(word).toLowerCase();

const GROUPS = {
  JoinGroup: group => !group.member,
  LeaveGroup: group => group.member,
  Message: group => group.member,
  ListGroupUsers: () => true,
  CreateGroup: () => false,
};

function fits({ words }, typed) {
  return typed.every((word, i) => {
    const expected = words[i] ?? (words.at(-1) === REST ? REST : null);
    if (expected === null) return false;
    if (i === 0) return word.toLowerCase() === expected.toLowerCase();
    return !LETTER.test(expected) || bare(word) === bare(expected);
  });
}

const option = (word, { insert = `${word} `, label = word, detail = '', row = null } = {}) => ({ word, insert, label, detail, row });

// A command with the letters that follow it; its own arguments are left to the person.
function commandOption(form) {
  const letters = form.words.slice(1).filter(word => LETTER.test(word));
  return option(form.name, { insert: [form.name, ...letters].join(' ') + (form.words.length > 1 ? ' ' : ''), label: form.syntax, detail: form.summary, row: form });
}

function argumentOptions(form, index, { commands, people, groups }) {
  const expected = form.words[index];
  if (LETTER.test(expected)) return [option(expected, { label: form.syntax, detail: form.summary })];
  if (expected === 'NICK') return people.map(nick => option(nick));
  if (expected?.startsWith('NOME')) return groups.filter(GROUPS[form.method] ?? (() => true)).map(group => option(group.name, { insert: group.name + (form.words.length > index + 1 ? ' ' : '') }));
  if (expected === '[COMANDO]') return [...new Set(commands.map(({ name }) => name))].map(name => option(name, { insert: name }));
  return [];
}

function called(word, people) {
  return word.startsWith('@') ? people.map(nick => option(`@${nick}`)) : [];
}

function chosen(options, word) {
  const wanted = fold(word.replaceAll('"', ''));
  const matching = options.filter(({ word: candidate }) => fold(candidate.replaceAll('"', '')).startsWith(wanted)).slice(0, MOST);
  return { options: matching, exact: matching.some(({ word: candidate }) => fold(candidate.replaceAll('"', '')) === wanted) };
}

// known: { commands, people, groups }. Resolves to the stretch [from, to) that an option replaces, the options, whether one is typed already
// in full, and the form that is being filled in.
export function complete(text, caret, known) {
  const before = text.slice(0, caret);
  const word = /\S*$/u.exec(before)[0];
  const from = caret - word.length;
  const place = { from, to: caret + /^\S*/u.exec(text.slice(caret))[0].length, word };
  if (!text.trimStart().startsWith('-')) return { ...place, ...chosen(called(word, known.people), word), form: null };
  const typed = before.slice(0, from).match(/\S+/gu) ?? [];
  if (typed.length === 0) return { ...place, ...chosen(known.commands.map(commandOption), word), form: null };
  const forms = known.commands.filter(form => fits(form, typed));
  const options = forms.flatMap(form => argumentOptions(form, typed.length, known));
  const last = forms[0]?.words.length - 1;
  const form = forms.length === 1 && last > 0 ? { ...forms[0], active: Math.min(typed.length, last) } : null;
  return { ...place, ...chosen(options.length > 0 ? options : called(word, known.people), word), form };
}
