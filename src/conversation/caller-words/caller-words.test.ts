import { describe, expect, test } from 'vitest'
import { assistantSchema } from '../../config/schema.ts'
import { emptyCallState } from '../call-state.ts'
import { isBackchannel } from '../dialogue/backchannel.ts'
import { conductRules, decide } from '../policies/conduct.ts'
import { shippedTexts } from '../texts/texts-for.ts'

interface Row {
  /** End the call whenever they are said. */
  readonly goodbye: readonly string[]
  /** End it behind the closing question only. */
  readonly done: readonly string[]
  /** End nothing. */
  readonly more: readonly string[]
  readonly listening: readonly string[]
  readonly halt: readonly string[]
}

const rows: Readonly<Record<string, Row>> = {
  'es-ES': {
    goodbye: ['Adiós', 'Muchas gracias, hasta luego', 'Chao'],
    done: ['No', 'No, gracias', 'Nada más, gracias', 'Eso es todo'],
    more: ['No, ¿y el aparcamiento?', 'Gracias', 'Sí', 'No tengo seguro'],
    listening: ['ajá', 'sí sí', 'vale', 'ya veo'],
    halt: ['espere', 'no', 'un momento'],
  },
  'fr-FR': {
    goodbye: ['Au revoir', 'Merci, bonne journée', 'D’accord, au revoir'],
    done: ['Non', 'Non merci', "C'est tout, merci", "Rien d'autre"],
    more: ['Non, et le parking ?', 'Merci', 'Oui', "Je n'ai pas d'assurance"],
    listening: ['mm', "d'accord", 'oui oui', 'je vois'],
    halt: ['attendez', 'non', 'stop'],
  },
  'de-DE': {
    goodbye: ['Auf Wiederhören', 'Danke, tschüss', 'Okay, schönen Tag noch'],
    done: ['Nein', 'Nein, danke', "Das war's, vielen Dank", 'Sonst nichts'],
    more: ['Nein, und wo parke ich?', 'Danke', 'Ja', 'Ich habe keine Versicherung'],
    listening: ['mhm', 'ja ja', 'ach so', 'genau'],
    halt: ['Moment', 'nein', 'warten Sie'],
  },
  'it-IT': {
    goodbye: ['Arrivederci', 'Grazie, buona giornata', 'Ciao ciao'],
    done: ['No', 'No, grazie', 'È tutto, grazie', "Nient'altro"],
    more: ['No, e il parcheggio?', 'Grazie', 'Sì', 'Non ho assicurazione'],
    listening: ['mhm', 'sì sì', 'va bene', 'ho capito'],
    halt: ['aspetti', 'no', 'un attimo'],
  },
  'pt-BR': {
    goodbye: ['Tchau', 'Obrigado, até logo', 'Ok, tchau tchau'],
    done: ['Não', 'Não, obrigada', 'Só isso, obrigado', 'Mais nada'],
    more: ['Não, e o estacionamento?', 'Obrigado', 'Sim', 'Não tenho plano'],
    listening: ['aham', 'sim sim', 'tá bom', 'entendi'],
    halt: ['espere', 'não', 'um momento'],
  },
  'ar-XA': {
    goodbye: ['مع السلامة', 'شكرا، مع السلامة', 'إلى اللقاء'],
    done: ['لا', 'لا، شكرا', 'هذا كل شيء'],
    more: ['لا، وأين الموقف؟', 'شكرا', 'نعم'],
    listening: ['نعم', 'تمام', 'طيب'],
    halt: ['لحظة', 'لا', 'انتظر'],
  },
  'hi-IN': {
    goodbye: ['अलविदा', 'धन्यवाद, फिर मिलेंगे', 'बाय'],
    done: ['नहीं', 'जी नहीं, धन्यवाद', 'बस इतना ही'],
    more: ['नहीं, पार्किंग कहाँ है?', 'धन्यवाद', 'हाँ'],
    listening: ['हाँ', 'ठीक है', 'अच्छा'],
    halt: ['रुकिए', 'नहीं', 'एक मिनट'],
  },
}

describe.each(Object.entries(rows))('%s', (language, { goodbye, done, more, listening, halt }) => {
  const rules = conductRules(assistantSchema.parse({ language, voice: 'woman' }))
  const farewell = shippedTexts[language.slice(0, 2)]?.farewell
  const say = (text: string, closingAsked: boolean) =>
    decide(
      rules,
      { text, via: 'speech', confidence: null },
      { state: { ...emptyCallState(), closingAsked }, turn: 1, now: 0 },
    )

  test.each(goodbye)('%j ends the call', (text) => {
    expect(say(text, false)).toMatchObject({ kind: 'end', text: farewell })
  })

  test.each(done)('%j ends it behind the closing question, and answers any other', (text) => {
    expect(say(text, true)).toMatchObject({ kind: 'end', text: farewell })
    expect(say(text, false)).toEqual({ kind: 'continue' })
  })

  test.each(more)('%j does not', (text) => {
    expect(say(text, true)).toEqual({ kind: 'continue' })
  })

  test.each(listening)('%j is a sign of listening', (text) => {
    expect(isBackchannel(text, language)).toBe(true)
  })

  test.each(halt)('%j is none', (text) => {
    expect(isBackchannel(text, language)).toBe(false)
  })
})
