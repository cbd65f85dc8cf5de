// The kind of a typed line. A dash directly followed by a letter begins a command; phones turn "--" into another dash, and pasted text may begin with
// characters that nobody sees: such a line is asked about when it names a command, for a message to one person must not reach a group.
const COMMAND = /^\s*-\p{L}/u;
const LOOK_ALIKE = /^[\s\p{Default_Ignorable_Code_Point}]*\p{Dash}+(?<word>\p{L}+)/u;
const LEAD = /^[\s\p{Default_Ignorable_Code_Point}]*\p{Dash}+/u;

// names: those of the commands, each with its dash; while they are not known, any word may be one.
function namesCommand(text, names) {
  const { word } = LOOK_ALIKE.exec(text)?.groups ?? {};
  return word !== undefined && (names.length === 0 || names.includes(`-${word.toLowerCase()}`));
}

// command, message, or unsure.
export function kindOf(text, names) {
  if (COMMAND.test(text)) return 'command';
  return namesCommand(text, names) ? 'unsure' : 'message';
}

export const asCommand = text => text.replace(LEAD, '-');
