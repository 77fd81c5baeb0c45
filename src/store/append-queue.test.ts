import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { AppendQueue, type Write } from './append-queue.ts'
import { StoreError, type StoreErrorKind } from './store-error.ts'

interface Named extends Write {
  readonly name: string
}

const write = (name: string, size = 1): Named => ({ name, callIds: new Set(name.slice(0, 1)), size })

/** A queue over a database that fails while one of the `broken` writes is in the commit. */
function queueWith(broken: readonly string[], kind: StoreErrorKind = 'refused') {
  const commits: string[][] = []
  const queue = new AppendQueue<Named>(async (writes) => {
    const names = writes.map(({ name }) => name)
    commits.push(names)
    await null
    if (names.some((name) => broken.includes(name))) throw new StoreError(kind, 'no')
  })
  const addAll = (names: readonly string[]) => Promise.allSettled(names.map((name) => queue.add(write(name))))
  return { queue, commits, addAll }
}

describe('AppendQueue', () => {
  test('commits together what arrives in one turn of the event loop, and what arrives meanwhile with the next', async () => {
    const { queue, commits } = queueWith([])
    const first = queue.add(write('a1'))
    const second = Promise.resolve().then(() => queue.add(write('b1')))
    await first
    const third = queue.add(write('a2'))
    await Promise.all([second, third, queue.add(write('c1'))])
    expect(commits).toEqual([
      ['a1', 'b1'],
      ['a2', 'c1'],
    ])
  })

  test('lets a write that may wait go with the next that may not, in the order of adding', async () => {
    const { queue, commits } = queueWith([])
    const waiting = queue.add(write('a1'), { mayWait: true })
    await nextTurn()
    expect(commits).toEqual([])
    await Promise.all([waiting, queue.add(write('a2'))])
    expect(commits).toEqual([['a1', 'a2']])
  })

  test.each<[string, (queue: AppendQueue<Named>) => Promise<void>]>([
    ['a drain', (queue) => queue.drain()],
    ['who asks for its call', (queue) => queue.settle('a')],
    ['its time', () => new Promise(() => {})],
  ])('a write that may wait waits no longer than for %s', async (_what, hurry) => {
    const { queue, commits } = queueWith([])
    const waiting = queue.add(write('a1'), { mayWait: true })
    await Promise.race([waiting, hurry(queue)])
    expect(commits).toEqual([['a1']])
  })

  test('nobody who asks for another call hurries a write, or waits for it', async () => {
    const { queue, commits } = queueWith([])
    const waiting = queue.add(write('a1'), { mayWait: true })
    await queue.settle('b')
    expect(commits).toEqual([])
    await waiting
  })

  test('keeps commits to a size, but never cuts a write', async () => {
    const { queue, commits } = queueWith([])
    await Promise.all([write('a', 400), write('b', 113), write('c', 2_000), write('d')].map((one) => queue.add(one)))
    expect(commits).toEqual([['a'], ['b'], ['c'], ['d']])
  })

  test('tries one by one after a write has spoilt a commit, and then goes on together', async () => {
    const { commits, addAll } = queueWith(['b1'])
    const outcomes = await addAll(['a1', 'b1', 'c1'])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(commits).toEqual([['a1', 'b1', 'c1'], ['a1'], ['b1'], ['c1']])
    await addAll(['a2', 'c2'])
    expect(commits.at(-1)).toEqual(['a2', 'c2'])
  })

  test('fails the later writes of the same call with the one that failed', async () => {
    const { commits, addAll } = queueWith(['b1'])
    const outcomes = await addAll(['b1', 'a1', 'b2'])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected'])
    expect(commits.slice(1).flat()).toEqual(['b1', 'a1'])
  })

  test('does not try one by one when the database itself cannot work', async () => {
    const { commits, addAll } = queueWith(['b1'], 'unavailable')
    const outcomes = await addAll(['a1', 'b1', 'c1'])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(commits).toHaveLength(1)
  })

  test('drains, also when there is nothing to wait for', async () => {
    const { queue, commits } = queueWith([])
    await queue.drain()
    const added = queue.add(write('a1'))
    await queue.drain()
    expect(commits).toEqual([['a1']])
    await added
  })
})
