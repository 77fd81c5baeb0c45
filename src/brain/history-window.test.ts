import { describe, expect, test } from 'vitest'
import type { HistoryTurn } from '../conversation/ports.ts'
import { conversationOf, historyWindow } from './history-window.ts'

const turn = (caller: string, assistant: string, interrupted = false): HistoryTurn => ({
  caller,
  assistant,
  interrupted,
})

describe('historyWindow', () => {
  const history = [turn('a'.repeat(40), 'b'.repeat(40)), turn('c'.repeat(40), 'd'.repeat(40)), turn('e', 'f')]

  test.each([
    { tokens: 1_000, kept: 3 },
    { tokens: 40, kept: 2 },
    { tokens: 20, kept: 1 },
    { tokens: 0, kept: 0 },
  ])('$tokens tokens keep the newest $kept turns, whole', ({ tokens, kept }) => {
    expect(historyWindow(history, tokens)).toEqual(history.slice(history.length - kept))
  })

  test('an old turn that would fit is not kept past a newer one that does not', () => {
    const long = turn('x'.repeat(400), 'y')
    expect(historyWindow([turn('a', 'b'), long, turn('e', 'f')], 20)).toEqual([turn('e', 'f')])
  })
})

describe('conversationOf', () => {
  const user = (text: string) => ({ role: 'user', text: `<caller>${text}</caller>` })
  const assistant = (text: string) => ({ role: 'assistant', text })

  test.each<{ title: string; turns: HistoryTurn[]; messages: unknown[]; question: string }>([
    { title: 'no history', turns: [], messages: [], question: 'And Sunday?' },
    {
      title: 'answered turns',
      turns: [turn('Are you open?', 'Yes.'), turn('Until when?', 'Six.')],
      messages: [user('Are you open?'), assistant('Yes.'), user('Until when?'), assistant('Six.')],
      question: 'And Sunday?',
    },
    {
      title: 'an interrupted answer is marked',
      turns: [turn('Hours?', 'From eight to', true)],
      messages: [user('Hours?'), assistant('From eight to… [the caller interrupted here]')],
      question: 'And Sunday?',
    },
    {
      title: 'words without an answer belong to the next ones',
      turns: [turn('Hello?', '', true), turn('Wait.', ''), turn('Are you open?', 'Yes.')],
      messages: [user('Hello? Wait. Are you open?'), assistant('Yes.')],
      question: 'And Sunday?',
    },
    {
      title: 'or to the question',
      turns: [turn('Are you open?', 'Yes.'), turn('On Saturday', '', true)],
      messages: [user('Are you open?'), assistant('Yes.')],
      question: 'On Saturday And Sunday?',
    },
  ])('$title', ({ turns, messages, question }) => {
    expect(conversationOf(turns, 'And Sunday?')).toEqual({ messages, question })
  })
})
