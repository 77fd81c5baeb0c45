import { expect, test } from 'vitest'
import { cutToTokens, estimateTokens, inBatches } from './input-batches.ts'

const limits = { inputs: 3, tokens: 10 }

test.each([
  ['nothing', [], []],
  ['by number', ['a', 'b', 'c', 'd'], [['a', 'b', 'c'], ['d']]],
  ['by length', ['12345', '12345', '1'], [['12345', '12345'], ['1']]],
  ['a text above the limit by itself', ['1', '12345678901', '2'], [['1'], ['12345678901'], ['2']]],
])('batches: %s', (_what, texts, batches) => {
  expect(inBatches(texts, limits)).toEqual(batches)
})

test.each([
  ['three letters are a token', 'abcabc', 2],
  ['a digit is one', '0123456789', 10],
  ['so is a letter of another script', '診療時間', 4],
  ['accents do not count', 'überprüf', 3],
  ['nothing', '', 0],
])('estimates: %s', (_what, text, tokens) => {
  expect(estimateTokens(text)).toBe(tokens)
})

test('cuts between characters, and mends what was cut before', () => {
  expect(cutToTokens('short', 10)).toBe('short')
  expect(cutToTokens('a long text of letters', 4)).toBe('a long text ')
  expect(cutToTokens('12345', 3)).toBe('123')
  expect(cutToTokens('12😀', 3)).toBe('12\uFFFD')
  expect(cutToTokens('\uD83D', 3)).toBe('\uFFFD')
})
