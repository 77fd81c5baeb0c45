import type { Line } from '../../conversation/events.ts'
import type { SeqRange } from './entries.ts'
import { overlapMs, type Span } from './spans.ts'
import type { TurnTimes } from './turn-times.ts'

/**
 * Where the time of one turn went, from the caller's final words in the log to the end of speaking, or to the moment
 * when that was cut. The stages follow each other without gaps, and their `ms` add up to `totalMs` exactly.
 */
export interface Waterfall {
  readonly turn: number
  /** What carried the call when the caller's words came. */
  readonly line: Line
  /** The records that it is read from. */
  readonly seq: SeqRange
  /** When the caller's words came, in ms from the start of the call. */
  readonly atMs: number
  readonly totalMs: number
  /** All of them, in order; `actions` only where there were some. */
  readonly stages: readonly Stage[]
  /** How long the caller waited for the first word of the answer, as far as that is known; null while there is none. */
  readonly firstWordMs: number | null
  /** How long the caller waited for something to bridge that time with; null where nothing was said meanwhile. */
  readonly fillerMs: number | null
  /** `waiting` for the first words; `speaking`; `spoken` to the end; `cut` by the caller; `dropped` before the first words. */
  readonly state: 'waiting' | 'speaking' | 'spoken' | 'cut' | 'dropped'
}

/**
 * - `ours`: until the answer is begun; from the caller's words being logged to the rules of conduct having looked.
 * - `search`: until the documents were looked through.
 * - `firstToken`: until the first words of a model were there.
 * - `actions`: what the assistant did meanwhile; this time is taken out of the stage in which it passed.
 * - `firstSentence`: until the first words left for the line. On the relay line that is the first clause; on the webhook
 *   line the first whole sentence, with the reply that has it. Without a sentence, until the turn was over.
 * - `carrier`: until they were heard. The relay line tells (`turn.spoken`); where a filler was still being played when they
 *   left, or the session does not tell, it is null. The webhook line never tells when words are heard: there it is the time
 *   for which a finished sentence waited until the carrier had played a filler and asked for more, and null without one.
 * - `speaking`: until the last word was heard, pauses and the question behind it included, or until the caller cut in. The
 *   relay line tells; on the webhook line it is estimated from what was spoken and the speaking rate.
 */
export type StageName = 'ours' | 'search' | 'firstToken' | 'actions' | 'firstSentence' | 'carrier' | 'speaking'

interface Stage {
  readonly what: StageName
  /** Null where there was no such stage, or nobody told of it; it then counts as nothing in the sum. */
  readonly ms: number | null
  /** True when it is reckoned and not measured. */
  readonly estimated: boolean
}

/** Where a stage ends; null for one that there was not, or that is not known. */
interface Border {
  readonly what: Exclude<StageName, 'actions'>
  readonly untilMs: number | null
  readonly estimated?: boolean
}

/** How long after the caller's words each stage was over, in ms; null where it is null in the waterfall. */
export type StageEnds = Readonly<Record<Exclude<StageName, 'actions'>, number | null>>

/** Tells of a turn when the stages of its waterfall were over, those with actions in them with what these took. */
export function stageEndsOf(times: TurnTimes): StageEnds {
  let atMs = times.saidMs
  const ends = bordersOf(times).map(({ what, untilMs }) => {
    atMs = Math.max(atMs, untilMs ?? atMs)
    return [what, untilMs === null ? null : atMs - times.saidMs]
  })
  return Object.fromEntries(ends)
}

/** Reckons the waterfall of a turn. A border that lies before the one in front of it counts as that one. */
export function waterfallOf(times: TurnTimes, seq: SeqRange): Waterfall {
  const { turn, line, saidMs, fillerMs } = times
  const { stages, totalMs } = between(saidMs, bordersOf(times), times.actions)
  const isSpeaking = times.leftMs !== null
  const before = stages.slice(
    0,
    stages.findIndex(({ what }) => what === 'speaking'),
  )
  return {
    ...{ turn, line, seq, totalMs, stages, atMs: saidMs },
    firstWordMs: isSpeaking ? before.reduce((sum, { ms }) => sum + (ms ?? 0), 0) : null,
    fillerMs: fillerMs === null ? null : fillerMs - saidMs,
    state: stateOf(times),
  }
}

