import { expect, test } from 'vitest'
import { viewOf } from '../../../archive/view/fold.ts'
import type { CallEvent } from '../../../conversation/events.ts'
import { hideNames } from './hide-names.ts'

function hiding(...events: CallEvent[]) {
  const records = events.map((event, seq) => ({ callId: 'CA1', seq, at: seq, event }))
  return hideNames(viewOf(records, { language: 'en-US', charactersPerSecond: 15 }))
}

const message = { kind: 'message', for: null, number: null, reason: null, urgency: null, bestTime: null } as const

test('names of messages and of callers who are known go, whole and in parts, in any case', () => {
  const hide = hiding(
    ...([
      {
        type: 'caller.looked-up',
        turn: 0,
        known: true,
        name: 'José O’Neil-Ruiz',
        language: null,
        notes: null,
        level: 'known',
      },
      { type: 'message.taken', turn: 1, id: 'm1', message: { ...message, name: 'Ana Bell' } },
    ] as const),
  )
  expect(hide('this is ana bell, José, not Anabel nor a bellboy')).toBe(
    'this is [name], [name], not Anabel nor a bellboy',
  )
  expect(hide('O’Neil-Ruiz (Mr)')).toBe('[name] (Mr)')
})

test('where no name is known, and where it is made of signs, nothing goes', () => {
  expect(hiding()('Ana Bell')).toBe('Ana Bell')
  const odd = hiding({ type: 'message.taken', turn: 1, id: 'm1', message: { ...message, name: '.*(' } })
  expect(odd('a.*(b')).toBe('a.*(b')
})
