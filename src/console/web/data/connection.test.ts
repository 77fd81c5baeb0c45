import { expect, test } from 'vitest'
import { createConnection } from './connection.ts'

/** A server that comes and goes, and a clock whose only alarm is rung by hand. */
function away() {
  let isThere = false
  let alarm: { callBack: () => void; ms: number } | null = null
  const waits: number[] = []
  const connection = createConnection(
    () => (isThere ? Promise.resolve() : Promise.reject(new Error('nobody'))),
    (callBack, ms) => {
      waits.push(ms)
      alarm = { callBack, ms }
      return () => {
        alarm = null
      }
    },
  )
  const seen: boolean[] = []
  connection.subscribe(() => seen.push(connection.isUp))
  return {
    connection,
    seen,
    waits,
    isWaiting: () => alarm !== null,
    appear: () => {
      isThere = true
    },
    async ring() {
      alarm?.callBack()
      await new Promise((resolve) => setTimeout(resolve))
    },
  }
}

test('a server that is lost is asked again, each time later, until it is there', async () => {
  const { connection, seen, waits, ring, appear, isWaiting } = away()
  connection.lost()
  connection.lost()
  for (let round = 0; round < 5; round += 1) await ring()
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 8_000, 8_000])
  appear()
  await ring()
  expect(seen).toEqual([false, true])
  expect(isWaiting()).toBe(false)
})

test('any answer ends the search, and one can ask at once', async () => {
  const { connection, seen, appear, isWaiting } = away()
  connection.lost()
  connection.reached()
  expect(isWaiting()).toBe(false)
  connection.lost()
  appear()
  connection.tryNow()
  await new Promise((resolve) => setTimeout(resolve))
  expect(seen).toEqual([false, true, false, true])
})
