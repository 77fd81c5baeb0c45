import { describe, expect, test } from 'vitest'
import { signatureOf } from './signature.ts'

describe('signatureOf', () => {
  const form = {
    To: '+18005551212',
    CallSid: 'CA1234567890ABCDE',
    Digits: '1234',
    From: '+12349013030',
    Caller: '+12349013030',
  }
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'

  test('gives the value that Twilio documents', () => {
    expect(signatureOf('12345', url, form)).toBe('0/KCTR6DLpKmkAf8muzZqo1nDgQ=')
  })

  test('leaves the fragment out', () => {
    expect(signatureOf('12345', `${url}#rc=2`, form)).toBe('0/KCTR6DLpKmkAf8muzZqo1nDgQ=')
  })

  test('covers empty values', () => {
    expect(signatureOf('12345', url, { ...form, FromCity: '' })).not.toBe(signatureOf('12345', url, form))
  })
})
