import type { FastifyRequest } from 'fastify'
import { expect, test } from 'vitest'
import { createManualClock } from '../../../test/fakes/manual-clock.ts'
import type { Refusal } from './refusal.ts'
import { createTraffic } from './traffic.ts'

const hourMs = 3_600_000

/** A door at which each request says itself whether it is refused. */
function open() {
  const clock = createManualClock()
  const traffic = createTraffic(clock)
  let next: Refusal | null = null
  const gate = traffic.watch(() => next)
  const send = (path: string, differs: string | null) => {
    next = differs === null ? null : { cause: 'address', message: '', differs, fix: `mend ${differs}` }
    return gate({ routeOptions: { url: path } } as FastifyRequest)
  }
  return { clock, traffic, send }
}

test('requests are counted for a day, refused ones by what differs', async () => {
  const { clock, traffic, send } = open()
  const since = clock.now()
  expect(traffic.state()).toEqual({ since, lastLetIn: null, letIn: 0, refused: [] })
  expect(send('/call', null)).toBeNull()
  expect(send('/call', 'the host')).toMatchObject({ differs: 'the host' })
  await clock.advance(12 * hourMs)
  send('/call', 'the host')
  send('/process_speech', null)
  const kind = { path: '/call', cause: 'address', differs: 'the host', fix: 'mend the host' }
  expect(traffic.state()).toEqual({
    ...{ since, letIn: 2, lastLetIn: { at: clock.now(), path: '/process_speech' } },
    refused: [{ ...kind, count: 2, lastAt: clock.now() }],
  })
  await clock.advance(13 * hourMs)
  expect(traffic.state()).toMatchObject({ letIn: 1, refused: [{ count: 1 }] })
  await clock.advance(12 * hourMs)
  expect(traffic.state()).toMatchObject({ letIn: 0, refused: [], lastLetIn: { path: '/process_speech' } })
})

test('strangers who make up ever new differences fill no memory', () => {
  const { traffic, send } = open()
  for (let index = 0; index < 1_000; index += 1) send('/call', `host ${index}`)
  const { refused } = traffic.state()
  expect(refused).toHaveLength(20)
  expect(refused.reduce((sum, { count }) => sum + count, 0)).toBe(1_000)
  expect(refused.find(({ cause }) => cause === null)).toMatchObject({ count: 981, fix: expect.stringContaining('log') })
})
