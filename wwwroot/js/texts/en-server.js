// The contract's texts in English: commands by their syntax, what was done by its command, refusals by their stable codes.
const n = new Intl.NumberFormat('en').format;
const after = (text, mark) => text.includes(mark) ? text.slice(text.indexOf(mark) + mark.length) : '';
const example = text => {
  const suggestion = after(text, 'por exemplo: ');
  return suggestion && `; for example: ${suggestion}`;
};
const NAME_RULE = 'begin with a letter or digit, then only letters of one script, digits, _ - and . without spaces';

const list = (title, lines) => [title, ...lines].join('\n');
const syntaxes = {
  '-help [COMANDO]': 'shows the commands, or how one of them is used',
  '-exit': 'says goodbye and disconnects',
  '-listarusuarios': 'lists the users who are online',
  '-criargrupo NOME_DO_GRUPO': 'creates a group and joins it',
  '-listargrupos': 'lists the groups',
  '-listausrgrupo NOME_DO_GRUPO': 'lists the users of a group',
  '-entrargrupo NOME_GRUPO': 'joins a group',
  '-sairgrupo NOME_GRUPO': 'leaves a group',
  '-msg "U" NICK MENSAGEM': 'sends a message to a user',
  '-msg "G" NOME_DO_GRUPO MENSAGEM': 'sends a message to a group',
  '-msgt "C" MENSAGEM': 'sends a message to all users who are online',
  '-msgt "D" MENSAGEM': 'sends a message to all users who are offline',
  '-msgt "T" MENSAGEM': 'sends a message to all users',
};
const counts = ({ audience, connected }) => `${connected === 1 ? 'nobody else' : n(connected - 1)} online, ${n(audience - connected)} waiting to come back`;
const direct = ({ audience, connected }, nick) => {
  if (audience === 1) return 'Kept for you';
  return connected === 2 ? `Message sent; ${nick} is online` : `${nick} is offline now; the message waits`;
};
const ADDRESSED = { C: 'Sent to those online: ', D: 'Kept for those offline: ', T: 'Sent to everybody: ' };

// A line that could not be taken apart here has the server's words instead.
function sent({ data, letter, target }) {
  if (!target || !'UG'.includes(letter)) return undefined;
  return letter === 'U' ? direct(data, target) : `Sent to the group ${target}: ${counts(data)}`;
}

export const server = {
  ...Object.fromEntries(Object.entries(syntaxes).map(([syntax, summary]) => [`command.${syntax}`, summary])),

  'contract.done.-help': ({ data }) => data.map(({ syntax, summary }) => `${syntax}: ${syntaxes[syntax] ?? summary}`).join('\n'),
  'contract.done.-listarusuarios': ({ data }) => list('Users online:', data.map(({ nick }) => nick)),
  'contract.done.-listargrupos': ({ data }) => list('Groups:', data.map(({ name, members }) => `${name} (${members})`)),
  'contract.done.-listausrgrupo': ({ data }) => list('Users of the group:', data.map(({ nick, connected }) => `${nick} (${connected ? 'online' : 'offline'})`)),
  'contract.done.-criargrupo': ({ data }) => `Group ${data.name} created; you are a member of it`,
  'contract.done.-entrargrupo': ({ data }) => `You are a member of the group ${data.name} now`,
  'contract.done.-sairgrupo': ({ data }) => `You have left the group ${data.name}`,
  'contract.done.-msg': sent,
  'contract.done.-msgt': ({ data, letter }) => ADDRESSED[letter] && ADDRESSED[letter] + counts(data),

  'contract.refusal.nick-in-use': 'Error, this nick is already connected',
  'contract.refusal.nick-look-alike': 'Error, this name looks too much like another one',
  'contract.refusal.name-look-alike': 'Error, this name looks too much like another one',
  'contract.refusal.nick-held': 'Error, this nick was deleted less than 30 days ago and cannot be used yet',
  'contract.refusal.nick-invalid': text => `Error, invalid nick: ${NAME_RULE}, at most 32 characters${example(text)}`,
  'contract.refusal.name-invalid': text => `Error, invalid name: ${NAME_RULE}, at most 64 characters${example(text)}`,
  'contract.refusal.password-required': 'Error, this nick has a password',
  'contract.refusal.password-wrong': 'Error, wrong password',
  'contract.refusal.password-invalid': 'Error, the password needs 8 to 128 characters',
  'contract.refusal.too-many-attempts': 'Error, too many attempts; wait a minute',
  'contract.refusal.token-invalid': 'Error, invalid session; enter again',
  'contract.refusal.not-connected': 'Error, connect under this nick first',
  'contract.refusal.no-such-device': 'Error, there is no such device',
  'contract.refusal.foreign-origin': 'Error, origin not allowed',
  'contract.refusal.bad-request': 'Error, invalid request',
  'contract.refusal.session-ended': 'Error, the session has ended',
  'contract.refusal.group-exists': 'Error, the group already exists',
  'contract.refusal.no-groups': 'Error, there is no group yet',
  'contract.refusal.no-such-group': 'Error, there is no such group',
  'contract.refusal.not-a-member': 'Error, you are not a member of the group',
  'contract.refusal.too-many-groups': 'Error, you are in too many groups already; leave one of them first',
  'contract.refusal.no-such-user': 'Error, there is no such user',
  'contract.refusal.unknown-command': 'Error, unknown command. Use -help to see the commands',
  'contract.refusal.bad-arguments': text => `Error, wrong arguments. Usage: ${after(text, 'Uso: ').replaceAll(' ou -', ' or -')}`,
  'contract.refusal.not-a-command': 'Error, use -msg or -msgt to send messages',
  'contract.refusal.too-long': text => `Error, message too long${(/\d+/u.exec(text) ?? []).map(limit => `: the limit is ${n(limit)} characters`).join('')}`,
  'contract.refusal.text-invalid': 'Error, the message is empty or holds control characters',
  'contract.refusal.id-invalid': 'Error, the message id must be a UUID',
  'contract.refusal.id-reused': 'Error, this id was used for another message',
  'contract.refusal.rate-limited': 'Error, too fast; wait a little and try again',
  'contract.refusal.busy': 'Error, the server is busy; try again',
  'contract.refusal.replaced': 'This connection was replaced by another one of the same device.',
  'contract.refusal.revoked': 'The access of this device was revoked.',
  'contract.refusal.exit': 'See you!',
};
