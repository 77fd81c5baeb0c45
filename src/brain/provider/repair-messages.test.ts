import { describe, expect, test } from 'vitest'
import type { ModelMessage } from '../language-model.ts'
import { repairMessages } from './repair-messages.ts'

const user = (text: string): ModelMessage => ({ role: 'user', text })
const assistant = (text: string): ModelMessage => ({ role: 'assistant', text })
const calling = (id: string, text = ''): ModelMessage => ({
  role: 'assistant',
  text,
  toolCalls: [{ id, name: 'look_up', input: {} }],
})
const result = (toolCallId: string, text = 'found'): ModelMessage => ({
  role: 'tool',
  toolCallId,
  name: 'look_up',
  text,
})

describe('repairMessages', () => {
  test.each<{ what: string; given: ModelMessage[]; becomes: ModelMessage[] }>([
    {
      what: 'leaves a good history alone',
      given: [user('a'), assistant('b'), user('c')],
      becomes: [user('a'), assistant('b'), user('c')],
    },
    {
      what: 'leaves an answered call alone',
      given: [user('a'), calling('1'), result('1')],
      becomes: [user('a'), calling('1'), result('1')],
    },
    { what: 'merges caller words', given: [user('a'), user('b')], becomes: [user('a\nb')] },
    {
      what: 'merges answers',
      given: [user('a'), assistant('b'), assistant('c'), user('d')],
      becomes: [user('a'), assistant('b c'), user('d')],
    },
    { what: 'drops empty messages', given: [user(' '), user('a'), assistant(''), user('b')], becomes: [user('a\nb')] },
    {
      what: 'drops a result without a call',
      given: [user('a'), result('1'), assistant('b'), user('c')],
      becomes: [user('a'), assistant('b'), user('c')],
    },
    {
      what: 'cancels a call without a result',
      given: [user('a'), calling('1')],
      becomes: [user('a'), calling('1'), result('1', 'cancelled')],
    },
    {
      what: 'lets the assistant speak between a tool and the caller',
      given: [user('a'), calling('1'), result('1'), user('b')],
      becomes: [user('a'), calling('1'), result('1'), assistant('All right.'), user('b')],
    },
    {
      what: 'puts a late result behind its call',
      given: [user('a'), calling('1'), user('b'), result('1')],
      becomes: [user('a'), calling('1'), result('1'), assistant('All right.'), user('b')],
    },
    {
      what: 'keeps results of a repeated id apart',
      given: [user('a'), calling('1'), user('b'), calling('1'), result('1')],
      becomes: [
        user('a'),
        calling('1'),
        result('1', 'cancelled'),
        assistant('All right.'),
        user('b'),
        calling('1'),
        result('1'),
      ],
    },
    {
      what: 'moves words out of a message with calls',
      given: [user('a'), calling('1', 'Let me see.'), result('1'), assistant('It is open.'), user('b')],
      becomes: [user('a'), calling('1'), result('1'), assistant('Let me see. It is open.'), user('b')],
    },
    {
      what: 'moves words in front of a call behind it',
      given: [user('a'), assistant('Let me see.'), calling('1'), result('1'), assistant('It is.'), user('b')],
      becomes: [user('a'), calling('1'), result('1'), assistant('Let me see. It is.'), user('b')],
    },
    {
      what: 'drops a filler that still waits for its result',
      given: [user('a'), calling('1', 'Let me see.'), result('1')],
      becomes: [user('a'), calling('1'), result('1')],
    },
    {
      what: 'says something of an empty result',
      given: [user('a'), calling('1'), result('1', '')],
      becomes: [user('a'), calling('1'), result('1', 'no result')],
    },
    {
      what: 'ends with the caller',
      given: [user('a'), assistant('b')],
      becomes: [user('a'), assistant('b'), user('Please go on.')],
    },
    { what: 'makes something of nothing', given: [], becomes: [user('Please go on.')] },
  ])('$what', ({ given, becomes }) => {
    expect(repairMessages(given)).toEqual(becomes)
    expect(repairMessages(becomes), 'repaired again').toEqual(becomes)
  })
})
