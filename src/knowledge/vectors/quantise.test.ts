import { expect, test } from 'vitest'
import { quantise } from './quantise.ts'

test('keeps the direction, in whole numbers up to 127', () => {
  const vector = Float32Array.from({ length: 1_024 }, (_, at) => Math.sin(at * at) / 40)
  const whole = quantise(vector)
  expect(Math.max(...whole.map(Math.abs))).toBe(127)
  const product = vector.reduce((sum, part, at) => sum + part * (whole[at] ?? 0), 0)
  expect(product / (Math.hypot(...vector) * Math.hypot(...whole))).toBeGreaterThan(0.9999)
})

test('the largest is 127 whatever its sign, and nothing stays nothing', () => {
  expect([...quantise(Float32Array.of(-0.5, 0.25, 0))]).toEqual([-127, 64, 0])
  expect([...quantise(new Float32Array(2))]).toEqual([0, 0])
})
