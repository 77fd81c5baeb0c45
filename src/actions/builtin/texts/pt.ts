import type { DeskTexts } from './desk-texts.ts'

export const portuguese: DeskTexts = {
  transfer: {
    instead: 'No momento não é possível falar com {asked}, por isso vou transferir a ligação para {name}.',
    which: 'Quer dizer {names}?',
    nobody: 'Não tenho ninguém com esse nome. Posso transferir a ligação para {names}.',
    full: 'Desculpe, no momento não posso transferir ligações.',
  },
  whisper: {
    emergency: 'É uma emergência.',
    from: 'Vem do número {number}.',
    said: 'A pessoa disse: {words}',
  },
  message: {
    begin: 'Vou anotar um recado.',
    beginCallBack: 'Vou anotar que deseja receber uma ligação.',
    noNumber: 'Isso não parece um número de telefone. Diga o número completo, por favor.',
  },
  text: {
    noNumber: 'Não posso enviar mensagens de texto para o número de que está ligando.',
    unwanted: 'Este número não aceita as nossas mensagens, por isso não enviei nenhuma.',
    enough: 'Já enviei todas as mensagens que posso enviar por ora a este número.',
    failed: 'Desculpe, não foi possível enviar a mensagem.',
    stopped: 'Não receberá mais mensagens de texto desta linha.',
    allowed: 'Pode voltar a receber mensagens de texto desta linha.',
  },
  code: {
    message: '{code} é o seu código para {business}. Não o diga a ninguém que ligue para você.',
    sent: 'Acabei de enviar um código de seis algarismos para o número de que está ligando.',
    right: 'Obrigado, o código está certo.',
    wrong: 'Esse código não está certo.',
    over: 'Esse código não vale mais. Posso enviar um novo.',
  },
  call: {
    slower: 'Vou falar mais devagar.',
    usual: 'Volto a falar na velocidade normal.',
    unknownLanguage: 'Desculpe, não falo essa língua.',
  },
  menu: {
    phrases: {
      operator: ['operador', 'atendente', 'uma pessoa', 'falar com alguém'],
      message: ['deixar um recado', 'deixar uma mensagem', 'recado', 'mensagem'],
      callBack: ['me liguem', 'liguem para mim', 'receber uma ligação', 'ligar de volta'],
      hours: ['horário', 'horário de funcionamento', 'a que horas abrem', 'quando abrem'],
    },
    personPhrases: ['{name}', 'falar com {name}', 'me passe para {name}', 'transfira para {name}'],
  },
  claims: {
    transfer: ['vou transferir a ligação', 'estou transferindo', 'transferi a ligação', 'estou passando a ligação'],
    message: ['anotei o seu recado', 'anotei a sua mensagem', 'passei o seu recado', 'registrei o seu recado'],
    callBack: ['anotei que deseja receber', 'solicitei uma ligação', 'agendei uma ligação'],
    text: ['enviei uma mensagem', 'mandei uma mensagem', 'enviei isso', 'enviei por mensagem'],
    code: ['enviei um código', 'mandei um código'],
    verified: ['verifiquei'],
  },
}
