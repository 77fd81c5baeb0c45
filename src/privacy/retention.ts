import type { PrivacySettings } from '../config/privacy-schema.ts'
import type { Clock } from '../lib/clock.ts'
import type { CarrierFiles, EndedCall, KeptData } from './ports.ts'
import { withoutMessage, withoutWords } from './without-words.ts'

interface RetentionOptions {
  readonly keepDays: PrivacySettings['keepDays']
  readonly kept: KeptData
  /** Null where there is none to ask; then recordings stay, and with them their calls. */
  readonly carrier: CarrierFiles | null
  /** More kinds of data, each with the days that it is kept. */
  readonly others?: readonly OtherKind[]
  readonly clock: Clock
  readonly onProblem: (error: unknown) => void
}

/** Data that is removed by its age alone. */
interface OtherKind {
  readonly name: string
  /** Null is for ever. */
  readonly keepDays: number | null
  /** Removes at most so many that are older; gives how many. */
  readonly remove: Remove
}

type Remove = (before: number, most: number) => Promise<number>

interface Kind {
  readonly name: string
  readonly keepDays: number | null
  readonly sweep: (before: number) => Promise<number>
}

const dayMs = 86_400_000
/** Little enough to hold up no caller, who waits for the same disk. */
const batch = 20
const pauseMs = 50
/** The carrier has hiccups; the next day is another try. */
const mostFailures = 5

/**
 * Removes what has been kept long enough, kind by kind and in small batches with pauses. A kind that fails is told to
 * `onProblem` and holds up none of the others. Resolves early when the signal is aborted.
 * @returns how much was removed, by kind
 */
export async function sweepOnce(options: RetentionOptions, signal: AbortSignal): Promise<Record<string, number>> {
  const { kept, clock, onProblem } = options
  const removed: Record<string, number> = {}
  for (const { name, keepDays, sweep } of kindsOf(options, signal)) {
    if (keepDays === null) continue
    try {
      removed[name] = await sweep(clock.now() - keepDays * dayMs)
    } catch (error) {
      onProblem(error)
    }
  }
  if (Object.values(removed).some((count) => count > 0)) await kept.settle().catch(onProblem)
  return removed
}

/** Sweeps at once and then every day, until the signal is aborted. */
export async function sweepDaily(
  options: RetentionOptions & { readonly onSwept: (removed: Readonly<Record<string, number>>) => void },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    options.onSwept(await sweepOnce(options, signal))
    await options.clock.sleep(dayMs, signal).catch(() => undefined)
  }
}

/** In this order: a call goes only after its recordings. */
function kindsOf(options: RetentionOptions, signal: AbortSignal): Kind[] {
  const { kept, keepDays, clock, others = [] } = options
  const inBatches = (remove: Remove) => (before: number) => removeInBatches(remove, before, clock, signal)
  const soonest = Math.min(keepDays.recordings ?? Number.POSITIVE_INFINITY, keepDays.calls ?? Number.POSITIVE_INFINITY)
  return [
    {
      name: 'words',
      keepDays: keepDays.words,
      sweep: inBatches((before, most) => kept.rewrite('words', before, most, withoutWords)),
    },
    {
      name: 'messages',
      keepDays: keepDays.messages,
      sweep: inBatches((before, most) => kept.rewrite('messages', before, most, withoutMessage)),
    },
    {
      name: 'recordings',
      keepDays: Number.isFinite(soonest) ? soonest : null,
      sweep: (before) => sweepRecordings(options, before, signal),
    },
    { name: 'unanswered', keepDays: keepDays.unanswered, sweep: inBatches(kept.removeUnanswered) },
    { name: 'outbox', keepDays: keepDays.outbox, sweep: inBatches(kept.removeOutbox) },
    { name: 'calls', keepDays: keepDays.calls, sweep: inBatches(kept.removeCalls) },
    ...others.map(({ name, keepDays: days, remove }) => ({ name, keepDays: days, sweep: inBatches(remove) })),
  ]
}

/** A recording that cannot be deleted holds up none of the others, and is tried again the next day. */
async function sweepRecordings(
  { kept, carrier, clock, onProblem }: RetentionOptions,
  before: number,
  signal: AbortSignal,
): Promise<number> {
  let total = 0
  let failures = 0
  let last: EndedCall | null = null
  while (!signal.aborted) {
    const calls: readonly EndedCall[] = await kept.withRecordings(before, batch, last)
    const gone: string[] = []
    for (const { callId, isRecorded } of calls) {
      if (isRecorded && (!carrier || failures >= mostFailures)) continue
      try {
        if (isRecorded && carrier) total += await deleteRecordings(carrier, callId, signal)
        gone.push(callId)
      } catch (error) {
        failures += 1
        onProblem(error)
      }
    }
    await kept.recordingsGone(gone)
    last = calls.at(-1) ?? null
    if (calls.length < batch) break
    await clock.sleep(pauseMs, signal).catch(() => undefined)
  }
  return total
}

/** Deletes what the carrier has recorded of a call; gives how many recordings there were. */
export async function deleteRecordings(carrier: CarrierFiles, callId: string, signal: AbortSignal): Promise<number> {
  const sids = await carrier.recordingsOf(callId, signal)
  for (const sid of sids) await carrier.deleteRecording(sid, signal)
  return sids.length
}

async function removeInBatches(remove: Remove, before: number, clock: Clock, signal: AbortSignal): Promise<number> {
  let total = 0
  while (!signal.aborted) {
    const count = await remove(before, batch)
    total += count
    if (count < batch) break
    await clock.sleep(pauseMs, signal).catch(() => undefined)
  }
  return total
}
