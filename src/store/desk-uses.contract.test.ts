import { describe, expect } from 'vitest'
import { onEveryDatabase } from '../../test/store-contract.ts'
import { recordsOf, started } from '../../test/store-records.ts'
import type { CallEvent } from '../conversation/events.ts'
import type { Store } from './open-store.ts'

const caller = '+15551234567'

function transferring(step: number): CallEvent {
  return {
    type: 'call.transferring',
    ...{ turn: 1, because: 'asked', asked: 'reception', id: 't2:x', target: 'reception' },
    ...{ to: { kind: 'sip', address: 'sip:desk@pbx.example.org:5061' }, ringSeconds: 20, mode: 'warm' },
    ...{ whisper: '', callerId: null, step, limitSeconds: 600 },
  }
}

function ended(step: number, seconds: number): CallEvent {
  return { type: 'transfer.ended', id: 't2:x', target: 'reception', step, outcome: 'answered', seconds }
}

const text: CallEvent = { type: 'text.sent', turn: 1, id: 'a', template: 'address', to: 'caller' }

/** As records from time `at` on, a second apart. */
async function log({ calls }: Store, callId: string, at: number, ...events: CallEvent[]): Promise<void> {
  await calls.append(recordsOf(callId, events, 0, at))
}

describe('what the desk did', () => {
  onEveryDatabase('are attempts with their length, once they are over', async (store) => {
    await log(store, 'CA1', 0, started(caller), transferring(0), ended(0, 75), transferring(1))
    const use = {
      ...{ callId: 'CA1', id: 't2:x', to: { kind: 'sip', address: 'sip:desk@pbx.example.org:5061' } },
      limitSeconds: 600,
    }
    expect(await store.deskUses.transfers(0)).toEqual([
      { ...use, step: 0, seconds: 75 },
      { ...use, step: 1, seconds: null },
    ])
    expect(await store.deskUses.transfers(2_000)).toMatchObject([{ step: 1 }])
  })

  onEveryDatabase('are texts, of all and of one caller', async (store) => {
    await log(store, 'CA1', 0, started(caller), text, text)
    await log(store, 'CA2', 10_000, started(caller), text)
    await log(store, 'CA3', 10_000, started('+15557654321'), text)
    expect(await store.deskUses.texts(0, caller)).toEqual({ all: 4, toCaller: 3 })
    expect(await store.deskUses.texts(10_000, caller)).toEqual({ all: 2, toCaller: 1 })
    expect(await store.deskUses.texts(0, '+15550000000')).toEqual({ all: 4, toCaller: 0 })
  })

  onEveryDatabase('does not count in tests, but for texts that went out', async (store) => {
    const wish = { type: 'texts.stopped', turn: 1 } as const
    await log(store, 'CA1', 0, started(caller, { test: true }), transferring(0), ended(0, 75), wish, text)
    expect(await store.deskUses.transfers(0)).toEqual([])
    expect(await store.deskUses.wantsNoTexts(caller)).toBe(false)
    expect(await store.deskUses.texts(0, caller)).toEqual({ all: 1, toCaller: 1 })
  })

  onEveryDatabase('is the newest wish about texts of each caller', async (store) => {
    const wants = () => store.deskUses.wantsNoTexts(caller)
    expect(await wants()).toBe(false)
    await log(store, 'CA1', 0, started(caller), { type: 'texts.stopped', turn: 1 })
    expect(await wants()).toBe(true)
    expect(await store.deskUses.wantsNoTexts('+15557654321')).toBe(false)
    const both = ['texts.stopped', 'texts.allowed'] as const
    await log(store, 'CA2', 60_000, started(caller), ...both.map((type) => ({ type, turn: 1 })))
    expect(await wants()).toBe(false)
  })
})
