import { describe, expect, test } from 'vitest'
import { Secret } from '../../../lib/secret.ts'
import { HandClock } from '../../../phone/hand-clock.test-support.ts'
import { createRelayTokens } from './tokens.ts'

const clock = new HandClock()
const withTokens = (...authTokens: string[]) =>
  createRelayTokens({ authTokens: authTokens.map((token) => new Secret(token)), clock })

test('a token is good once, for its call', () => {
  const tokens = withTokens('one')
  const token = tokens.issue('CA1')
  expect(token).toMatch(/^[\w-]{83}$/)
  expect(tokens.redeem(token, 'CA2')).toBe(false)
  expect(tokens.redeem(token, 'CA1')).toBe(true)
  expect(tokens.redeem(token, 'CA1')).toBe(false)
})

test('two tokens of a call are two', () => {
  const tokens = withTokens('one')
  const [first, second] = [tokens.issue('CA1'), tokens.issue('CA1')]
  expect([tokens.redeem(first, 'CA1'), tokens.redeem(second, 'CA1')]).toEqual([true, true])
})

test('a token is good for a minute, and its use is remembered as long', () => {
  const tokens = withTokens('one')
  const [used, late] = [tokens.issue('CA1'), tokens.issue('CA1')]
  expect(tokens.redeem(used, 'CA1')).toBe(true)
  clock.advance(59_999)
  expect(tokens.redeem(used, 'CA1')).toBe(false)
  clock.advance(1)
  expect(tokens.redeem(late, 'CA1')).toBe(false)
  expect(tokens.redeem(used, 'CA1')).toBe(false)
})

describe('another process', () => {
  test.each([
    ['with the same auth token', ['one'], true],
    ['with a new auth token before the old', ['two', 'one'], true],
    ['with another auth token', ['two'], false],
    ['without any', [], false],
  ])('%s', (_name, authTokens, isGood) => {
    expect(withTokens(...authTokens).redeem(withTokens('one').issue('CA1'), 'CA1')).toBe(isGood)
  })

  test('without an auth token knows its own tokens only', () => {
    const [here, there] = [withTokens(), withTokens()]
    expect(there.redeem(here.issue('CA1'), 'CA1')).toBe(false)
    expect(here.redeem(here.issue('CA1'), 'CA1')).toBe(true)
  })
})

test('a changed token is none, whichever byte was changed', () => {
  const tokens = withTokens('one')
  const good = Buffer.from(tokens.issue('CA1'), 'base64url')
  for (const index of good.keys()) {
    const changed = Buffer.from(good)
    changed[index] = (changed[index] ?? 0) ^ 1
    expect(tokens.redeem(changed.toString('base64url'), 'CA1')).toBe(false)
  }
  expect(tokens.redeem(good.toString('base64url'), 'CA1')).toBe(true)
})

test.each(['', 'junk', '💣', 'A'.repeat(83), 'A'.repeat(100_000)])('%.20s is no token', (token) => {
  expect(withTokens('one').redeem(token, 'CA1')).toBe(false)
})
