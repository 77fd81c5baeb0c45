import type { DeskTexts } from './desk-texts.ts'

export const italian: DeskTexts = {
  transfer: {
    instead: 'In questo momento non è possibile parlare con {asked}, quindi le passo {name}.',
    which: 'Intende {names}?',
    nobody: 'Non trovo nessuno con questo nome. Posso passarle {names}.',
    full: 'Mi dispiace, al momento non posso trasferire chiamate.',
  },
  whisper: {
    emergency: 'È un’emergenza.',
    from: 'Arriva dal numero {number}.',
    said: 'La persona ha detto: {words}',
  },
  message: {
    begin: 'Prendo un messaggio.',
    beginCallBack: 'Prendo nota che desidera essere richiamato.',
    noNumber: 'Non sembra un numero di telefono. Mi dica il numero completo, per favore.',
  },
  text: {
    noNumber: 'Non posso mandare SMS al numero da cui sta chiamando.',
    unwanted: 'Questo numero non accetta nostri SMS, quindi non ne ho mandati.',
    enough: 'Per ora ho già mandato tutti gli SMS che posso mandare a questo numero.',
    failed: 'Mi dispiace, non è stato possibile mandare l’SMS.',
    stopped: 'Non riceverà più SMS da questa linea.',
    allowed: 'Può di nuovo ricevere SMS da questa linea.',
  },
  code: {
    message: '{code} è il suo codice per {business}. Non lo dica a nessuno che la chiami.',
    sent: 'Ho appena mandato un codice di sei cifre al numero da cui sta chiamando.',
    right: 'Grazie, il codice è giusto.',
    wrong: 'Questo codice non è giusto.',
    over: 'Questo codice non vale più. Posso mandargliene uno nuovo.',
  },
  call: {
    slower: 'Parlerò più lentamente.',
    usual: 'Riprendo a parlare alla velocità normale.',
    unknownLanguage: 'Mi dispiace, non parlo questa lingua.',
  },
  menu: {
    phrases: {
      operator: ['operatore', 'operatrice', 'centralino', 'una persona', 'parlare con qualcuno'],
      message: ['lasciare un messaggio', 'messaggio'],
      callBack: ['richiamatemi', 'essere richiamato', 'essere richiamata'],
      hours: ['orari', 'orari di apertura', 'a che ora aprite', 'quando siete aperti'],
    },
    personPhrases: ['{name}', 'parlare con {name}', 'mi passi {name}', 'mi metta in contatto con {name}'],
  },
  claims: {
    transfer: ['la metto in contatto', 'le passo', 'la trasferisco', 'la sto trasferendo', 'la collego'],
    message: ['ho preso il suo messaggio', 'ho annotato il suo messaggio', 'ho riferito il suo messaggio'],
    callBack: ['ho preso nota che desidera essere', 'ho richiesto che la richiamino', 'ho fissato un richiamo'],
    text: ['le ho mandato un sms', 'le ho inviato un sms', 'gliel’ho mandato', 'gliel’ho inviato'],
    code: ['le ho mandato un codice', 'le ho inviato un codice'],
    verified: ['ho verificato'],
  },
}
