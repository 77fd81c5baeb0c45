import { z } from 'zod'
import { isDay } from '../../archive/insights/days.ts'

/** A day as the business's calendar has it, such as 20261125. */
export const localDay = z.coerce
  .number()
  .int()
  .refine((day) => isDay(day), 'is no day; write it as 20261125')
