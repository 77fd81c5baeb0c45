import type { Archive } from '../archive/archive.ts'
import type { Person } from '../config/schema.ts'
import type { Steering } from '../conversation/steering.ts'
import type { Clock } from '../lib/clock.ts'
import type { AccessSettings } from './access/openness.ts'
import type { AccessStore } from './access/ports.ts'
import type { LiveSources } from './live/ports.ts'
import type { PhoneLine } from './phone/ports.ts'
import type { SettingsDesk } from './routes/assistant/ports.ts'
import type { CallsSlice } from './routes/calls/ports.ts'
import type { HealthSlice } from './routes/health/ports.ts'
import type { ConsoleKnowledge } from './routes/knowledge/ports.ts'

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
  /** The assistant's settings. */
  readonly settingsDesk?: SettingsDesk
  /** How the program does. */
  readonly health?: HealthSlice
  /** What the assistant knows. */
  readonly knowledge?: ConsoleKnowledge
  /** Calls of all times. */
  readonly calls?: CallsSlice
  /** What calls amount to. */
  readonly insights?: InsightsSlice
  /** On which people call the assistant from their browsers. */
  readonly phone?: PhoneLine
  /** Calls as they go on. */
  readonly live?: LiveSources
  /** How callers reach the assistant. */
  readonly line?: LineSlice
  /** What people do in calls that go on. */
  readonly steering?: SteeringSlice
  /** Hears of what fails in the background. */
  readonly onProblem: (error: unknown) => void
}

interface SteeringSlice {
  readonly desk: Steering
  /** Whether a language model answers at the moment. */
  canHearWhispers(): boolean
  /** Those of the settings that callers can be put through to. */
  people(): readonly Pick<Person, 'name' | 'about' | 'to' | 'mode'>[]
}

interface LineSlice {
  /** What a carrier has to ask when somebody calls; null while the program has no public address. */
  webhook(): string | null
  /** The number of the business, in E.164; null where it is not known. */
  number(): string | null
}

interface InsightsSlice {
  readonly archive: Pick<Archive, 'insights'>
  /** The local day as 20261130, and the zone that makes it. */
  today(): { readonly today: number; readonly zone: string }
}
