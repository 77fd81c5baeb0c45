import { describe, expect, test } from 'vitest'
import { assistantSchema } from '../../config/schema.ts'
import { applyRecord, type CallState, emptyCallState } from '../call-state.ts'
import type { CallEvent } from '../events.ts'
import { shippedTexts } from '../texts/texts-for.ts'
import { callLimits } from './call-limit.ts'
import type { Decision } from './policy.ts'
import { warnings } from './warnings.ts'

function caller(limits: object = {}, settings: object = {}) {
  const assistant = assistantSchema.parse({ ...settings, limits })
  const rules = [callLimits(assistant), warnings(assistant)]
  const state: CallState = emptyCallState()
  const keep = (event: CallEvent) => applyRecord(state, { callId: 'CA1', seq: state.seq, at: 0, event })
  function says(text: string, now = 0): Decision {
    const turn = state.turn + 1
    const input = { text, via: 'speech', confidence: null } as const
    const decisions = rules.map((rule) => rule.decide(input, { state, turn, now }))
    const decision = decisions.find(({ kind }) => kind !== 'continue') ?? { kind: 'continue' }
    keep({ type: 'caller.said', turn, ...input })
    if (decision.kind === 'direct') for (const event of decision.because) keep(event)
    return decision
  }
  return { says, keep, texts: shippedTexts['en']?.limits }
}

describe('a call ends politely', () => {
  test('when it has lasted its time', () => {
    const { says } = caller({ callMinutes: 2 })
    expect(says('hello', 119_999)).toEqual({ kind: 'continue' })
    expect(says('hello', 120_000)).toMatchObject({ kind: 'end', reason: 'limit', because: { limit: 'minutes' } })
  })

  test('when it has had its turns', () => {
    const { says, texts } = caller({ callTurns: 5 })
    const kinds = ['a', 'b', 'c', 'd', 'e', 'f'].map((text) => says(text).kind)
    expect(kinds).toEqual([...Array(5).fill('continue'), 'end'])
    expect(says('g')).toMatchObject({ text: texts?.tooLong, because: { limit: 'turns' } })
  })

  test('when it has cost its tokens', () => {
    const { says, keep } = caller({ callTokens: 10_000 })
    expect(says('hello')).toEqual({ kind: 'continue' })
    const usage = [{ model: 'm', input: 9_000, output: 1_000, cached: 0 }]
    const completed = {
      type: 'answer.completed',
      turn: 1,
      source: 'model',
      model: 'm',
      sources: [],
      then: null,
    } as const
    keep({ ...completed, firstSentenceMs: 1, totalMs: 1, usage })
    expect(says('and more')).toMatchObject({ kind: 'end', because: { limit: 'tokens' } })
  })

  test('or goes to a person where one takes it over', () => {
    const { says, texts } = caller({ callMinutes: 1, transfer: 'reception' })
    expect(says('hello', 60_000)).toMatchObject({
      kind: 'direct',
      text: texts?.puttingThrough,
      then: { kind: 'transfer', target: 'reception', because: 'limit' },
    })
  })
})

describe('insults', () => {
  test('are answered ever more firmly, until the call ends', () => {
    const { says, texts } = caller()
    expect(says('you idiot')).toMatchObject({ text: texts?.abuse, because: [{ about: 'abuse' }] })
    expect(says('when do you open')).toEqual({ kind: 'continue' })
    expect(says('Shut up, you stupid machine')).toMatchObject({ text: texts?.abuseAgain })
    expect(says('f*** you s*** ****')).toMatchObject({
      kind: 'end',
      text: texts?.abuseEnd,
      because: { limit: 'abuse' },
    })
  })

  test.each(['my damn knee hurts', 'oh shit, I forgot the number', 'it hurts like hell'])('%j is none', (text) => {
    expect(caller().says(text)).toEqual({ kind: 'continue' })
  })

  test.each([
    ['es-ES', 'eres un idiota'],
    ['fr-FR', 'ta gueule, connard'],
    ['de-DE', 'du Arschloch'],
    ['it-IT', 'vaffanculo'],
    ['pt-BR', 'cala a boca, idiota'],
    ['ar-AE', 'أنت غبي'],
    ['hi-IN', 'तुम बेवकूफ़ हो'],
  ])('%s: %j is one, and is answered in the language', (language, text) => {
    const settings = { language, voice: 'woman' }
    const abuse = shippedTexts[language.slice(0, 2)]?.limits.abuse
    expect(caller({}, settings).says(text)).toMatchObject({ text: abuse })
  })

  test('end the call at once where nothing is put up with', () => {
    expect(caller({ warnings: 0 }).says('you idiot')).toMatchObject({ kind: 'end' })
  })
})

test('the same words over and over are asked about, then end the call', () => {
  const { says, texts } = caller()
  const said = Array.from({ length: 6 }, () => says('banana banana'))
  expect(said.slice(0, 3).every(({ kind }) => kind === 'continue')).toBe(true)
  expect(said[3]).toMatchObject({ text: texts?.nonsense, because: [{ about: 'nonsense' }] })
  expect(said[4]).toMatchObject({ text: texts?.nonsenseAgain })
  expect(said[5]).toMatchObject({ kind: 'end', text: texts?.nonsenseEnd })
})
