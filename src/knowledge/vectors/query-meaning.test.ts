import { getEventListeners } from 'node:events'
import { describe, expect, test } from 'vitest'
import { createManualClock, settle } from '../../../test/fakes/manual-clock.ts'
import { type Embedder, EmbeddingError } from '../ports.ts'
import { createMeaning } from './query-meaning.ts'
import { createVectorIndex } from './vector-index.ts'

const never = new AbortController().signal
const east = [{ hash: 'east', similarity: expect.closeTo(1, 5) }]

describe('the meaning of questions', () => {
  test('finds the nearest passage', async () => {
    const { meaning, clock } = start()
    expect(await meaning.nearest('Where is the sun?', 1, never)).toEqual(east)
    expect([clock.sleepers(), getEventListeners(never, 'abort')]).toEqual([0, []])
  })

  test('asks once for a question, however it is written', async () => {
    const { meaning, asked } = start()
    await Promise.all([meaning.nearest('Where is it?', 1, never), meaning.nearest('where is  it? ', 1, never)])
    await meaning.nearest('WHERE is it?', 1, never)
    expect(asked).toEqual(['Where is it?'])
  })

  test('remembers the thousand questions that were asked last', async () => {
    const { meaning, asked } = start()
    for (let item = 0; item < 1_000; item += 1) await meaning.nearest(`question ${item}`, 1, never)
    await meaning.nearest('question 0', 1, never)
    await meaning.nearest('one more', 1, never)
    expect(asked).toHaveLength(1_001)
    await meaning.nearest('question 0', 1, never)
    expect(asked).toHaveLength(1_001)
    await meaning.nearest('question 1', 1, never)
    expect(asked).toHaveLength(1_002)
  })

  test('is null at once where there is nothing to find or to ask', async () => {
    const { meaning, index, asked } = start()
    expect(await meaning.nearest('  ', 1, never)).toBeNull()
    index.delete('east')
    expect(await meaning.nearest('Where is it?', 1, never)).toBeNull()
    expect(asked).toEqual([])
  })

  test('is null when the vector is late, which is remembered all the same', async () => {
    const { meaning, replies, clock, asked } = start()
    const late = hold()
    replies.push(late.promise)
    const found = meaning.nearest('Where is it?', 1, never)
    await clock.advance(250)
    expect(await found).toBeNull()
    late.resolve()
    await settle()
    expect(await meaning.nearest('Where is it?', 1, never)).toEqual(east)
    expect(asked).toHaveLength(1)
  })

  test.each([
    ['a failure', new EmbeddingError('full', { retryable: true }), 30_000],
    ['a limit', new EmbeddingError('slow down', { retryable: true, retryAfterMs: 60_000 }), 60_000],
    ['an absurd limit', new EmbeddingError('slow down', { retryable: true, retryAfterMs: 86_400_000 }), 300_000],
    ['a refused key', new EmbeddingError('wrong key', { retryable: false }), 600_000],
  ])('leaves the provider alone for a while after %s', async (_what, error, restMs) => {
    const { meaning, replies, clock, asked, problems } = start()
    await meaning.nearest('asked before', 1, never)
    replies.push(Promise.reject(error))
    expect(await meaning.nearest('first', 1, never)).toBeNull()
    await clock.advance(restMs - 1)
    expect(await meaning.nearest('second', 1, never)).toBeNull()
    expect(asked).toEqual(['asked before', 'first'])
    expect(await meaning.nearest('asked before', 1, never)).toEqual(east)
    await clock.advance(1)
    expect(await meaning.nearest('third', 1, never)).toEqual(east)
    expect(problems).toEqual([error.message])
  })

  test('reports a lasting problem once, and again when it comes back', async () => {
    const { meaning, replies, clock, problems } = start()
    const fail = () => Promise.reject(new EmbeddingError('full', { retryable: true }))
    for (const reply of [fail, fail, () => Promise.resolve(), fail]) {
      replies.push(reply())
      await meaning.nearest(`question ${replies.length} at ${clock.now()}`, 1, never)
      await clock.advance(30_000)
    }
    expect(problems).toEqual(['full', 'full'])
  })

  test('does not let everyone wait for a provider that is always late', async () => {
    const { meaning, replies, clock, asked, problems } = start()
    for (const question of ['one', 'two', 'three']) {
      replies.push(hold().promise)
      const found = meaning.nearest(question, 1, never)
      await clock.advance(250)
      expect(await found).toBeNull()
    }
    expect(await meaning.nearest('four', 1, never)).toBeNull()
    expect(asked).toHaveLength(3)
    expect(problems).toEqual(['test-embed takes longer than 250 ms to understand a question'])
    await clock.advance(30_000)
    expect(await meaning.nearest('five', 1, never)).toEqual(east)
  })

  test('goes on asking a provider that is only late at times', async () => {
    const { meaning, replies, clock, asked } = start()
    for (const question of ['late', 'late too', 'in time', 'late again', 'late once more']) {
      if (question !== 'in time') replies.push(hold().promise)
      const found = meaning.nearest(question, 1, never)
      await clock.advance(250)
      await found
    }
    expect(await meaning.nearest('in time again', 1, never)).toEqual(east)
    expect(asked).toHaveLength(6)
  })

  test('rejects with the reason of a signal that aborts', async () => {
    const { meaning, replies, clock } = start()
    const stopping = new AbortController()
    replies.push(hold().promise)
    const found = meaning.nearest('Where is it?', 1, stopping.signal)
    stopping.abort(new Error('hung up'))
    await expect(found).rejects.toThrow('hung up')
    await expect(meaning.nearest('Where is it?', 1, stopping.signal)).rejects.toThrow('hung up')
    expect(clock.sleepers()).toBe(0)
  })

  test('is null when the vectors of questions and passages do not fit', async () => {
    const { meaning, index, problems } = start()
    index.delete('east')
    index.put('east', Int8Array.of(1, 2, 3))
    expect(await meaning.nearest('Where is it?', 1, never)).toBeNull()
    expect(problems).toEqual(['a vector of 2 numbers among vectors of 3'])
  })
})

function start() {
  const clock = createManualClock()
  const index = createVectorIndex()
  index.put('east', Int8Array.of(127, 0))
  const asked: string[] = []
  const problems: string[] = []
  /** What the next requests wait for. */
  const replies: Promise<void>[] = []
  const embedder: Embedder = {
    id: 'test-embed',
    async embed([text = '']) {
      asked.push(text)
      await replies.shift()
      return [Float32Array.of(1, 0)]
    },
  }
  const onProblem = (problem: string) => void problems.push(problem)
  const meaning = createMeaning({ embedder, index, waitMs: 250, clock, onProblem })
  return { meaning, index, clock, asked, problems, replies }
}

function hold(): PromiseWithResolvers<void> {
  return Promise.withResolvers<void>()
}
