import type { DeskTexts } from './desk-texts.ts'

export const german: DeskTexts = {
  transfer: {
    instead: '{asked} ist gerade nicht erreichbar. Ich verbinde Sie deshalb hierhin: {name}.',
    which: 'Meinen Sie {names}?',
    nobody: 'Unter diesem Namen habe ich niemanden. Verbinden kann ich Sie hierhin: {names}.',
    full: 'Es tut mir leid, im Moment kann ich niemanden verbinden.',
  },
  whisper: {
    emergency: 'Es ist ein Notfall.',
    from: 'Er kommt von der Nummer {number}.',
    said: 'Gesagt wurde: {words}',
  },
  message: {
    begin: 'Ich nehme eine Nachricht auf.',
    beginCallBack: 'Ich notiere, dass Sie zurückgerufen werden möchten.',
    noNumber: 'Das scheint keine Telefonnummer zu sein. Bitte nennen Sie mir die ganze Nummer.',
  },
  text: {
    noNumber: 'An die Nummer, von der Sie anrufen, kann ich keine SMS schicken.',
    unwanted: 'Diese Nummer nimmt keine SMS von uns an, deshalb habe ich keine geschickt.',
    enough: 'Mehr SMS darf ich an diese Nummer vorerst nicht schicken.',
    failed: 'Es tut mir leid, die SMS konnte nicht verschickt werden.',
    stopped: 'Sie bekommen von diesem Anschluss keine SMS mehr.',
    allowed: 'Sie können von diesem Anschluss wieder SMS bekommen.',
  },
  code: {
    message: '{code} ist Ihr Code für {business}. Sagen Sie ihn niemandem, der Sie anruft.',
    sent: 'Ich habe gerade einen Code mit sechs Ziffern an die Nummer geschickt, von der Sie anrufen.',
    right: 'Danke, der Code stimmt.',
    wrong: 'Dieser Code stimmt nicht.',
    over: 'Dieser Code gilt nicht mehr. Ich kann Ihnen einen neuen schicken.',
  },
  call: {
    slower: 'Ich spreche langsamer.',
    usual: 'Ich spreche wieder wie gewohnt.',
    unknownLanguage: 'Es tut mir leid, diese Sprache spreche ich nicht.',
  },
  menu: {
    phrases: {
      operator: ['zentrale', 'vermittlung', 'mitarbeiter', 'ein mensch', 'mit jemandem sprechen'],
      message: ['nachricht hinterlassen', 'eine nachricht', 'nachricht'],
      callBack: ['rückruf', 'rufen sie mich zurück', 'zurückrufen'],
      hours: ['öffnungszeiten', 'wann haben sie geöffnet', 'wann haben sie offen', 'sprechzeiten'],
    },
    personPhrases: ['{name}', 'mit {name} sprechen', 'verbinden sie mich mit {name}', 'mit {name} verbinden'],
  },
  claims: {
    transfer: ['verbinde sie', 'stelle sie durch', 'sie verbunden', 'sie durchgestellt', 'leite sie weiter'],
    message: ['nachricht aufgenommen', 'nachricht weitergegeben', 'nachricht notiert', 'nachricht hinterlassen'],
    callBack: ['rückruf notiert', 'rückruf vereinbart', 'rückruf eingetragen', 'um rückruf gebeten'],
    text: ['sms geschickt', 'sms gesendet', 'als sms geschickt', 'per sms geschickt'],
    code: ['code geschickt', 'code gesendet'],
    verified: ['sie verifiziert'],
  },
}
