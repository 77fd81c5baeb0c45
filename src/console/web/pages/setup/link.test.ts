import { expect, test } from 'vitest'
import { setupLinkOf } from './link.ts'

test.each([
  ['#token=abc', { token: 'abc', user: null }],
  ['#token=a%2Bb&user=Maria+L%C3%B6f', { token: 'a+b', user: 'Maria Löf' }],
  ['#user=Maria', null],
  ['#token=', null],
  ['#', null],
])('the link that ends in %s carries %o', (fragment, link) => {
  expect(setupLinkOf(fragment)).toEqual(link)
})
