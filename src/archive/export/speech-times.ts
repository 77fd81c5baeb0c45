import type { CallView } from '../view/call-view.ts'
import type { EntryOf } from '../view/entries.ts'
import type { Waterfall } from '../view/waterfall.ts'

/** Something that was heard, with its time in ms from the start of the call; never empty, and `untilMs` after `fromMs`. */
export interface Speech {
  /** Its own in the call. */
  readonly id: string
  readonly who: 'Caller' | 'Assistant'
  readonly text: string
  readonly fromMs: number
  readonly untilMs: number
}

/** People speak about two and a half words a second, and press three keys in it. */
const callerWordMs = 400
const keyMs = 300

interface Piece {
  readonly id: string
  readonly text: string
  /** Null: at its place among the others of the turn. */
  readonly atMs: number | null
}

/**
 * What was heard in a call, in the order of its beginning. Each turn's answer fills the time in which it was spoken, each
 * sentence by its length; what is no part of that (greeting, fillers) takes as long as a voice needs for it. The caller's
 * words end when they came in.
 */
export function speechOf({ entries, waterfalls }: CallView, charactersPerSecond: number): Speech[] {
  const lengthMs = (text: string) => (text.length / charactersPerSecond) * 1_000
  const speech: Speech[] = []
  const answers = new Map<number, Piece[]>()

  function say(id: string, text: string, fromMs: number): void {
    speech.push(speechFrom({ id, who: 'Assistant', text }, fromMs, lengthMs(text)))
  }

  for (const entry of entries) {
    if (entry.kind === 'caller') speech.push(callerSpeech(entry))
    const spoken = waterfalls.find(({ turn }) => turn === entry.turn)
    for (const piece of piecesOf(entry, spoken ?? null)) {
      if (piece.atMs !== null) say(piece.id, piece.text, piece.atMs)
      else answers.set(entry.turn, [...(answers.get(entry.turn) ?? []), piece])
    }
  }
  for (const [turn, pieces] of answers) {
    const window = windowOf(waterfalls.find((waterfall) => waterfall.turn === turn))
    if (window) speech.push(...spread(pieces, window))
  }
  return speech.filter(({ text }) => text !== '').toSorted((one, other) => one.fromMs - other.fromMs)
}

/** What an entry has the assistant say; what is said in the turn's own time has none of its own. */
function piecesOf(entry: CallView['entries'][number], waterfall: Waterfall | null): Piece[] {
  const window = windowOf(waterfall)
  if (entry.kind === 'answer') {
    return entry.sentences.map(({ index, heard, atMs }) => {
      // Told to a caller who is back from somebody that did not answer, long after.
      const isLate = window === null || atMs > window.untilMs
      return { id: `${entry.id}.${index}`, text: heard, atMs: isLate ? atMs : null }
    })
  }
  if (entry.kind !== 'prompt') return []
  const isOwn = window === null || entry.prompt === 'filler' || entry.atMs > window.untilMs
  return entry.isHeard ? [{ id: entry.id, text: entry.text, atMs: isOwn ? entry.atMs : null }] : []
}

function windowOf(waterfall: Waterfall | null | undefined): { fromMs: number; untilMs: number } | null {
  const speaking = waterfall?.stages.find(({ what }) => what === 'speaking')?.ms ?? null
  if (!waterfall || speaking === null) return null
  const untilMs = waterfall.atMs + waterfall.totalMs
  return { fromMs: untilMs - speaking, untilMs }
}

function spread(pieces: readonly Piece[], { fromMs, untilMs }: { fromMs: number; untilMs: number }): Speech[] {
  const whole = pieces.reduce((sum, { text }) => sum + text.length, 0)
  let at = fromMs
  return pieces.map(({ id, text }) => {
    const ms = whole === 0 ? 0 : (text.length / whole) * (untilMs - fromMs)
    const from = at
    at += ms
    return speechFrom({ id, who: 'Assistant', text }, from, ms)
  })
}

function callerSpeech({ id, via, text, atMs }: EntryOf<'caller'>): Speech {
  const count = via === 'speech' ? text.split(/\s+/).filter(Boolean).length : text.length
  const ms = Math.min(count * (via === 'speech' ? callerWordMs : keyMs), atMs)
  return speechFrom({ id, who: 'Caller', text: via === 'speech' ? text : `(presses ${text})` }, atMs - ms, ms)
}

function speechFrom(what: Pick<Speech, 'id' | 'who' | 'text'>, fromMs: number, ms: number): Speech {
  const from = Math.round(fromMs)
  return { ...what, fromMs: from, untilMs: Math.max(Math.round(fromMs + ms), from + 1) }
}
