import type { MemorySettings } from '../config/privacy-schema.ts'
import type { CallerLookup, CallerProfile } from '../conversation/caller-lookup.ts'
import type { CallEvent, CallRecord } from '../conversation/events.ts'
import type { CallerMemory, RememberedCaller } from './ports.ts'
import type { Redactor } from './redactor/redactor.ts'

interface RemembererOptions {
  readonly memory: CallerMemory
  readonly settings: MemorySettings
  readonly redactor: Redactor
  /** All records of a call, in order; empty for one that is not kept. */
  readonly read: (callId: string) => Promise<readonly CallRecord[]>
}

/** Only a number of one's own stands for somebody; `anonymous` stands for many. */
const ownNumber = /^\+[1-9]\d{6,14}$/
const mostOpenPoints = 5
const longest = 500

/**
 * Gives the subscriber that remembers who called, tests aside: when a call has ended, and again when its summary is there. What is
 * not known this time stays as it was.
 */
export function createRememberer({ memory, settings, redactor, read }: RemembererOptions) {
  return async ({ callId, event: { type } }: CallRecord): Promise<void> => {
    if (!settings.enabled || (type !== 'call.ended' && type !== 'call.summarised')) return
    const records = await read(callId)
    const [first] = records
    if (first?.event.type !== 'call.started' || first.event.test || !ownNumber.test(first.event.from)) return
    const { from } = first.event
    const events = records.map(({ event }) => event)
    const earlier = await memory.recall(from)
    // A call may be looked at late, after one that followed it.
    if (earlier && earlier.calledAt > first.at) return
    const now = redactor.value(rememberedFrom(events, from, settings.notes))
    await memory.remember(from, {
      ...now,
      name: now.name ?? earlier?.name ?? null,
      language: now.language ?? earlier?.language ?? null,
      calledAt: first.at,
    })
  }
}

function rememberedFrom(
  events: readonly CallEvent[],
  from: string,
  notes: boolean,
): Omit<RememberedCaller, 'calledAt'> {
  const remembered = {
    name: null as string | null,
    language: null as string | null,
    summary: null as string | null,
    openPoints: [] as string[],
  }
  for (const event of events) {
    switch (event.type) {
      case 'message.taken': {
        const { name, number, reason } = event.message
        // Somebody who is to be called elsewhere may be somebody else.
        if (name !== null && (number === null || number === from)) remembered.name = name.slice(0, 80)
        if (notes) remembered.openPoints.push(`left a message: ${reason ?? 'to be called back'}`.slice(0, longest))
        break
      }
      case 'language.changed':
        remembered.language = event.language
        break
      case 'question.unanswered':
        if (notes) remembered.openPoints.push(`had no answer to: ${event.question}`.slice(0, longest))
        break
      case 'call.summarised':
        if (notes) remembered.summary = event.summary?.slice(0, longest) ?? null
        break
      default:
    }
  }
  return { ...remembered, openPoints: remembered.openPoints.slice(-mostOpenPoints) }
}

/** Who calls, as the owner's service and our memory know it; what the service says wins. Never rejects. */
export function withMemory(lookup: CallerLookup | null, memory: CallerMemory): CallerLookup {
  return {
    async find(call) {
      const [profile, remembered] = await Promise.all([
        lookup?.find(call) ?? null,
        memory.recall(call.from).catch(() => null),
      ])
      return remembered ? merged(profile, remembered) : profile
    },
  }
}

function merged(profile: CallerProfile | null, { name, language, summary, openPoints, calledAt }: RememberedCaller) {
  const notes = [
    profile?.notes,
    `Has called before, last on ${new Date(calledAt).toISOString().slice(0, 10)}.`,
    summary && `That call: ${summary}`,
    openPoints.length > 0 && `Left open then: ${openPoints.join('; ')}`,
  ]
  return {
    known: true,
    name: profile?.name ?? name,
    language: profile?.language ?? language,
    notes: notes.filter(Boolean).join('\n'),
    level: profile?.level ?? 'known',
  } satisfies CallerProfile
}
