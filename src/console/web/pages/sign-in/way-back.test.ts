import { expect, test } from 'vitest'
import { wayBack } from './way-back.ts'

test.each([
  ['/calls?q=hours#turn-3', '/calls?q=hours#turn-3'],
  ['https://desk.example/health', '/health'],
  [undefined, '/'],
  ['', '/'],
  ['https://elsewhere.example/', '/'],
  ['//elsewhere.example/', '/'],
  ['/\\elsewhere.example', '/'],
  ['https://desk.example//elsewhere.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?back=/sign-in', '/'],
])('from the sign-in, %s leads to %s', (back, target) => {
  expect(wayBack(back, 'https://desk.example')).toBe(target)
})
