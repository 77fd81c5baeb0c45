import { expect, test } from 'vitest'
import { TooManyAtOnce } from '../../lib/at-once.ts'
import { checkPassword, hashPassword } from './passwords.ts'

const password = 'pässwörd of Zoë'

test('a hash is of Argon2id at the cost that OWASP names, with a salt of its own, and fits its password alone', async () => {
  const [one, other] = [await hashPassword(password), await hashPassword(password)]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(one).not.toBe(other)
  expect(await checkPassword(password, one)).toEqual({ matches: true, outdated: false })
  expect(await checkPassword(`${password}.`, one)).toEqual({ matches: false, outdated: false })
})

test('letters are the same however a keyboard has made them', async () => {
  const hash = await hashPassword(password.normalize('NFD'))
  expect(await checkPassword(password.normalize('NFC'), hash)).toMatchObject({ matches: true })
})

// Of the tests of the reference implementation: https://github.com/P-H-C/phc-winner-argon2/blob/master/src/test.c
test('a hash of another program and cost is known, and due to be made anew', async () => {
  const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  expect(await checkPassword('password', hash)).toEqual({ matches: true, outdated: true })
  expect(await checkPassword('Password', hash)).toEqual({ matches: false, outdated: true })
})

test.each([
  null,
  '',
  'password',
  '$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
])('nothing fits %j', async (hash) => {
  expect(await checkPassword('password', hash)).toEqual({ matches: false, outdated: false })
})

test('a flood is turned away before it takes all there is', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 60 }, () => checkPassword(password, null)))
  const turnedAway = outcomes.filter((outcome) => outcome.status === 'rejected')
  expect(turnedAway).toHaveLength(19)
  for (const { reason } of turnedAway) expect(reason).toBeInstanceOf(TooManyAtOnce)
})
