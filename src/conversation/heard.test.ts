import { describe, expect, test } from 'vitest'
import { applyRecord, emptyCallState } from './call-state.ts'
import type { CallEvent } from './events.ts'
import { estimateHeard } from './heard.ts'
import { conversationUpTo } from './history.ts'

function stateAfter(events: readonly CallEvent[]) {
  const state = emptyCallState()
  events.forEach((event, seq) => {
    applyRecord(state, { callId: 'CA1', seq, at: 1_000, event })
  })
  return state
}

const said = (turn: number, text: string): CallEvent => ({
  type: 'caller.said',
  turn,
  text,
  via: 'speech',
  confidence: 0.9,
})
const sentence = (turn: number, index: number, text: string): CallEvent => ({
  type: 'answer.sentence',
  turn,
  index,
  text,
  spoken: text,
})
const sent = (turn: number, from: number, given: number, listens: boolean): CallEvent => ({
  type: 'reply.sent',
  key: `reply ${turn} ${from}`,
  input: '',
  body: '',
  turn,
  from,
  given,
  listens,
})
const completed = (turn: number): CallEvent => ({
  type: 'answer.completed',
  turn,
  source: 'model',
  model: 'm',
  firstSentenceMs: 1,
  totalMs: 2,
  sources: [],
  then: null,
})

const longAnswer = [
  said(1, 'Where are you?'),
  sentence(1, 0, 'We are at the river.'),
  sentence(1, 1, 'Take the second bridge after the station and then turn left at the old mill.'),
  sentence(1, 2, 'The main entrance is right there behind the fountain.'),
  completed(1),
  sent(1, 0, 1, false),
  sent(1, 1, 3, true),
]

describe('what was heard of an answer that the caller cut short', () => {
  test('is estimated from time and speaking rate, at a word', () => {
    const estimate = estimateHeard(stateAfter(longAnswer), 'Stop', 1_000 + 4_200, 15)
    expect(estimate).toEqual({
      turn: 1,
      heard: 'We are at the river. Take the second bridge after the station and',
      unheard: 'then turn left at the old mill. The main entrance is right there behind the fountain.',
    })
  })

  test('is all of it once there was time for it', () => {
    expect(estimateHeard(stateAfter(longAnswer), 'Thanks', 1_000 + 60_000, 15)).toBeNull()
  })

  test('is not guessed for a caller quicker than any person', () => {
    expect(estimateHeard(stateAfter(longAnswer), 'Thanks', 1_005, 15)).toBeNull()
  })

  test('is all of it where the line did not listen meanwhile', () => {
    expect(estimateHeard(stateAfter(longAnswer.slice(0, -1)), 'Thanks', 3_000, 15)).toBeNull()
  })
})

describe('the conversation for the next answer', () => {
  test('has what was heard, marked as cut', () => {
    const interrupted: CallEvent = {
      type: 'turn.interrupted',
      turn: 1,
      heard: 'We are at',
      unheard: '…',
      estimated: true,
    }
    const state = stateAfter([...longAnswer, interrupted, said(2, 'And parking?')])
    expect(conversationUpTo(state, 2)).toEqual({
      history: [{ caller: 'Where are you?', assistant: 'We are at', interrupted: true }],
      question: 'And parking?',
    })
  })

  test('merges turns whose answer nobody heard', () => {
    const state = stateAfter([
      said(1, 'Where are you'),
      { type: 'turn.superseded', turn: 1 },
      said(2, 'and is there parking?'),
    ])
    expect(conversationUpTo(state, 2)).toEqual({ history: [], question: 'Where are you and is there parking?' })
  })

  test('has only the sentences that were given to the line', () => {
    const state = stateAfter([...longAnswer.slice(0, -1), said(2, 'Stop')])
    expect(conversationUpTo(state, 2).history).toEqual([
      { caller: 'Where are you?', assistant: 'We are at the river.', interrupted: true },
    ])
  })
})
