import { describe, expect, test } from 'vitest'
import { quantise } from './quantise.ts'
import { createVectorIndex, type VectorIndex } from './vector-index.ts'

const dimensions = 96

describe('the vector index', () => {
  test('gives the nearest first, with the cosine', () => {
    const index = createVectorIndex()
    index.put('east', Int8Array.of(127, 0))
    index.put('north', Int8Array.of(0, 127))
    index.put('north-east', Int8Array.of(50, 50))
    const found = index.nearest(Float32Array.of(3, 0), 2)
    expect(found.map(({ hash }) => hash)).toEqual(['east', 'north-east'])
    expect(found.map(({ similarity }) => similarity)).toEqual([expect.closeTo(1, 5), expect.closeTo(Math.SQRT1_2, 5)])
    expect(index.nearest(Float32Array.of(-1, 0), 3).at(-1)).toEqual({ hash: 'east', similarity: expect.closeTo(-1, 5) })
  })

  test('a vector put again replaces the old one', () => {
    const index = createVectorIndex()
    index.put('page', Int8Array.of(127, 0))
    index.put('page', Int8Array.of(0, 127))
    expect(index.nearest(Float32Array.of(0, 1), 5)).toEqual([{ hash: 'page', similarity: expect.closeTo(1, 5) }])
  })

  test('is empty until something is put, and again once all is gone', () => {
    const index = createVectorIndex()
    expect(index.nearest(Float32Array.of(1, 0), 5)).toEqual([])
    index.put('page', Int8Array.of(127, 0))
    index.delete('page')
    index.delete('page')
    expect([index.size, index.bytes, index.has('page')]).toEqual([0, 0, false])
    // Another model may follow.
    index.put('page', Int8Array.of(1, 2, 3))
    expect(index.size).toBe(1)
  })

  test.each([
    ['another length', Int8Array.of(1, 2, 3), 'a vector of 3 numbers among vectors of 2'],
    ['no direction', Int8Array.of(0, 0), 'has no direction'],
  ])('refuses a vector of %s', (_what, vector, says) => {
    const index = createVectorIndex()
    index.put('page', Int8Array.of(127, 0))
    expect(() => index.put('other', vector)).toThrow(says)
    expect([index.size, index.has('other')]).toEqual([1, false])
  })

  test('refuses a question of another length, and finds nothing for one without a direction', () => {
    const index = createVectorIndex()
    index.put('page', Int8Array.of(127, 0))
    expect(() => index.nearest(Float32Array.of(1, 0, 0), 1)).toThrow(RangeError)
    expect(index.nearest(Float32Array.of(0, 0), 1)).toEqual([])
  })

  // 3,000 are found by their signs first, 1,000 are all compared.
  test.each([1_000, 3_000])(
    'of %d vectors in groups finds what comparing all finds, through additions and removals',
    (count) => {
      const random = createRandom()
      const index = createVectorIndex()
      const kept = new Map<string, Int8Array>()
      // As vectors of texts are: much in common, the rest by subject.
      const common = gaussian(random, 1.5)
      const subjects = Array.from({ length: 50 }, () => gaussian(random, 1))
      const make = (subject: number) =>
        quantise(gaussian(random, 0.8).map((part, at) => part + partOf(common, at) + partOf(subjects[subject], at)))
      for (let item = 0; item < count * 2; item += 1) {
        const hash = `passage ${item % Math.ceil(count * 1.5)}`
        const vector = make(item % subjects.length)
        kept.set(hash, vector)
        index.put(hash, vector)
      }
      for (const hash of [...kept.keys()].slice(0, Math.ceil(count / 2))) {
        kept.delete(hash)
        index.delete(hash)
      }
      expect(index.size).toBe(kept.size)
      expect(index.size).toBe(count)
      const queries = Array.from({ length: 20 }, (_, subject) => make(subject))
      expect(recall(index, kept, queries)).toBeGreaterThan(0.97)
    },
  )

  test('gives memory back', () => {
    const random = createRandom()
    const index = createVectorIndex()
    for (let item = 0; item < 5_000; item += 1) index.put(String(item), quantise(gaussian(random, 1)))
    const full = index.bytes
    for (let item = 0; item < 4_000; item += 1) index.delete(String(item))
    expect(index.bytes).toBeLessThan(full / 3)
    expect(index.nearest(gaussian(random, 1), 2_000)).toHaveLength(1_000)
  })
})

/** How many of the ten nearest, found by comparing all, the index gives. */
function recall(index: VectorIndex, all: ReadonlyMap<string, Int8Array>, queries: readonly Int8Array[]): number {
  const shares = queries.map((vector) => {
    const query = Float32Array.from(vector)
    const similarities = [...all].map(([hash, other]) => ({ hash, similarity: cosine(query, other) }))
    const best = similarities.toSorted((one, other) => other.similarity - one.similarity).slice(0, 10)
    const found = new Set(index.nearest(query, 10).map(({ hash }) => hash))
    return best.filter(({ hash }) => found.has(hash)).length / 10
  })
  return shares.reduce((sum, share) => sum + share) / shares.length
}

function cosine(one: Float32Array, other: Int8Array): number {
  let [product, ones, others] = [0, 0, 0]
  for (const [at, part] of one.entries()) {
    const otherPart = partOf(other, at)
    product += part * otherPart
    ones += part ** 2
    others += otherPart ** 2
  }
  return product / Math.sqrt(ones * others)
}

function partOf(vector: ArrayLike<number> | undefined, at: number): number {
  return vector?.[at] ?? 0
}

function gaussian(random: () => number, size: number): Float32Array {
  return Float32Array.from({ length: dimensions }, () => {
    return size * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  })
}

/** The same numbers from 0 to 1 each time. */
function createRandom(): () => number {
  let state = 1
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return (state >>> 0) / 2 ** 32
  }
}
