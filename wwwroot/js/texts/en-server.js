// What the server says in Portuguese, in English: commands by their syntax, what was done by its command, refusals by their stable codes.
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
  '-listarusuarios': 'lists the connected users',
  '-criargrupo NOME_DO_GRUPO': 'creates a group and joins it',
  '-listargrupos': 'lists the groups',
  '-listausrgrupo NOME_DO_GRUPO': 'lists the users of a group',
  '-entrargrupo NOME_GRUPO': 'joins a group',
  '-sairgrupo NOME_GRUPO': 'leaves a group',
  '-msg "U" NICK MENSAGEM': 'sends a message to a user',
  '-msg "G" NOME_DO_GRUPO MENSAGEM': 'sends a message to a group',
  '-msgt "C" MENSAGEM': 'sends a message to all connected users',
  '-msgt "D" MENSAGEM': 'sends a message to all disconnected users',
  '-msgt "T" MENSAGEM': 'sends a message to all users',
};
const sent = ({ audience, connected }) => `${connected === 1 ? 'nobody else' : n(connected - 1)} connected, ${n(audience - connected)} waiting to come back`;
const delivered = ({ audience, connected }, nick) => {
  if (audience === 1) return 'Kept for you';
  return connected === 2 ? `Delivered to ${nick}` : `${nick} is not connected now; the message waits`;
};

export const server = {
  ...Object.fromEntries(Object.entries(syntaxes).map(([syntax, summary]) => [`command.${syntax}`, summary])),

  'done.-help': ({ data }) => data.map(({ syntax, summary }) => `${syntax}: ${syntaxes[syntax] ?? summary}`).join('\n'),
  'done.-listarusuarios': ({ data }) => list('Connected users:', data.map(({ nick }) => nick)),
  'done.-listargrupos': ({ data }) => list('Groups:', data.map(({ name, members }) => `${name} (${members})`)),
  'done.-listausrgrupo': ({ data }) => list('Users of the group:', data.map(({ nick, connected }) => `${nick} (${connected ? 'connected' : 'disconnected'})`)),
  'done.-criargrupo': ({ data }) => `Group ${data.name} created; you are a member of it`,
  'done.-entrargrupo': ({ data }) => `You are a member of the group ${data.name} now`,
  'done.-sairgrupo': ({ data }) => `You have left the group ${data.name}`,
  'done.-msg': ({ data, letter, target }) => letter === 'U' ? delivered(data, target) : `Sent to the group ${target}: ${sent(data)}`,
  'done.-msgt': ({ data, letter }) => ({ C: 'Sent to the connected: ', D: 'Kept for the disconnected: ', T: 'Sent to everybody: ' })[letter] + sent(data),

  'refusal.nick-in-use': 'Error, this nick is already connected',
  'refusal.nick-look-alike': 'Error, this name looks too much like another one',
  'refusal.name-look-alike': 'Error, this name looks too much like another one',
  'refusal.nick-held': 'Error, this nick was deleted less than 30 days ago and cannot be used yet',
  'refusal.nick-invalid': text => `Error, invalid nick: ${NAME_RULE}, at most 32 characters${example(text)}`,
  'refusal.name-invalid': text => `Error, invalid name: ${NAME_RULE}, at most 64 characters${example(text)}`,
  'refusal.password-required': 'Error, this nick has a password',
  'refusal.password-wrong': 'Error, wrong password',
  'refusal.password-invalid': 'Error, the password needs 8 to 128 characters',
  'refusal.too-many-attempts': 'Error, too many attempts; wait a minute',
  'refusal.token-invalid': 'Error, invalid session; enter again',
  'refusal.no-such-device': 'Error, there is no such device',
  'refusal.foreign-origin': 'Error, origin not allowed',
  'refusal.bad-request': 'Error, invalid request',
  'refusal.session-ended': 'Error, the session has ended',
  'refusal.group-exists': 'Error, the group already exists',
  'refusal.no-groups': 'Error, there is no group yet',
  'refusal.no-such-group': 'Error, there is no such group',
  'refusal.not-a-member': 'Error, you are not a member of the group',
  'refusal.too-many-groups': 'Error, you are in too many groups already; leave one of them first',
  'refusal.no-such-user': 'Error, there is no such user',
  'refusal.unknown-command': 'Error, unknown command. Use -help to see the commands',
  'refusal.bad-arguments': text => `Error, wrong arguments. Usage: ${after(text, 'Uso: ').replaceAll(' ou -', ' or -')}`,
  'refusal.not-a-command': 'Error, use -msg or -msgt to send messages',
  'refusal.too-long': text => `Error, message too long${(/\d+/u.exec(text) ?? []).map(limit => `: the limit is ${n(limit)} characters`).join('')}`,
  'refusal.text-invalid': 'Error, the message is empty or holds control characters',
  'refusal.id-invalid': 'Error, the message id must be a UUID',
  'refusal.id-reused': 'Error, this id was used for another message',
  'refusal.rate-limited': 'Error, too fast; wait a little and try again',
  'refusal.busy': 'Error, the server is busy; try again',
  'refusal.replaced': 'This connection was replaced by another one of the same device.',
  'refusal.revoked': 'The access of this device was revoked.',
  'refusal.exit': 'See you!',
};
