import type { DeskTexts } from './desk-texts.ts'

export const french: DeskTexts = {
  transfer: {
    instead: '{asked} n’est pas joignable en ce moment, je vous passe donc {name}.',
    which: 'Voulez-vous dire {names} ?',
    nobody: 'Je ne trouve personne de ce nom. Je peux vous passer {names}.',
    full: 'Je suis désolé, je ne peux pas transférer d’appel pour le moment.',
  },
  whisper: {
    emergency: 'C’est une urgence.',
    from: 'Il vient du {number}.',
    said: 'La personne a dit : {words}',
  },
  message: {
    begin: 'Je prends un message.',
    beginCallBack: 'Je note que vous souhaitez être rappelé.',
    noNumber: 'Cela ne ressemble pas à un numéro de téléphone. Donnez-moi le numéro complet, s’il vous plaît.',
  },
  text: {
    noNumber: 'Je ne peux pas envoyer de SMS au numéro depuis lequel vous appelez.',
    unwanted: 'Ce numéro ne souhaite pas recevoir nos SMS, je n’en ai donc pas envoyé.',
    enough: 'J’ai déjà envoyé tous les SMS que je peux envoyer à ce numéro pour l’instant.',
    failed: 'Je suis désolé, le SMS n’a pas pu être envoyé.',
    stopped: 'Vous ne recevrez plus de SMS de cette ligne.',
    allowed: 'Vous pouvez de nouveau recevoir des SMS de cette ligne.',
  },
  code: {
    message: '{code} est votre code pour {business}. Ne le donnez à personne qui vous appelle.',
    sent: 'Je viens d’envoyer un code à six chiffres au numéro depuis lequel vous appelez.',
    right: 'Merci, le code est juste.',
    wrong: 'Ce code n’est pas juste.',
    over: 'Ce code n’est plus valable. Je peux vous en envoyer un nouveau.',
  },
  call: {
    slower: 'Je vais parler plus lentement.',
    usual: 'Je reprends la vitesse habituelle.',
    unknownLanguage: 'Je suis désolé, je ne parle pas cette langue.',
  },
  menu: {
    phrases: {
      operator: ['opérateur', 'opératrice', 'standard', 'une personne', 'un conseiller', 'parler à quelqu’un'],
      message: ['laisser un message', 'prendre un message', 'message'],
      callBack: ['rappelez-moi', 'être rappelé', 'me rappeler'],
      hours: ['horaires', 'horaires d’ouverture', 'quand êtes-vous ouverts', 'à quelle heure ouvrez-vous'],
    },
    personPhrases: ['{name}', 'parler à {name}', 'parler avec {name}', 'passez-moi {name}'],
  },
  claims: {
    transfer: ['je vous passe', 'je vous transfère', 'je vous mets en relation', 'vous ai transféré', 'vous ai passé'],
    message: ['ai pris votre message', 'ai noté votre message', 'ai transmis votre message', 'ai laissé votre message'],
    callBack: ['ai noté que vous souhaitez être rappelé', 'ai demandé qu’on vous rappelle', 'ai prévu un rappel'],
    text: ['vous ai envoyé un sms', 'vous ai envoyé un message', 'vous l’ai envoyé', 'ai envoyé le sms'],
    code: ['vous ai envoyé un code'],
    verified: ['ai vérifié votre'],
  },
}
