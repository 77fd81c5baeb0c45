import { describe, expect, test } from 'vitest'
import { assistantSchema } from '../../config/schema.ts'
import { type CallState, emptyCallState } from '../call-state.ts'
import type { CallerInput } from '../reply.ts'
import { conductRules, decide } from './conduct.ts'

const assistant = assistantSchema.parse({})
const rules = conductRules(assistant)

function decideOn(input: Partial<CallerInput>, state: Partial<CallState> = {}) {
  const heard: CallerInput = { text: '', via: 'speech', confidence: null, ...input }
  return decide(rules, heard, { state: { ...emptyCallState(), ...state }, turn: 1, now: 0 })
}

describe('after the closing question', () => {
  test.each([
    'No.',
    'No, thank you.',
    'no thanks',
    'Nope',
    'No, that is all, thank you very much.',
    "No that's all",
    "That's it, thanks!",
    'Nothing else, thank you',
    "I'm good, thanks",
    'Goodbye',
    'No, goodbye.',
    'No, thank you. Bye bye!',
    'No, thanks for your help, have a nice day',
  ])('%j ends the call', (text) => {
    expect(decideOn({ text }, { closingAsked: true })).toMatchObject({ kind: 'end', text: assistant.farewell })
  })

  test.each([
    'No, what about parking?',
    'Yes',
    'Thank you',
    'Okay',
    'No wait, one more question',
    'I have no insurance',
    'Do you know if there is parking',
    'Nothing hurts more than my knee',
    'Is that all you know about visiting hours',
  ])('%j does not', (text) => {
    expect(decideOn({ text }, { closingAsked: true })).toEqual({ kind: 'continue' })
  })
})

describe('after any other question', () => {
  test.each(['No', 'No, thank you', "That's all", 'Nothing', 'Thanks'])('%j is an answer', (text) => {
    expect(decideOn({ text })).toEqual({ kind: 'continue' })
  })

  test.each(['Goodbye', 'Okay, bye!', 'Thank you, goodbye'])('%j ends the call all the same', (text) => {
    expect(decideOn({ text })).toMatchObject({ kind: 'end', reason: 'assistant' })
  })
})

describe('silence', () => {
  test.each([
    [0, 'prompt', assistant.prompts.silence[0]],
    [1, 'prompt', assistant.prompts.silence[1]],
    [2, 'end', assistant.prompts.silenceFarewell],
  ])('after %i silences: %s', (silences, kind, text) => {
    expect(decideOn({}, { silences })).toMatchObject({ kind, text, because: { type: 'caller.silent' } })
  })
})

describe('words that the recogniser doubts', () => {
  test('are asked for again', () => {
    expect(decideOn({ text: 'wear is it', confidence: 0.1 })).toMatchObject({ prompt: 'repeat' })
  })

  test.each([
    ['the second time', { confidence: 0.1 }, { doubted: 0.1 }],
    ['where repeats are no surer', { confidence: 0.1 }, { confidenceHeeded: false }],
    ['at the threshold', { confidence: assistant.listening.minConfidence }, {}],
    ['without a figure', { confidence: null }, {}],
  ] as const)('are taken as they come %s', (_when, input, state) => {
    expect(decideOn({ text: 'where is it', ...input }, state)).toEqual({ kind: 'continue' })
  })
})

test('a call that has lasted its time ends with the next words', () => {
  const now = assistant.limits.callMinutes * 60_000
  const input: CallerInput = { text: 'And another thing', via: 'speech', confidence: null }
  const decision = decide(rules, input, { state: { ...emptyCallState(), startedAt: 0 }, turn: 9, now })
  expect(decision).toMatchObject({ kind: 'end', reason: 'limit', text: assistant.prompts.callLimit })
})
