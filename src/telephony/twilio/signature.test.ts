import { describe, expect, test } from 'vitest'
import { Secret } from '../../lib/secret.ts'
import { createSignatureCheck, type SignedRequest } from './signature.ts'

/** Test vector of Twilio's page on webhook security. */
const vector: SignedRequest = {
  signature: '0/KCTR6DLpKmkAf8muzZqo1nDgQ=',
  path: '/myapp.php?foo=1&bar=2',
  host: 'internal:5000',
  forwardedHost: null,
  parameters: {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+12349013030',
    Digits: '1234',
    From: '+12349013030',
    To: '+18005551212',
  },
}

const check = (publicUrl: string | null, ...tokens: string[]) =>
  createSignatureCheck(
    tokens.map((token) => new Secret(token)),
    publicUrl,
  )

describe('a signed request', () => {
  test.each([
    ['the public URL', check('https://mycompany.com', '12345'), vector],
    ['the second of two tokens', check('https://mycompany.com', 'old', '12345'), vector],
    ['the standard port written out', check('https://mycompany.com:443', '12345'), vector],
    ['the Host header, without a public URL', check(null, '12345'), { ...vector, host: 'mycompany.com' }],
  ])('passes with %s', (_name, signatures, request) => {
    expect(signatures.isSigned(request)).toBe(true)
  })
})

describe('a request that is not signed for us is refused, and the log says what differs', () => {
  const ours = check('https://mycompany.com', '12345')
  test.each([
    ['no header', ours, { ...vector, signature: null }, 'no X-Twilio-Signature header'],
    ['another token', check('https://mycompany.com', 'other'), vector, 'the token, or an address that we cannot guess'],
    [
      'one digit changed',
      ours,
      { ...vector, parameters: { ...vector.parameters, Digits: '1235' } },
      'the token, or an',
    ],
    ['http instead of https', check('http://mycompany.com', '12345'), vector, 'Twilio called https://mycompany.com'],
    [
      'another host',
      check('https://old.example', '12345'),
      { ...vector, host: 'mycompany.com' },
      'https://mycompany.com',
    ],
    [
      'a proxy that names the host',
      check('https://old.example', '12345'),
      { ...vector, forwardedHost: 'mycompany.com' },
      'https://mycompany.com',
    ],
    ['a path too much', check('https://mycompany.com/sub', '12345'), vector, 'https://mycompany.com'],
    ['a broken Host header', check(null, '12345'), { ...vector, host: 'a b' }, 'the token, or an'],
  ])('%s', (_name, signatures, request, differs) => {
    expect(signatures.isSigned(request)).toBe(false)
    const said = signatures.explain(request)
    expect(said.differs).toContain(differs)
    expect(said.fix).not.toBe('')
    expect(JSON.stringify(said)).not.toContain('12345')
  })
})
