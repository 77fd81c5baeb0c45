import type { z } from 'zod'
import { daysOf } from '../../../archive/insights/ranges.ts'
import { badField } from '../../frame/api-error.ts'
import type { insightsQuery } from './schema.ts'

/** The days that a query means, both included. */
export function askedDays({ range, from, to }: z.output<typeof insightsQuery>, today: number) {
  if (range !== undefined && (from !== undefined || to !== undefined)) {
    throw badField('range', 'has its own days; leave it out, or from and to')
  }
  if (from === undefined && to === undefined) return daysOf(range ?? 'last28', today)
  if (from === undefined) throw badField('from', 'is missing')
  if (to === undefined) throw badField('to', 'is missing')
  return { from, to }
}
