import { expect, test } from 'vitest'
import { isLoopbackAddress, isLoopbackName } from './loopback.ts'

test.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])('%s is this machine', (address) => {
  expect(isLoopbackAddress(address)).toBe(true)
  expect(isLoopbackName(address)).toBe(true)
})

test.each(['0.0.0.0', '10.0.0.1', '::', '2001:db8::1', '::ffff:10.0.0.1', '128.0.0.1'])('%s is not', (address) => {
  expect(isLoopbackAddress(address)).toBe(false)
  expect(isLoopbackName(address)).toBe(false)
})

test.each(['localhost', 'LOCALHOST', '[::1]'])('the name %s means this machine', (name) => {
  expect(isLoopbackName(name)).toBe(true)
})

test.each(['', 'localhost.example', '127.0.0.1.nip.io', 'evil.example', '127.1', '[::2]', '2130706433', 'localhost.'])(
  'the name %j does not',
  (name) => {
    expect(isLoopbackName(name)).toBe(false)
  },
)
