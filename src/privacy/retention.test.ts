import { describe, expect } from 'vitest'
import { createManualClock } from '../../test/fakes/manual-clock.ts'
import { onEveryDatabase } from '../../test/store-contract.ts'
import { recordsOf, said, started } from '../../test/store-records.ts'
import type { CallEvent } from '../conversation/events.ts'
import type { TakenMessage } from '../conversation/taken-message.ts'
import type { Store } from '../store/open-store.ts'
import { sweepOnce } from './retention.ts'

const dayMs = 86_400_000
const never = { words: null, calls: null, recordings: null, unanswered: null, messages: null, outbox: null }
const words = 'The violin is for Ottoline'
const message: TakenMessage = {
  ...{ kind: 'message', for: 'Sales', name: 'Ottoline', number: '+15551230001', reason: words, urgency: 'urgent' },
  bestTime: 'at noon',
}
const events: CallEvent[] = [
  started(),
  said(1, words),
  { type: 'answer.sentence', turn: 1, index: 0, text: words, spoken: words },
  { type: 'message.taken', turn: 1, id: 'm1', message },
  { type: 'question.unanswered', turn: 1, question: words, because: 'refused' },
  { type: 'recording.started', because: 'notice' },
  { type: 'call.ended', reason: 'caller', detail: '' },
]

/** An old call, a new one, and one that goes on. */
async function sweepWith(store: Store, keepDays: Partial<Record<keyof typeof never, number>>, carrier = carrierOf()) {
  const clock = createManualClock()
  const problems: unknown[] = []
  await store.calls.append(recordsOf('CA1', events, 0, clock.now() - 40 * dayMs))
  await store.calls.append(recordsOf('CA2', events, 0, clock.now() - dayMs))
  await store.calls.append(recordsOf('CA3', events.slice(0, -1), 0, clock.now() - 40 * dayMs))
  const { signal } = new AbortController()
  const options = { keepDays: { ...never, ...keepDays }, kept: store.keptData, carrier, clock }
  const sweep = () => sweepOnce({ ...options, onProblem: (error) => problems.push(error) }, signal)
  return { removed: await sweep(), again: await sweep(), problems, carrier }
}

function carrierOf(recordingsOf: (callId: string) => Promise<string[]> = async (callId) => [`RE-${callId}`]) {
  const deleted: string[] = []
  return {
    ...{ deleted, recordingsOf, textsOf: async () => [], deleteText: async () => {} },
    deleteRecording: async (sid: string) => void deleted.push(sid),
  }
}

const readAll = async (store: Store, callId: string) => JSON.stringify(await store.calls.read(callId))

describe('what has been kept long enough is removed', () => {
  onEveryDatabase('words, while what happened stays', async (store) => {
    const { removed, again } = await sweepWith(store, { words: 30 })
    expect({ removed, again }).toEqual({ removed: { words: 1 }, again: { words: 0 } })
    const old = await store.calls.read('CA1')
    expect(old.map(({ event }) => event.type)).toEqual(events.map(({ type }) => type))
    expect(old[1]?.event).toEqual({ ...said(1, ''), text: '' })
    expect(old[3]?.event).toMatchObject({ message })
    expect(JSON.stringify(old.toSpliced(3, 1))).not.toContain('violin')
    expect(await readAll(store, 'CA2')).toContain(words)
    expect(await readAll(store, 'CA3')).toContain(words)
  })

  onEveryDatabase('messages, for whom and how urgent they were stays', async (store) => {
    await sweepWith(store, { messages: 30 })
    const [, , , taken] = await store.calls.read('CA1')
    expect(taken?.event).toMatchObject({
      message: { kind: 'message', for: 'Sales', urgency: 'urgent', name: null, number: null, reason: null },
    })
  })

  onEveryDatabase('calls, with all that belongs to them and the recordings first', async (store) => {
    const { removed, carrier } = await sweepWith(store, { calls: 30 })
    expect(removed).toEqual({ recordings: 1, calls: 1 })
    expect(carrier.deleted).toEqual(['RE-CA1'])
    expect(await store.calls.read('CA1')).toEqual([])
    expect(await store.calls.read('CA2')).toHaveLength(events.length)
    expect((await store.unanswered.list({ includeDone: true, limit: 9 })).map(({ callId }) => callId)).toEqual([
      'CA2',
      'CA3',
    ])
  })

  onEveryDatabase('questions by their own age', async (store) => {
    const { removed } = await sweepWith(store, { unanswered: 30 })
    expect(removed).toEqual({ unanswered: 2 })
    expect(await store.unanswered.list({ includeDone: true, limit: 9 })).toMatchObject([{ callId: 'CA2' }])
  })

  onEveryDatabase('never, where the settings say so', async (store) => {
    expect(await sweepWith(store, {})).toMatchObject({ removed: {}, problems: [] })
    expect(await readAll(store, 'CA1')).toContain(words)
  })

  onEveryDatabase('a recording that cannot be deleted keeps its call, and no other kind', async (store) => {
    const failing = carrierOf(() => Promise.reject(new Error('Twilio is down')))
    const { removed, problems } = await sweepWith(store, { calls: 30, words: 30 }, failing)
    expect(removed).toEqual({ words: 1, recordings: 0, calls: 0 })
    expect(problems).toHaveLength(2)
    expect(await store.calls.read('CA1')).toHaveLength(events.length)
  })

  onEveryDatabase('by the hundred, in batches', async (store) => {
    for (let call = 0; call < 95; call++) await store.calls.append(recordsOf(`CB${call}`, events, 0, 0))
    const clock = createManualClock()
    const options = { keepDays: { ...never, words: 1 }, kept: store.keptData, carrier: null }
    const swept = sweepOnce({ ...options, clock, onProblem: () => {} }, new AbortController().signal)
    const done = swept.then(() => true)
    while (!(await Promise.race([done, new Promise((resolve) => setImmediate(() => resolve(false)))])))
      await clock.advance(50)
    expect(await swept).toEqual({ words: 95 })
  })
})
