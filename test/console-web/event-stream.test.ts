import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { EventSource } from 'undici'
import { afterEach, expect, test } from 'vitest'
import {
  followEvents,
  type Source,
  type StreamState,
  type Surroundings,
} from '../../src/console/web/data/events/event-stream.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

interface Asked {
  readonly after: string | null
  readonly lastEventId: string | undefined
  readonly response: ServerResponse
}

/** A server whose streams are written by hand; each request is waited for. */
async function openStreams() {
  const waiting: ((asked: Asked) => void)[] = []
  const arrived: Asked[] = []
  const server = createServer((request, response) => {
    const after = new URL(request.url ?? '', 'http://x').searchParams.get('after')
    const asked: Asked = { after, lastEventId: request.headers['last-event-id']?.toString(), response }
    const waiter = waiting.shift()
    if (waiter) waiter(asked)
    else arrived.push(asked)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    next: () =>
      new Promise<Asked>((resolve) => {
        const asked = arrived.shift()
        if (asked) resolve(asked)
        else waiting.push(resolve)
      }),
  }
}

function stream({ response }: Asked) {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write('retry: 5\n\n')
  return (id: number, data: string) => response.write(`id: ${id}\nevent: said\ndata: ${JSON.stringify(data)}\n\n`)
}

/** Follows the streams of a server, on a page and a clock that are moved by hand. */
async function follow() {
  const { url, next } = await openStreams()
  const events: string[] = []
  const states: StreamState[] = []
  const alarms = new Set<{ callBack: () => void; ms: number }>()
  let [now, hidden, returns] = [0, false, 0]
  let heard = Promise.withResolvers<void>()
  let changed = () => {}
  const noticed = () => {
    heard.resolve()
    heard = Promise.withResolvers()
  }
  const surroundings: Surroundings = {
    open: (address) => new EventSource(address) as unknown as Source,
    now: () => now,
    wait(callBack, ms) {
      const alarm = { callBack, ms }
      alarms.add(alarm)
      queueMicrotask(noticed)
      return () => void alarms.delete(alarm)
    },
    isHidden: () => hidden,
    onVisibility(callBack) {
      changed = callBack
      return () => {}
    },
  }
  closers.push(
    followEvents(
      {
        url: (after) => (after === null ? url : `${url}?after=${after}`),
        names: ['said'],
        onEvent: (_name, data, id) => {
          events.push(`${id} ${JSON.parse(data)}`)
          noticed()
        },
        onState: (state) => {
          if (states.at(-1) !== state) states.push(state)
          noticed()
        },
        onReturn: () => {
          returns += 1
        },
      },
      surroundings,
    ),
  )
  return {
    ...{ next, events, states },
    returns: () => returns,
    /** Resolves once it is true, looked at whenever something is heard. */
    async until(isTrue: () => boolean) {
      while (!isTrue()) await heard.promise
    },
    isDue: (ms: number) => [...alarms].some((alarm) => alarm.ms === ms),
    /** Rings the alarms of so many milliseconds. */
    ring(ms: number) {
      const due = [...alarms].filter((alarm) => alarm.ms === ms)
      for (const alarm of due) {
        alarms.delete(alarm)
        alarm.callBack()
      }
      return due.length
    },
    pass(ms: number) {
      now += ms
    },
    turn(isHidden: boolean) {
      hidden = isHidden
      changed()
    },
  }
}

test('events arrive with their ids, and a connection that breaks goes on behind the last one', async () => {
  const { next, events, states, until } = await follow()
  const first = await next()
  expect(first).toMatchObject({ after: null, lastEventId: undefined })
  stream(first)(1, 'hello')
  await until(() => events.length === 1)
  first.response.destroy()
  const second = await next()
  expect(second.lastEventId).toBe('1')
  stream(second)(2, 'again')
  await until(() => events.length === 2)
  expect(events).toEqual(['1 hello', '2 again'])
  expect(states).toEqual(['connecting', 'live', 'reconnecting', 'live'])
})

test('a refusal, which browsers do not mend, is asked again later behind the last event', async () => {
  const { next, events, states, until, isDue, ring, returns } = await follow()
  const first = await next()
  stream(first)(7, 'hello')
  await until(() => events.length === 1)
  first.response.destroy()
  const refused = await next()
  refused.response.writeHead(503).end()
  await until(() => states.at(-1) === 'reconnecting')
  await until(() => isDue(1_000))
  ring(1_000)
  const third = await next()
  expect(third.after).toBe('7')
  stream(third)(8, 'again')
  await until(() => events.length === 2)
  expect(returns()).toBe(1)
})

test('a page that nobody looks at rests, and goes on when it is seen again', async () => {
  const { next, events, states, until, ring, turn, returns } = await follow()
  const first = await next()
  stream(first)(3, 'hello')
  await until(() => events.length === 1)
  turn(true)
  turn(false)
  expect(ring(30_000)).toBe(0)
  turn(true)
  ring(30_000)
  expect(states.at(-1)).toBe('resting')
  turn(false)
  expect((await next()).after).toBe('3')
  expect(returns()).toBe(1)
})

test('after the machine slept the stream is opened anew, since it may look open and be dead', async () => {
  const { next, events, until, ring, pass, returns } = await follow()
  stream(await next())(5, 'hello')
  await until(() => events.length === 1)
  pass(60_000)
  ring(20_000)
  expect(returns()).toBe(0)
  pass(8 * 3_600_000)
  ring(20_000)
  expect((await next()).after).toBe('5')
  expect(returns()).toBe(1)
})
