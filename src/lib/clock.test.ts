import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { systemClock } from './clock.ts'

test('a sleep ends, and leaves nothing on the signal', async () => {
  const { signal } = new AbortController()
  await systemClock.sleep(1, signal)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

test('a sleep is ended by its signal, with the signal’s own reason', async () => {
  const stopping = new AbortController()
  const sleeping = systemClock.sleep(60_000, stopping.signal)
  stopping.abort(new Error('enough'))
  await expect(sleeping).rejects.toThrow('enough')
  await expect(systemClock.sleep(60_000, stopping.signal)).rejects.toThrow('enough')
})
