import { setImmediate as nextTick } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createEventBus } from './bus.ts'

function recordingBus() {
  const problems: unknown[] = []
  const bus = createEventBus<number>((error) => problems.push(error))
  const seen: number[] = []
  const record = (event: number) => {
    seen.push(event)
  }
  return { bus, problems, seen, record }
}

describe('createEventBus', () => {
  test('delivers in order, and only after the publisher is done', async () => {
    const { bus, seen, record } = recordingBus()
    bus.subscribe(record)
    bus.publish(1)
    bus.publish(2)
    await null
    expect(seen).toEqual([])
    await nextTick()
    expect(seen).toEqual([1, 2])
  })

  test.each<[string, () => void | Promise<void>]>([
    [
      'throws',
      () => {
        throw new Error('broken')
      },
    ],
    ['rejects', () => Promise.reject(new Error('broken'))],
  ])('goes on when a subscriber %s, and reports it', async (_how, broken) => {
    const { bus, problems, seen, record } = recordingBus()
    bus.subscribe(broken)
    bus.subscribe(record)
    bus.publish(1)
    await nextTick()
    bus.publish(2)
    await nextTick()
    expect(seen).toEqual([1, 2])
    expect(problems).toEqual([new Error('broken'), new Error('broken')])
  })

  test('does not wait for a subscriber that never finishes', async () => {
    const { bus, seen, record } = recordingBus()
    bus.subscribe(() => new Promise(() => {}))
    bus.subscribe(record)
    bus.publish(1)
    bus.publish(2)
    await nextTick()
    expect(seen).toEqual([1, 2])
  })

  test('gives events to those subscribed when they were published, until they leave', async () => {
    const { bus, seen, record } = recordingBus()
    bus.publish(1)
    const leave = bus.subscribe(record)
    bus.publish(2)
    await nextTick()
    bus.publish(3)
    leave()
    await nextTick()
    expect(seen).toEqual([2])
  })

  test('takes an event published by a subscriber', async () => {
    const { bus, seen, record } = recordingBus()
    bus.subscribe((event) => {
      if (event === 1) bus.publish(2)
    })
    bus.subscribe(record)
    bus.publish(1)
    await nextTick()
    await nextTick()
    expect(seen).toEqual([1, 2])
  })
})
