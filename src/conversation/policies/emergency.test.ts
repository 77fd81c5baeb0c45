import { describe, expect, test } from 'vitest'
import { assistantSchema } from '../../config/schema.ts'
import { applyRecord, type CallState, emptyCallState } from '../call-state.ts'
import { textsFor } from '../texts/texts-for.ts'
import { emergencies } from './emergency.ts'
import type { Decision } from './policy.ts'

type Settings = Parameters<typeof assistantSchema.parse>[0]

/** A caller whose words only the rule for emergencies hears. */
function caller(settings: Settings = {}) {
  const assistant = assistantSchema.parse(settings)
  const rule = emergencies(assistant)
  const state: CallState = emptyCallState()
  const keep = (event: Parameters<typeof applyRecord>[1]['event']) =>
    applyRecord(state, { callId: 'CA1', seq: state.seq, at: 0, event })

  function says(text: string, via: 'speech' | 'keypad' = 'speech'): Decision {
    const turn = state.turn + 1
    const decision = rule.decide({ text, via, confidence: null }, { state, turn, now: 0 })
    keep({ type: 'caller.said', turn, text, via, confidence: null })
    if (decision.kind === 'direct') for (const event of decision.because) keep(event)
    return decision
  }
  return { says, keep, texts: textsFor(assistant.language, assistant) }
}

describe('who tells of an emergency', () => {
  test('hears what to do, and cannot talk it away', () => {
    expect(caller().says('I have chest pain')).toEqual({
      kind: 'direct',
      text: 'This sounds like a medical emergency. Please hang up and dial 9 1 1 now.',
      interruptible: false,
      because: [{ type: 'emergency.heard', turn: 1, emergency: 'medical', sure: true }],
      then: null,
    })
  })

  test('is put through where that is set', () => {
    const { says, texts } = caller({ emergencies: [{ name: 'fire', transfer: 'reception' }] })
    const decision = says('there is a fire')
    expect(decision).toMatchObject({ then: { kind: 'transfer', target: 'reception', because: 'emergency' } })
    expect(decision).toMatchObject({ text: expect.stringContaining(texts.emergency.puttingThrough) })
  })

  test('is hung up on where that is set, so that the line is free to dial', () => {
    expect(caller({ emergencies: [{ name: 'fire', hangUp: true }] }).says('there is a fire')).toMatchObject({
      then: { kind: 'end' },
    })
  })

  test('hears it twice at most; then the words are answered', () => {
    const { says } = caller()
    expect([1, 2, 3].map(() => says('I have chest pain').kind)).toEqual(['direct', 'direct', 'continue'])
  })

  test('is heard in every language of the calls', () => {
    const { says, keep } = caller({ languages: [{ code: 'es-US' }] })
    expect(says('no puedo respirar')).toMatchObject({ text: expect.stringContaining('9 1 1') })
    keep({ type: 'language.changed', turn: 1, language: 'es-US', because: 'asked' })
    expect(says('hay un incendio')).toMatchObject({ text: 'Si hay un incendio, salgan todos y marque ahora 9 1 1.' })
  })

  test('can be told of without a language that is shipped', () => {
    const settings = {
      language: 'nl-NL',
      voice: 'Polly.Laura-Neural',
      emergencies: [{ name: 'medical', phrases: { nl: ['pijn borst'] }, say: { nl: 'Bel {number}.' } }],
    }
    expect(caller(settings).says('Ik heb pijn op de borst')).toEqual({ kind: 'continue' })
    expect(caller(settings).says('pijn borst')).toMatchObject({ text: 'Bel 1 1 2.' })
  })
})

describe('the number to dial', () => {
  test.each([
    ['of the country', 'fr-FR', null, 'there is a fire', '1 1 2'],
    ['of the kind', 'en-US', null, 'I want to die', '9 8 8'],
    ['of the settings', 'en-US', '112', 'I want to die', '1 1 2'],
    ['is not made up', 'en-NG', null, 'I have chest pain', 'your local emergency number'],
  ])('%s', (_which, language, emergencyNumber, words, number) => {
    const settings = { language, emergencyNumber, languages: [{ code: 'en-GB', voice: null }] }
    expect(caller(settings).says(words)).toMatchObject({ text: expect.stringContaining(number) })
  })
})

describe('words that may mean one', () => {
  test('are asked back, and a yes makes them sure', () => {
    const { says, texts } = caller()
    expect(says('do you treat heart attacks')).toMatchObject({ text: texts.emergency.askBack, interruptible: true })
    expect(says('Yes, please')).toMatchObject({
      because: [{ type: 'emergency.heard', emergency: 'medical', sure: true }],
    })
  })

  test('with a no, or anything else, the call goes on, and they are not asked back again', () => {
    const { says } = caller()
    says('my father had a stroke last year')
    expect(says('No, he needs an appointment')).toEqual({ kind: 'continue' })
    expect(says('my father had a stroke last year')).toEqual({ kind: 'continue' })
  })
})

describe('a false alarm', () => {
  test.each(["No, I'm fine", 'no', "it's okay", 'false alarm', 'No, everything is fine, thank you'])(
    '%j goes on',
    (text) => {
      const { says, texts } = caller()
      says('I have chest pain')
      expect(says(text)).toMatchObject({ text: texts.emergency.falseAlarm, then: null })
    },
  )

  test('"no" after anything else is an answer', () => {
    const { says } = caller()
    says('I have chest pain')
    says('my name is Miller')
    expect(says('no')).toEqual({ kind: 'continue' })
  })

  test('with a question behind it the question is answered', () => {
    const { says } = caller()
    says('I have chest pain')
    expect(says('no I am fine when do you open')).toEqual({ kind: 'continue' })
  })
})

test('keys and silence tell of nothing, and an empty list listens for nothing', () => {
  const { says } = caller()
  expect(says('911', 'keypad')).toEqual({ kind: 'continue' })
  expect(says('')).toEqual({ kind: 'continue' })
  expect(caller({ emergencies: [] }).says('I have chest pain')).toEqual({ kind: 'continue' })
})
