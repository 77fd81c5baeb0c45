import { expect, test } from 'vitest'
import { relayErrorOf } from './errors.ts'

test.each([
  [null, true],
  ['39001', true],
  ['64101', false],
  ['64102', false],
  ['64103', false],
  ['64104', false],
  ['64105', true],
  ['64106', false],
  ['64107', true],
  ['64108', true],
  ['64109', false],
  ['64110', false],
  ['64111', true],
  ['64112', true],
  ['64113', false],
  ['64114', false],
  ['86006', false],
  ['86008', false],
  ['99999', false],
  ['toString', false],
])('after error %s another relay session is tried: %s', (code, canReopen) => {
  const error = relayErrorOf(code)
  expect(error.canReopen).toBe(canReopen)
  expect(error.meaning).not.toBe('')
})
