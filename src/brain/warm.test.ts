import { expect, test } from 'vitest'
import { createManualClock, settle } from '../../test/fakes/manual-clock.ts'
import { scriptedModel } from '../../test/fakes/scripted-model.ts'
import { createWarmer } from './warm.ts'

function warmable(answer: (signal: AbortSignal) => Promise<void>) {
  const signals: AbortSignal[] = []
  const warm = (signal: AbortSignal) => {
    signals.push(signal)
    return answer(signal)
  }
  return { signals, model: { ...scriptedModel('a', createManualClock()), warm } }
}

test('warms each model once at a time, and gives up after five seconds', async () => {
  const clock = createManualClock()
  const { signals, model } = warmable(
    (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
  )
  const warm = createWarmer([model, scriptedModel('cold', clock)], clock)
  warm()
  warm()
  expect(signals).toHaveLength(1)
  await clock.advance(4_999)
  expect(signals[0]?.aborted).toBe(false)
  await clock.advance(1)
  expect(signals[0]?.aborted).toBe(true)
  warm()
  expect(signals).toHaveLength(2)
})

test('never throws and keeps no timer', async () => {
  const clock = createManualClock()
  createWarmer([warmable(() => Promise.reject(new Error('no network'))).model], clock)()
  await settle()
  expect(clock.sleepers()).toBe(0)
})
