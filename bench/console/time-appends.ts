import type { Store } from '../../src/store/open-store.ts'

const everyMs = 10

/**
 * How long appends take that come one after the other, a hundred a second as from a hundred callers, in ms. Each is a
 * caller's words, and is on disk when it is done.
 */
export async function timeAppends(store: Store, callId: string, count: number): Promise<number[]> {
  const greeting = 'Welcome.'
  await store.calls.append([
    {
      ...{ callId, seq: 0, at: Date.now() },
      event: { type: 'call.started', from: 'anonymous', to: '+12025550100', line: 'relay', greeting, test: true },
    },
  ])
  const times: number[] = []
  for (let turn = 1; turn <= count; turn += 1) {
    const startedAt = performance.now()
    const event = { type: 'caller.said', turn, text: 'When do you open?', via: 'speech', confidence: 0.9 } as const
    await store.calls.append([{ callId, seq: turn, at: Date.now(), event }])
    times.push(performance.now() - startedAt)
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
  return times
}
