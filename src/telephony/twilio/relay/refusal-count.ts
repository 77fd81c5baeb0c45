import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../../lib/clock.ts'
import type { Refusal } from '../refusal.ts'
import type { UpgradeRefusal } from './refuse-upgrade.ts'

export interface RefusalCount {
  /** Counts and logs a refused upgrade, and gives the answer to it. */
  count(path: string, refusal: Refusal): UpgradeRefusal
}

const minuteMs = 60_000

/** One count for all strangers together: it costs no memory however many they are, and never touches who is signed. */
export function createRefusalCount({
  perMinute,
  clock,
  logger,
}: {
  readonly perMinute: number
  readonly clock: Clock
  readonly logger: FastifyBaseLogger
}): RefusalCount {
  let minute = 0
  let refused = 0

  return {
    count(path, { message, differs, fix }) {
      const current = Math.floor(clock.now() / minuteMs)
      if (current !== minute) refused = 0
      minute = current
      refused += 1
      if (refused > perMinute) return { status: 429, error: 'too many requests', message: 'Try again in a minute.' }
      const more = refused === perMinute ? '; further ones of this minute are not logged' : ''
      logger.warn({ event: 'upgrade.refused', path, differs, fix }, `upgrade refused${more}`)
      return { status: 403, error: 'forbidden', message }
    },
  }
}
