// The server's replies and refusals, worded for people: refusals by their stable codes, what was sent by its numbers.
const n = new Intl.NumberFormat('en').format;
const suggested = text => text.includes('por exemplo: ') ? ` For example: ${text.slice(text.indexOf('por exemplo: ') + 'por exemplo: '.length)}` : '';
const RULE = 'Begin with a letter or digit, then only letters of one script, digits, _ - and . without spaces';

const reached = ({ audience, connected }) =>
  (connected === 1 ? 'nobody else online' : `${n(connected - 1)} online`) + (audience > connected ? `, ${n(audience - connected)} on return` : '');

function direct({ audience, connected }, nick) {
  if (audience === 1) return 'kept for you';
  return connected === 2 ? `sent; ${nick} is online` : `sent; ${nick} is offline and gets it on return`;
}

const ADDRESSED = { C: 'Sent to those online: ', D: 'Kept for those offline: ', T: 'Sent to everybody: ' };

export const replies = {
  'done.-msg': ({ data, letter, target }) => letter === 'U' ? direct(data, target) : `sent: ${reached(data)}`,
  'done.-msgt': ({ data, letter }) => ADDRESSED[letter] + reached(data),

  'refusal.nick-in-use': 'This nick is in use. Choose another.',
  'refusal.nick-look-alike': 'This nick looks too much like another. Choose another.',
  'refusal.nick-held': 'This nick was deleted less than 30 days ago and cannot be used yet.',
  'refusal.nick-invalid': text => `Invalid nick. ${RULE}, at most 32 characters.${suggested(text)}`,
  'refusal.name-invalid': text => `Invalid name. ${RULE}, at most 64 characters.${suggested(text)}`,
  'refusal.name-look-alike': 'This name looks too much like that of another group. Choose another.',
  'refusal.password-required': 'This nick has a password. Type it to enter.',
  'refusal.password-wrong': 'Wrong password.',
  'refusal.password-invalid': 'The password needs 8 to 128 characters.',
  'refusal.too-many-attempts': 'Too many attempts. Wait a minute and try again.',
  'refusal.token-invalid': 'Your session is not valid any more. Enter again.',
  'refusal.not-connected': 'Connect under this nick first.',
  'refusal.no-such-device': 'This device is not in your account.',
  'refusal.foreign-origin': (_, { origin, host }) => origin
    ? `This server does not accept this page: it is at ${origin}, but the server was asked for ${host}. Whoever runs the server: use HTTPS, let the proxy pass the Host header, or set ChatHub:AllowedOrigins:0=${origin}`
    : 'This server does not accept this page.',
  'refusal.proxy-password': 'A proxy in front of ChatHub demands a password of its own and does not let the connection through. Tell whoever runs the server.',
  'refusal.bad-request': 'The server did not understand the request.',
  'refusal.session-ended': 'The session has ended.',
  'refusal.group-exists': 'A group of this name exists already.',
  'refusal.no-groups': 'There is no group yet.',
  'refusal.no-such-group': 'This group does not exist.',
  'refusal.not-a-member': 'You are not a member of this group.',
  'refusal.too-many-groups': 'You are in too many groups already. Leave one of them first.',
  'refusal.no-such-user': 'Nobody uses this nick.',
  'refusal.too-long': text => `Message too long${(/\d+/u.exec(text) ?? []).map(limit => `: the limit is ${n(limit)} characters`).join('')}.`,
  'refusal.text-invalid': 'The message is empty or holds control characters.',
  'refusal.id-invalid': 'The server did not accept this message.',
  'refusal.id-reused': 'The server has another message of this identity already.',
  'refusal.rate-limited': 'Too fast. Wait a little.',
  'refusal.busy': 'The server is busy. Try again.',
  'refusal.replaced': 'This connection was replaced by another one of the same device.',
  'refusal.revoked': 'The access of this device was revoked.',
  'refusal.exit': 'See you!',
};
