import { z } from 'zod'
import type { Action } from '../../conversation/actions.ts'
import { defineAction } from '../define-action.ts'
import type { HoursBook } from '../ports.ts'

/** Tells the opening hours of the business. */
export function openingHours(book: HoursBook): Action {
  return defineAction({
    name: 'opening_hours',
    purpose:
      'Tells whether the business is open now, on a day, or in a week, with holidays. Use it for every question about when the business is open.',
    ability: 'tell you when we are open',
    input: z.object({
      day: z
        .string()
        .max(60)
        .optional()
        .describe('In English: today, tomorrow, a weekday such as Monday, a date such as December 24, or a holiday.'),
    }),
    effects: false,
    limitMs: 2_000,
    run({ day }, { now, language }) {
      const questions =
        day === undefined ? ['Are you open now?', 'What are your opening hours?'] : [`Are you open on ${day}?`]
      const answers = questions.flatMap((question) => book.answer(question, now) ?? [])
      // The sentences are English ones; a model turns the facts into any other language.
      const isSpoken = answers.length > 0 && language.startsWith('en')
      return { outcome: 'done', text: isSpoken ? answers.join(' ') : [...answers, book.describe(now)].join(' ') }
    },
  })
}