/** The turn in which the caller waited longest for the first word; null where there was none. */
export function slowestFirstWord(
  waterfalls: readonly Waterfall[],
): { readonly turn: number; readonly firstWordMs: number } | null {
  let slowest: { turn: number; firstWordMs: number } | null = null
  for (const { turn, firstWordMs } of waterfalls) {
    if (firstWordMs !== null && firstWordMs > (slowest?.firstWordMs ?? -1)) slowest = { turn, firstWordMs }
  }
  return slowest
}

function bordersOf(times: TurnTimes): Border[] {
  const { startedMs, searchMs, firstTokenMs, leftMs } = times
  const wordsMs = endOfWait(times)
  const heardMs = heardFrom(times, wordsMs)
  const speaking = leftMs === null ? null : endOfSpeaking(times, heardMs ?? leftMs)
  const after = (ms: number | null) =>
    startedMs === null || ms === null ? null : Math.min(startedMs + ms, wordsMs ?? Number.POSITIVE_INFINITY)
  return [
    { what: 'ours', untilMs: startedMs ?? wordsMs },
    { what: 'search', untilMs: after(searchMs) },
    { what: 'firstToken', untilMs: after(firstTokenMs) },
    { what: 'firstSentence', untilMs: startedMs === null ? null : wordsMs },
    { what: 'carrier', untilMs: heardMs },
    { what: 'speaking', untilMs: speaking?.untilMs ?? null, estimated: speaking?.estimated ?? false },
  ]
}

/** When the first words left, or were ready and had to wait; of a turn without any, when it was dropped. */
function endOfWait({ line, madeMs, leftMs, hasWaited, isOver, overMs, playedUntilMs }: TurnTimes): number | null {
  if (leftMs === null) return isOver ? (overMs ?? madeMs ?? playedUntilMs) : madeMs
  return line === 'webhook' && !hasWaited ? leftMs : madeMs
}

/** When the first words were heard, in so far as somebody told. */
function heardFrom({ line, leftMs, soundFromMs, hasWaited }: TurnTimes, wordsMs: number | null): number | null {
  if (wordsMs === null || leftMs === null) return null
  if (line === 'webhook') return hasWaited ? leftMs : null
  return soundFromMs !== null && soundFromMs >= wordsMs ? soundFromMs : null
}

function endOfSpeaking(times: TurnTimes, fromMs: number): { untilMs: number; estimated: boolean } {
  const { line, leftMs, soundFromMs, soundUntilMs, cutMs, heardMs, playedUntilMs, overMs } = times
  const isTold = line === 'relay' && soundFromMs !== null
  if (cutMs !== null) {
    return line === 'relay'
      ? { untilMs: cutMs, estimated: !isTold }
      : { untilMs: Math.min(fromMs + (heardMs ?? 0), cutMs), estimated: true }
  }
  if (isTold && soundUntilMs !== null) return { untilMs: soundUntilMs, estimated: false }
  const lateMs = Math.max(fromMs - (leftMs ?? fromMs), 0)
  return { untilMs: Math.min(playedUntilMs + lateMs, overMs ?? Number.POSITIVE_INFINITY), estimated: true }
}

/** Cuts the time from a moment on at the borders; what of it passed with actions is a stage of its own. */
function between(
  fromMs: number,
  borders: readonly Border[],
  actions: readonly Span[],
): { stages: Stage[]; totalMs: number } {
  let atMs = fromMs
  let actionsMs = 0
  const stages = borders.map(({ what, untilMs, estimated = false }): Stage => {
    if (untilMs === null) return { what, ms: null, estimated: false }
    const stage = { fromMs: atMs, untilMs: Math.max(atMs, untilMs) }
    atMs = stage.untilMs
    const actedMs = what === 'firstToken' || what === 'firstSentence' ? overlapMs(stage, actions) : 0
    actionsMs += actedMs
    return { what, ms: stage.untilMs - stage.fromMs - actedMs, estimated }
  })
  if (actionsMs > 0) {
    const place = stages.findIndex(({ what }) => what === 'firstSentence')
    stages.splice(place, 0, { what: 'actions', ms: actionsMs, estimated: false })
  }
  return { stages, totalMs: atMs - fromMs }
}

function stateOf({ leftMs, cutMs, isOver, soundUntilMs }: TurnTimes): Waterfall['state'] {
  if (leftMs === null) return isOver ? 'dropped' : 'waiting'
  if (cutMs !== null) return 'cut'
  return isOver || soundUntilMs !== null ? 'spoken' : 'speaking'
}
