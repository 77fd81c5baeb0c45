import { createAlarm } from '../../lib/alarm.ts'
import type { Clock } from '../../lib/clock.ts'
import type { SpokenLine, SpokenPiece } from '../spoken-line.ts'

/** A line that can leave pauses between sentences, for callers who want us to speak slowly. */
export interface PacedLine extends SpokenLine {
  /** True while something waits for its pause to be over. */
  readonly waiting: boolean
  /** Says nothing of what waits. */
  drop(): void
}

export interface PacedLineOptions {
  readonly line: SpokenLine
  readonly clock: Clock
  readonly charactersPerSecond: number
  readonly isSlow: () => boolean
}

const pauseMs = 900
const sentenceEnd = /[.!?…؟।]["'”’)\]]*\s*$/

/** Where nothing is slow, everything passes at once. A pause is silence: words are held back until it is over. */
export function createPacedLine({ line, clock, charactersPerSecond, isSlow }: PacedLineOptions): PacedLine {
  const pause = createAlarm(clock)
  let waiting: SpokenPiece[] = []
  /** When what was said by now has been heard, with the pause behind it; in ms since the epoch. */
  let freeAt = 0
  let betweenSentences = false

  function pass(piece: SpokenPiece): void {
    line.say(piece)
    freeAt = Math.max(freeAt, clock.now()) + (piece.text.length / charactersPerSecond) * 1_000
    betweenSentences = sentenceEnd.test(piece.text)
    if (betweenSentences) freeAt += pauseMs
    if (piece.last) betweenSentences = false
  }

  function goOn(): void {
    for (let next = waiting[0]; next; next = waiting[0]) {
      if (mustWait(next)) return
      waiting = waiting.slice(1)
      pass(next)
    }
  }

  function mustWait({ text }: SpokenPiece): boolean {
    if (!isSlow() || !betweenSentences || text === '' || clock.now() >= freeAt) return false
    pause.set(freeAt - clock.now(), goOn)
    return true
  }

  return {
    tells: line.tells,
    get waiting() {
      return waiting.length > 0
    },
    say(piece) {
      waiting = [...waiting, piece]
      if (waiting.length === 1) goOn()
    },
    drop() {
      pause.clear()
      const hadEnd = waiting.some(({ last }) => last)
      waiting = []
      betweenSentences = false
      freeAt = 0
      if (hadEnd) line.say({ text: '', last: true })
    },
    setLanguage: (language) => line.setLanguage?.(language),
    end: (handoff) => line.end(handoff),
  }
}
