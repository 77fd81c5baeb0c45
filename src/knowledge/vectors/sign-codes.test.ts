import { expect, test } from 'vitest'
import { createSignCoder, measureDistances } from './sign-codes.ts'

test('a bit says whether a component is above the centre', () => {
  const coder = createSignCoder(Float32Array.of(0, 0.5, 0.5, -1))
  const codes = new Uint32Array(coder.words * 2)
  coder.encode(Int8Array.of(1, 4, 6, 0), 0.1, codes, coder.words)
  expect([...codes.subarray(0, coder.words)]).toEqual([0, 0, 0, 0])
  expect([...codes.subarray(coder.words)]).toEqual([0b1101, 0, 0, 0])
})

test.each([1, 31, 32, 33, 128, 1_000, 1_024])('of %d components, the distance is how many differ', (dimensions) => {
  const coder = createSignCoder(new Float32Array(dimensions))
  const signs = (differing: number) => Float32Array.from({ length: dimensions }, (_, at) => (at < differing ? -1 : 1))
  const differences = [0, 1, Math.floor(dimensions / 2), dimensions]
  const codes = new Uint32Array(coder.words * differences.length)
  for (const [item, differing] of differences.entries()) coder.encode(signs(differing), 1, codes, item * coder.words)
  const distances = new Uint16Array(differences.length + 1)
  const histogram = new Uint32Array(dimensions + 1)
  measureDistances(codes, differences.length, codes.slice(0, coder.words), { distances, at: 1, histogram })
  expect([...distances]).toEqual([0, ...differences])
  expect(histogram.reduce((sum, count) => sum + count)).toBe(differences.length)
  expect(histogram[dimensions]).toBe(dimensions === 1 ? 2 : 1)
})
