import { z } from 'zod'
import type { CallerLookupSettings } from '../../config/actions-schema.ts'
import type { CallerLookup, CallerProfile } from '../../conversation/caller-lookup.ts'
import type { Clock } from '../../lib/clock.ts'
import { createGuardedAgent, type Lookup } from '../../lib/net/guarded-agent.ts'
import { privateHosts } from '../../lib/net/public-address.ts'
import type { Secret } from '../../lib/secret.ts'
import { cleanText } from './clean-text.ts'
import { sendRequest } from './http/send-request.ts'
import { ServiceFault } from './http/service-fault.ts'
import { fillSecrets } from './secrets.ts'

const mostAnswerBytes = 65_536

const words = (characters: number) =>
  z
    .string()
    .transform((text) => cleanText(text, characters) || null)
    .nullish()
    .catch(null)

const profile = z.object({
  known: z.boolean().optional().catch(undefined),
  name: words(80),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Z]{2})?$/)
    .nullish()
    .catch(null),
  notes: words(1_000),
  /** A number alone proves nothing, whatever the service says. */
  level: z
    .enum(['unknown', 'known', 'verified'])
    .transform((level) => (level === 'verified' ? 'known' : level))
    .optional()
    .catch(undefined),
})

interface LookupParts {
  readonly clock: Clock
  readonly secrets: Readonly<Record<string, Secret>>
  readonly lookup?: Lookup | undefined
  /** Told why there was no answer, in words without secrets. */
  onProblem(detail: string): void
}

/** Asks a service of the owner, by `POST` with `{ from, to, callId }`. Close it to end its connections. */
export function createCallerLookup(
  settings: CallerLookupSettings,
  { clock, secrets, lookup, onProblem }: LookupParts,
): CallerLookup & { close(): Promise<void> } {
  const { timeoutMs } = settings
  const isAllowed = privateHosts(settings.privateHosts)
  const agent = createGuardedAgent({ timeoutMs, isAllowed, lookup, maxResponseBytes: mostAnswerBytes })
  const headers = {
    ...fillSecrets(settings.headers, secrets),
    'content-type': 'application/json',
    accept: 'application/json',
  }
  const parts = { agent, clock, limitMs: timeoutMs }

  return {
    async find({ callId, from, to }) {
      const body = JSON.stringify({ from, to, callId })
      try {
        const request = { method: 'POST', url: new URL(settings.url), headers, body } as const
        const answer = await sendRequest(parts, request, new AbortController().signal)
        if (answer.status < 300) return readProfile(answer.body)
        // A service that does not know the caller may well say so by a status.
        if (answer.status !== 404) onProblem(`status ${answer.status}`)
      } catch (error) {
        onProblem(error instanceof ServiceFault ? error.detail : 'an unknown failure')
      }
      return null
    },
    close: () => agent.destroy(),
  }
}

function readProfile(body: unknown): CallerProfile | null {
  const { data } = profile.safeParse(body)
  if (!data) return null
  const known = data.known ?? false
  return {
    known,
    name: data.name ?? null,
    language: data.language ?? null,
    notes: data.notes ?? null,
    level: known ? (data.level ?? 'known') : 'unknown',
  }
}
