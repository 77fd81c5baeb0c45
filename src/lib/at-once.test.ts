import { expect, test } from 'vitest'
import { settle } from '../../test/fakes/manual-clock.ts'
import { limitAtOnce, TooManyAtOnce } from './at-once.ts'

/** Work that ends when it is told to. */
function work() {
  const done = Promise.withResolvers<string>()
  let begun = false
  return {
    begin: () => {
      begun = true
      return done.promise
    },
    hasBegun: () => begun,
    ...done,
  }
}

test('does so many at once, the others in order, and none when too many wait', async () => {
  const inTurn = limitAtOnce(2, 2)
  const works = Array.from({ length: 5 }, work)
  const [a, b, c, d, e] = works.map(({ begin }) => inTurn(begin))
  await expect(e).rejects.toThrow(TooManyAtOnce)
  expect(works.map(({ hasBegun }) => hasBegun())).toEqual([true, true, false, false, false])
  works[1]?.resolve('b')
  expect(await b).toBe('b')
  await settle()
  expect(works.map(({ hasBegun }) => hasBegun())).toEqual([true, true, true, false, false])
  works[0]?.reject(new Error('broken'))
  await expect(a).rejects.toThrow('broken')
  await settle()
  expect(works[3]?.hasBegun()).toBe(true)
  works[2]?.resolve('c')
  works[3]?.resolve('d')
  expect(await Promise.all([c, d])).toEqual(['c', 'd'])
  expect(await inTurn(async () => 'later')).toBe('later')
})
