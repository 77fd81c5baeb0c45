import { describe, expect, test } from 'vitest'
import { onEveryDatabase } from '../../test/store-contract.ts'
import { recordsOf, started } from '../../test/store-records.ts'
import type { CallEvent, CallRecord } from '../conversation/events.ts'
import type { Store } from '../store/open-store.ts'
import { createRememberer, withMemory } from './memory.ts'
import { createRedactor } from './redactor/redactor.ts'

const number = '+15551230001'
const redactor = createRedactor({ level: 'masked', ownForms: [] })
const message = { kind: 'message', for: null, name: 'Sam', number, urgency: null, bestTime: null } as const
const events = (from = number, marks: Parameters<typeof started>[1] = {}): CallEvent[] => [
  started(from, marks),
  { type: 'language.changed', turn: 1, language: 'es-US', because: 'heard' },
  { type: 'message.taken', turn: 1, id: 'm', message: { ...message, reason: 'card 4111111111111111' } },
  { type: 'question.unanswered', turn: 2, question: 'Do you sell violins?', because: 'nothing-found' },
  { type: 'call.ended', reason: 'caller', detail: '' },
]

/** The call ends, and what is remembered then. */
async function remembered(
  store: Store,
  settings: { enabled?: boolean; notes?: boolean },
  from = number,
  startedAt = 0,
  marks: Parameters<typeof started>[1] = {},
) {
  const records = recordsOf(`CA${startedAt}`, events(from, marks), 0, startedAt)
  await store.calls.append(records)
  const options = { memory: store.callerMemory, redactor, read: store.calls.read }
  const remember = createRememberer({ ...options, settings: { enabled: true, notes: false, keepDays: 1, ...settings } })
  await remember(records.at(-1) as CallRecord)
  return store.callerMemory.recall(from)
}

describe('a caller is remembered', () => {
  onEveryDatabase('by name and language', async (store) => {
    const bare = { summary: null, openPoints: [], calledAt: 0 }
    expect(await remembered(store, {})).toEqual({ name: 'Sam', language: 'es-US', ...bare })
  })

  onEveryDatabase('with what was left open, when that is wanted', async (store) => {
    const caller = await remembered(store, { notes: true })
    expect(caller?.openPoints).toEqual(['left a message: card [card]', 'had no answer to: Do you sell violins?'])
  })

  onEveryDatabase('not without being asked to, and not without a number', async (store) => {
    expect(await remembered(store, { enabled: false })).toBeNull()
    expect(await remembered(store, {}, 'anonymous', 100_000)).toBeNull()
  })

  onEveryDatabase('not from tests', async (store) => {
    expect(await remembered(store, {}, number, 0, { test: true, forReal: true })).toBeNull()
  })

  onEveryDatabase('until the time is over', async (store) => {
    await remembered(store, {}, number, 5_000)
    expect(await store.callerMemory.forgetBefore(5_000, 9)).toBe(0)
    expect(await store.callerMemory.forgetBefore(5_001, 9)).toBe(1)
    expect(await store.callerMemory.recall(number)).toBeNull()
  })
})

const call = { callId: 'CA1', from: number, to: '+15559990000' }
const caller = { name: 'Sam', language: 'es-US', summary: 'asked for violins', openPoints: ['a bow'], calledAt: 0 }
const memoryOf = (recall: () => Promise<typeof caller | null>) => ({
  ...{ recall, remember: async () => {}, forgetBefore: async () => 0 },
})

test('what the service of the owner says wins over memory', async () => {
  const profile = { known: true, name: 'Samantha', language: null, notes: 'owes nothing', level: 'unknown' } as const
  const lookup = withMemory(
    { find: async () => profile },
    memoryOf(async () => caller),
  )
  expect(await lookup.find(call)).toEqual({
    ...{ known: true, name: 'Samantha', language: 'es-US', level: 'unknown' },
    notes: 'owes nothing\nHas called before, last on 1970-01-01.\nThat call: asked for violins\nLeft open then: a bow',
  })
})

test('a memory that fails is as none', async () => {
  const failing = memoryOf(() => Promise.reject(new Error('no')))
  expect(await withMemory(null, failing).find(call)).toBeNull()
})
