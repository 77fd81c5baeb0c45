import type { z } from 'zod'
import type { CallFilter } from '../../../archive/ports.ts'
import type { Mask } from '../../access/mask.ts'
import type { callCountQuery } from './schema.ts'

/** A query as the archive takes it. */
export function readFilter(query: z.output<typeof callCountQuery>, { masks }: Mask): CallFilter {
  const { q, caller, outcome, from, to, fromDay, toDay, weekday, hour, language, line } = query
  const { transfer, stage, currency, tests } = query
  const given = {
    text: q,
    caller,
    outcome,
    from,
    to,
    fromDay,
    toDay,
    weekday,
    hour,
    language,
    line,
    transfer,
    tests,
    stage,
    currency,
    slowerThanMs: query.slowMs,
  }
  const flags = {
    hasErrors: query.errors,
    isInterrupted: query.interrupted,
    hasUnanswered: query.unanswered,
    hasMessage: query.message,
    isAnsweredAlone: query.alone,
    hasSilence: query.silent,
    isRecorded: query.recorded,
    isUnpriced: query.unpriced,
    isLive: query.live === undefined ? undefined : query.live === 'yes',
  }
  const wanted = Object.entries({ ...given, ...flags }).filter(([, value]) => value !== undefined && value !== '')
  return { ...(Object.fromEntries(wanted) as Omit<CallFilter, 'mayReadNumbers'>), mayReadNumbers: !masks }
}
