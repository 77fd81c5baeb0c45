import { describe, expect, test } from 'vitest'
import { maskNumber, maskNumbersIn } from './redact.ts'

describe('maskNumber', () => {
  test.each([
    ['+15551234567', '+155•••67'],
    ['+4915112345678', '+491•••78'],
    ['15551234567', '155•••67'],
    ['+2901234', '+•••'],
    ['112', '•••'],
    ['client:anna', 'client:•••'],
    ['client:+15551234567', 'client:+155•••67'],
    ['sip:anna@example.com', 'sip:•••'],
    ['sip:+15551234567@10.0.0.1', 'sip:•••'],
    ['whatsapp:+15551234567', 'whatsapp:+155•••67'],
    ['anonymous', 'anonymous'],
    ['Anonymous', 'Anonymous'],
    ['', ''],
    ['Anna Miller', '•••'],
    ['+1555\n1234567', '•••'],
  ])('%j becomes %j', (address, masked) => {
    expect(maskNumber(address)).toBe(masked)
  })
})

describe('maskNumbersIn', () => {
  test.each([
    ['401 Unauthorized after 2500 ms', '401 Unauthorized after 2500 ms'],
    ['no answer for +15551234567.', 'no answer for +155•••67.'],
    ['call (555) 123-4567 now', 'call (555•••67 now'],
    ['+1 (555) 123-4567, 00491511234567', '+155•••67, 004•••67'],
    ['', ''],
  ])('%j becomes %j', (text, masked) => {
    expect(maskNumbersIn(text)).toBe(masked)
  })
})
