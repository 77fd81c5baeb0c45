import { expect, test } from 'vitest'
import { inOrder } from './in-order.ts'

test('what is sent arrives in order, of guesses only the newest, whatever fails on the way', async () => {
  const arrived: string[] = []
  const problems: unknown[] = []
  const first = Promise.withResolvers<void>()
  const { send, sendNewest } = inOrder((error) => void problems.push(error))
  const arrive = (what: string) => async () => void arrived.push(what)
  send(() => first.promise)
  sendNewest(arrive('W'))
  sendNewest(arrive('Wh'))
  sendNewest(arrive('Whe'))
  send(() => Promise.reject(new Error('lost')))
  const over = Promise.withResolvers<void>()
  send(arrive('When?'))
  send(async () => over.resolve())
  expect(arrived).toEqual([])
  first.resolve()
  await over.promise
  expect(arrived).toEqual(['Whe', 'When?'])
  expect(problems).toEqual([new Error('lost')])
})
