import { expect, test } from 'vitest'
import { z } from 'zod'
import type { ActionContext } from '../conversation/actions.ts'
import { defineAction } from './define-action.ts'

const book = defineAction({
  name: 'book',
  purpose: 'Books.',
  input: z.object({ day: z.string(), people: z.int().min(1).optional(), pin: z.string().optional() }),
  effects: true,
  secrets: ['pin'],
  run: ({ day }) => {
    if (day === 'never') throw new Error('the password is 1234')
    return { outcome: 'done', text: `Booked for ${day}.` }
  },
})
const context = {} as ActionContext
const parsed = (input: unknown) => {
  const result = book.parse(input)
  if ('problem' in result) throw new Error(result.problem)
  return result
}

test('a model gets the JSON Schema of the input', () => {
  expect(book.inputSchema).toMatchObject({ type: 'object', required: ['day'], properties: { people: { minimum: 1 } } })
  expect(book.inputSchema).not.toHaveProperty('$schema')
})

test('inputs that mean the same have one key', () => {
  expect(parsed({ day: ' Monday', people: 2 }).key).toBe(parsed({ people: 2, day: 'monday  ', pin: null }).key)
  expect(parsed({ day: 'Monday' }).key).not.toBe(parsed({ day: 'Tuesday' }).key)
})

test('a secret is neither shown nor in the key, and still tells inputs apart', () => {
  const { shown, key, input } = parsed({ day: 'Monday', pin: '4711' })
  expect(JSON.stringify([shown, key])).not.toContain('4711')
  expect(input).toMatchObject({ pin: '4711' })
  expect(key).not.toBe(parsed({ day: 'Monday', pin: '4712' }).key)
})

test.each([[undefined], [[]], ['Monday'], [{}], [{ day: 3 }], [{ day: 'x', people: 0 }]])(
  'a wrong input gives the model a problem: %j',
  (input) => {
    const result = book.parse(input)
    expect(result).toEqual({ problem: expect.stringMatching(/^The input is wrong\. .+\.$/) })
  },
)

test('an action that throws has failed, and says nothing of why', async () => {
  const result = await book.run({ day: 'never' }, context, new AbortController().signal)
  expect(result.outcome).toBe('failed')
  expect(JSON.stringify(result)).not.toContain('1234')
})

test('an aborted run rejects with the reason', async () => {
  const reason = new Error('the caller has left')
  await expect(book.run({ day: 'Monday' }, context, AbortSignal.abort(reason))).rejects.toBe(reason)
})
