// The server's replies and refusals, worded for people: refusals by their stable codes, what was sent by its numbers. The contract's own texts stand in
// the replies to typed commands.
const n = new Intl.NumberFormat('pt-BR').format;
const after = (text, mark) => text.includes(mark) ? text.slice(text.indexOf(mark) + mark.length) : text;
const others = count => count === 0 ? 'ninguém mais online' : `${n(count)} online`;
const returning = count => count === 0 ? '' : count === 1 ? ', 1 recebe quando voltar' : `, ${n(count)} recebem quando voltarem`;
const reached = ({ audience, connected }) => others(connected - 1) + returning(audience - connected);

function direct({ audience, connected }, nick) {
  if (audience === 1) return 'guardada para você';
  return connected === 2 ? `enviada; ${nick} está online` : `enviada; ${nick} está offline e recebe quando voltar`;
}

const ADDRESSED = { C: 'Enviada para quem está online: ', D: 'Guardada para quem está offline: ', T: 'Enviada para todos: ' };

export const replies = {
  'done.-msg': ({ data, letter, target }) => letter === 'U' ? direct(data, target) : `enviada: ${reached(data)}`,
  'done.-msgt': ({ data, letter }) => ADDRESSED[letter] + reached(data),

  'refusal.nick-in-use': 'Este nick já está em uso. Escolha outro.',
  'refusal.nick-look-alike': 'Este nick é parecido demais com outro. Escolha outro.',
  'refusal.nick-held': 'Este nick foi apagado há menos de 30 dias e ainda não pode ser usado.',
  'refusal.nick-invalid': text => `Nick inválido: ${after(text, 'inválido: ')}`,
  'refusal.name-invalid': text => `Nome inválido: ${after(text, 'inválido: ')}`,
  'refusal.name-look-alike': 'Este nome é parecido demais com o de outro grupo. Escolha outro.',
  'refusal.password-required': 'Este nick tem senha. Digite a senha para entrar.',
  'refusal.password-wrong': 'Senha incorreta.',
  'refusal.password-invalid': 'A senha precisa ter de 8 a 128 caracteres.',
  'refusal.too-many-attempts': 'Tentativas demais. Espere um minuto e tente de novo.',
  'refusal.token-invalid': 'Sua sessão não vale mais. Entre de novo.',
  'refusal.not-connected': 'Conecte-se com este nick antes.',
  'refusal.no-such-device': 'Este aparelho não está na sua conta.',
  'refusal.foreign-origin': (_, { origin, host }) => origin
    ? `Este servidor não aceita esta página: ela está em ${origin}, mas ao servidor pediram ${host}. Quem cuida do servidor resolve com HTTPS, com o cabeçalho Host no proxy ou com ChatHub:AllowedOrigins:0=${origin}`
    : 'Este servidor não aceita esta página.',
  'refusal.proxy-password': 'Um proxy diante do ChatHub pede uma senha própria e não deixa a conexão passar. Avise quem cuida do servidor.',
  'refusal.bad-request': 'O servidor não entendeu o pedido.',
  'refusal.session-ended': 'A sessão terminou.',
  'refusal.group-exists': 'Já existe um grupo com este nome.',
  'refusal.no-groups': 'Ainda não existe nenhum grupo.',
  'refusal.no-such-group': 'Este grupo não existe.',
  'refusal.not-a-member': 'Você não participa deste grupo.',
  'refusal.too-many-groups': 'Você já participa de grupos demais. Saia de um deles antes.',
  'refusal.no-such-user': 'Ninguém usa este nick.',
  'refusal.too-long': text => `Mensagem longa demais${(/\d+/u.exec(text) ?? []).map(limit => `: o limite é de ${n(limit)} caracteres`).join('')}.`,
  'refusal.text-invalid': 'A mensagem está vazia ou tem caracteres de controle.',
  'refusal.id-invalid': 'O servidor não aceitou esta mensagem.',
  'refusal.id-reused': 'O servidor já tem outra mensagem com esta identificação.',
  'refusal.rate-limited': 'Rápido demais. Espere um pouco.',
  'refusal.busy': 'O servidor está ocupado. Tente de novo.',
  'refusal.replaced': 'Esta conexão foi substituída por outra do mesmo aparelho.',
  'refusal.revoked': 'O acesso deste aparelho foi revogado.',
  'refusal.exit': 'Até logo!',
};
