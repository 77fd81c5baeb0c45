import type { Clock } from '../lib/clock.ts'
import type { AccessSettings } from './access/openness.ts'
import type { AccessStore } from './access/ports.ts'

/**
 * All that the console is made of. What a feature of the program gives to it is a slice of its own: optional, so that
 * the console goes without it, with its routes in `routes/`.
 */
export interface ConsoleParts {
  readonly settings: AccessSettings
  readonly store: AccessStore
  readonly clock: Clock
  /** Of the program. */
  readonly version: string
  /** Where `npm run build` puts the pages. */
  readonly pagesFolder: string
  /** Hears of what fails in the background. */
  readonly onProblem: (error: unknown) => void
}
