// What people read. Refusals come from the server, in its own words.
const texts = {
  'entry.intro': 'Escolha um nick e converse com uma pessoa, um grupo ou todos.',
  'entry.nick': 'Nick',
  'entry.nick.hint': 'Letras, números, _ - e . — sem espaços.',
  'entry.password': 'Senha',
  'entry.enter': 'Entrar',
  'entry.cancel': 'Cancelar',
  'entry.entering': 'Entrando…',
  'entry.retrying': 'Sem resposta do servidor. Nova tentativa em instantes…',
  'entry.bye': 'Você saiu. Até logo!',

  'link.connecting': 'Conectando…',
  'link.online': 'Conectado',
  'link.waiting': 'Sem conexão; o que você escrever será enviado na volta.',
  'link.countdown': seconds => `Nova tentativa em ${seconds} s.`,
  'link.offline': 'Este aparelho está sem rede; o que você escrever será enviado na volta.',
  'link.retry': 'Tentar agora',
  'link.replaced': 'O ChatHub foi aberto em outra aba ou janela com este nick.',
  'link.comeback': 'Usar aqui',
  'link.again': 'Tentar de novo',
  'link.reenter': 'Entrar de novo',
  'link.othernick': 'Trocar de nick',
  'storage.memory': 'Este navegador não deixa guardar dados: ao fechar a página perde-se o que ainda não foi enviado.',

  'side.label': 'Conversas e pessoas',
  'side.conversations': 'Conversas',
  'side.groups': 'Outros grupos',
  'side.people': 'Conectados',
  'side.nogroups': 'Nenhum outro grupo.',
  'side.nobody': 'Ninguém mais conectado.',
  'side.unread': count => count === 1 ? '1 não lida' : `${count} não lidas`,
  'side.join': 'Entrar',
  'side.join.label': name => `Entrar no grupo ${name}`,
  'side.create': 'Criar',
  'side.create.label': 'Nome do novo grupo',
  'side.create.hint': 'Novo grupo',
  'side.direct': 'Conversar',
  'side.direct.label': 'Conversar com o nick',
  'side.direct.hint': 'Outro nick',
  'side.members': count => count === 1 ? '1 membro' : `${count} membros`,
  'account.menu': 'Conta',
  'account.leave': 'Sair',
  'account.forget': 'Sair e apagar deste navegador',
  'account.forget.sure': 'Apagar deste navegador as conversas e o que ainda não foi enviado?',
  'account.password': 'Definir senha…',
  'account.password.current': 'Senha atual (se houver)',
  'account.password.new': 'Nova senha',
  'account.password.save': 'Guardar',
  'account.password.done': 'Senha definida: agora este nick é seu.',
  'dialog.cancel': 'Cancelar',

  'room.all': 'Todos',
  'room.all.subtitle': 'Avisos para todos',
  'room.group': 'Grupo',
  'room.online': 'conectado agora',
  'room.away': 'desconectado; as mensagens esperam pela volta',
  'room.unknown': 'não está conectado',
  'room.self': 'suas anotações',
  'room.back': 'Voltar para as conversas',
  'room.member.online': ' (conectado)',
  'room.member.away': ' (desconectado)',
  'room.leave': 'Sair do grupo',
  'room.join': 'Entrar no grupo',
  'room.older': 'Mensagens anteriores',
  'room.loading': 'Buscando…',
  'room.empty': 'Nenhuma mensagem ainda.',
  'room.latest': 'Novas mensagens',
  'room.log': title => `Mensagens de ${title}`,

  'line.gap.expired': 'Há mensagens antigas que o servidor não guarda mais e que não podem ser mostradas aqui.',
  'line.gap.epoch': 'O servidor voltou de uma cópia de segurança: mensagens recentes podem ter se perdido.',
  'line.gap.device': 'Esta sessão é nova para o servidor: o que chegou nesse meio-tempo pode não aparecer aqui.',
  'line.to.C': 'aos conectados',
  'line.to.D': 'aos desconectados',
  'line.to.T': 'a todos',
  'state.queued': 'na fila',
  'state.sending': 'enviando…',
  'state.accepted': '✓ enviada',
  'state.refused': 'recusada:',
  'state.retry': 'Enviar de novo',
  'state.discard': 'Descartar',

  'write.label': title => `Mensagem para ${title}`,
  'write.placeholder': 'Escreva uma mensagem, ou um comando com -',
  'write.send': 'Enviar',
  'write.audience': 'Para',
  'write.audience.T': 'todos',
  'write.audience.C': 'conectados',
  'write.audience.D': 'desconectados',
  'write.toolong': limit => `Erro, mensagem longa demais: o limite é de ${limit} caracteres`,
  'command.offline': 'Sem conexão: o comando não foi executado.',
  'command.unknown': 'A conexão caiu antes da resposta: confira se o comando foi executado.',
  'notice.close': 'Fechar',
};

export function t(key, value) {
  const text = texts[key];
  return typeof text === 'function' ? text(value) : text;
}

const locale = 'pt-BR';
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric' });

// The time alone today, the day too before.
export function when(at, now = new Date()) {
  const date = new Date(at);
  return date.toDateString() === now.toDateString() ? clock.format(date) : `${day.format(date)} ${clock.format(date)}`;
}
