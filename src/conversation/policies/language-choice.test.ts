import { describe, expect, test } from 'vitest'
import { assistantSchema } from '../../config/schema.ts'
import { applyRecord, emptyCallState } from '../call-state.ts'
import { shippedTexts } from '../texts/texts-for.ts'
import { languageChoice } from './language-choice.ts'
import type { Decision } from './policy.ts'

const all = ['en-US', 'es-US', 'fr-FR', 'de-DE', 'it-IT', 'pt-BR', 'ar-XA', 'hi-IN']

function caller(language: string, others: readonly string[]) {
  const codes = others.filter((code) => code !== language)
  const languages = codes.map((code, index) => ({ code, key: String(index + 2), voice: 'woman' }))
  const rule = languageChoice(assistantSchema.parse({ language, languages }))
  const state = emptyCallState()

  return function says(text: string, how: { via?: 'speech' | 'keypad'; language?: string } = {}): Decision {
    const turn = state.turn + 1
    const { via = 'speech', language: recognised } = how
    const input = { text, via, confidence: null, ...(recognised && { language: recognised }) }
    const decision = rule.decide(input, { state, turn, now: 0 })
    const said = { type: 'caller.said', turn, text, via, confidence: null } as const
    const events = decision.kind === 'direct' ? [said, ...decision.because] : [said]
    for (const event of events) applyRecord(state, { callId: 'CA1', seq: state.seq, at: 0, event })
    return decision
  }
}

const changed = (decision: Decision) =>
  decision.kind === 'direct' && decision.then?.kind === 'language' ? decision.then.language : null

describe('a caller who asks for a language', () => {
  test.each([
    ['en-US', 'habla español?', 'es-US'],
    ['en-US', 'Do you speak Spanish?', 'es-US'],
    ['en-US', 'Hello, in Spanish please', 'es-US'],
    ['en-US', 'Español', 'es-US'],
    ['en-US', 'Parlez-vous français ?', 'fr-FR'],
    ['en-US', 'auf Deutsch bitte', 'de-DE'],
    ['en-US', 'Sprechen Sie Deutsch?', 'de-DE'],
    ['en-US', 'parla italiano', 'it-IT'],
    ['en-US', 'você fala português', 'pt-BR'],
    ['en-US', 'هل تتحدث العربية؟', 'ar-XA'],
    ['en-US', 'क्या आप हिन्दी बोलते हैं?', 'hi-IN'],
    ['es-US', 'in English please', 'en-US'],
    ['es-US', 'hablan inglés', 'en-US'],
    ['de-DE', 'Können wir Englisch sprechen', 'en-US'],
    ['fr-FR', "en anglais s'il vous plaît", 'en-US'],
    ['it-IT', 'parla inglese', 'en-US'],
    ['pt-BR', 'fala inglês', 'en-US'],
    ['ar-XA', 'هل تتكلم الإنجليزية', 'en-US'],
    ['hi-IN', 'अंग्रेज़ी में बात कीजिए', 'en-US'],
    ['en-US', 'do you speak Spanish I need an appointment', 'es-US'],
  ])('%s: %j', (language, text, wanted) => {
    const decision = caller(language, all)(text)
    expect(changed(decision)).toBe(wanted)
    expect(decision).toMatchObject({
      text: shippedTexts[wanted.slice(0, 2)]?.language.switched,
      because: [{ type: 'language.changed', language: wanted, because: 'asked' }],
    })
  })

  test.each([
    'does Doctor Garcia speak Spanish',
    'do you have a Spanish interpreter',
    'I would like a German shepherd',
    'where is the French bakery',
    'I prefer Italian food',
    'is English breakfast included',
    'Spanish flu',
  ])('%j asks for none', (text) => {
    expect(changed(caller('en-US', all)(text))).toBeNull()
  })

  test('for the one that is spoken already hears that it is', () => {
    expect(caller('en-US', all)('Do you speak English?')).toMatchObject({
      text: shippedTexts['en']?.language.switched,
      because: [],
      then: null,
    })
  })

  test('for one that is not configured gets an answer like any other', () => {
    expect(caller('en-US', ['fr-FR'])('habla español')).toEqual({ kind: 'continue' })
  })
})

describe('a caller who speaks another language', () => {
  test.each([
    ['es-US', 'quiero saber a qué hora abren mañana'],
    ['fr-FR', 'je voudrais prendre un rendez-vous avec le docteur'],
    ['de-DE', 'ich hätte gern einen Termin für meine Mutter'],
    ['it-IT', 'vorrei un appuntamento per domani con il dottore'],
    ['pt-BR', 'eu gostaria de marcar uma consulta para amanhã'],
    ['ar-XA', 'أريد حجز موعد مع الطبيب'],
    ['hi-IN', 'मुझे डॉक्टर से मिलना है'],
  ])('%s: %j is answered in it', (language, text) => {
    const decision = caller('en-US', all)(text)
    expect(changed(decision)).toBe(language)
    expect(decision).toMatchObject({ text: '', because: [{ because: 'heard' }] })
  })

  test('in few words is taken at the second time', () => {
    const says = caller('en-US', ['es-US'])
    expect(changed(says('necesito ayuda'))).toBeNull()
    expect(changed(says('una cita por favor'))).toBe('es-US')
  })

  test.each([
    'okay',
    'no',
    'por favor',
    'Rossi',
    'Via Roma',
    'taco Tuesday',
    'Doctor Garcia',
    'la la la',
    'hola',
    'gracias',
    'merci',
    'San Francisco de la Vega',
  ])('%j says nothing about it', (text) => {
    const says = caller('en-US', all)
    expect(changed(says(text))).toBeNull()
  })

  test.each([
    'I would like to talk to Doctor De la Cruz about my appointment',
    'what time does the cafe Les Amis open today',
    'is Herr Müller from the Deutsche Bank in today',
    'my name is Giovanni Di Lorenzo and I have a question',
  ])('%j is English with names in it', (text) => {
    expect(changed(caller('en-US', all)(text))).toBeNull()
  })

  test('as the recogniser knows it, is answered in it', () => {
    const says = caller('en-US', ['es-US'])
    expect(changed(says('necesito cita con doctor García', { language: 'es' }))).toBe('es-US')
    expect(changed(says('si', { language: 'es' }))).toBeNull()
    expect(changed(says('necesito cita con doctor García', { language: 'pt' }))).toBeNull()
  })
})

describe('the key of a language', () => {
  test('chooses it before anything was said', () => {
    expect(caller('en-US', ['es-US'])('2', { via: 'keypad' })).toMatchObject({
      because: [{ language: 'es-US', because: 'key' }],
    })
  })

  test('means nothing later on, nor do other keys', () => {
    const says = caller('en-US', ['es-US'])
    expect(says('3', { via: 'keypad' })).toEqual({ kind: 'continue' })
    expect(says('2', { via: 'keypad' })).toEqual({ kind: 'continue' })
  })
})

test('with one language nothing changes', () => {
  expect(caller('en-US', [])('habla español por favor, quiero una cita para mi madre')).toEqual({ kind: 'continue' })
})
