import type { DeskTexts } from './desk-texts.ts'

export const spanish: DeskTexts = {
  transfer: {
    instead: 'En este momento no es posible hablar con {asked}, así que le paso con {name}.',
    which: '¿Se refiere a {names}?',
    nobody: 'No tengo a nadie con ese nombre. Puedo pasarle con {names}.',
    full: 'Lo siento, en este momento no puedo pasar llamadas.',
  },
  whisper: {
    emergency: 'Es una emergencia.',
    from: 'Llama desde el número {number}.',
    said: 'La persona ha dicho: {words}',
  },
  message: {
    begin: 'Tomo nota de su mensaje.',
    beginCallBack: 'Tomo nota de que desea que le llamen.',
    noNumber: 'Eso no parece un número de teléfono. Dígame el número completo, por favor.',
  },
  text: {
    noNumber: 'No puedo enviar mensajes de texto al número desde el que llama.',
    unwanted: 'Este número no admite mensajes nuestros, así que no he enviado ninguno.',
    enough: 'Ya he enviado todos los mensajes que puedo enviar por ahora a este número.',
    failed: 'Lo siento, no se ha podido enviar el mensaje.',
    stopped: 'Ya no recibirá mensajes de texto de esta línea.',
    allowed: 'Puede volver a recibir mensajes de texto de esta línea.',
  },
  code: {
    message: '{code} es su código para {business}. No se lo diga a nadie que le llame.',
    sent: 'Acabo de enviar un código de seis cifras al número desde el que llama.',
    right: 'Gracias, el código es correcto.',
    wrong: 'Ese código no es correcto.',
    over: 'Ese código ya no sirve. Puedo enviarle uno nuevo.',
  },
  call: {
    slower: 'Hablaré más despacio.',
    usual: 'Vuelvo a hablar a la velocidad normal.',
    unknownLanguage: 'Lo siento, no hablo ese idioma.',
  },
  menu: {
    phrases: {
      operator: ['operador', 'operadora', 'una persona', 'un agente', 'hablar con alguien'],
      message: ['dejar un mensaje', 'dejar un recado', 'mensaje', 'recado'],
      callBack: ['llámenme', 'que me llamen', 'devolver la llamada'],
      hours: ['horario', 'horario de apertura', 'a qué hora abren', 'cuándo abren'],
    },
    personPhrases: ['{name}', 'hablar con {name}', 'páseme con {name}', 'póngame con {name}'],
  },
  claims: {
    transfer: [
      'le paso con',
      'le estoy pasando',
      'le pongo con',
      'le he pasado',
      'le transfiero',
      'le estoy transfiriendo',
    ],
    message: ['he tomado nota de su mensaje', 'he anotado su mensaje', 'he pasado su mensaje', 'he dejado su mensaje'],
    callBack: ['he anotado que le llamen', 'he solicitado que le llamen', 'he programado una llamada'],
    text: ['le he enviado un mensaje', 'le he mandado un mensaje', 'se lo he enviado', 'se lo he mandado'],
    code: ['le he enviado un código', 'le he mandado un código'],
    verified: ['he verificado'],
  },
}
