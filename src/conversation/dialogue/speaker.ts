import { createAlarm } from '../../lib/alarm.ts'
import type { Clock } from '../../lib/clock.ts'
import type { SpokenSentence } from '../call-state.ts'
import { cutAtHeard } from '../heard-text.ts'
import type { SpokenLine } from '../spoken-line.ts'

/** What was and was not heard of something that was cut short. */
export interface Cut {
  readonly turn: number
  /** From the turn's beginning, also where that was said before. */
  readonly heard: string
  /** All that was not heard, in its smallest pieces, words that are no part of the answer included. */
  readonly rest: readonly SpokenSentence[]
}

/** Speaks one thing at a time on a line, and knows when it has been heard. */
export interface Speaker {
  /** Begins to speak for a turn. What was being said before is closed first. */
  begin(turn: number, options?: UtteranceOptions): void
  /** The line itself speaks this, from now on. */
  beginGreeting(spoken: string): void
  /** One more piece. `text` is empty for words that are no part of the answer; `language` is a BCP 47 tag. */
  add(piece: SpokenSentence, language?: string): void
  /** Pieces that are ready together, in one language. */
  addAll(pieces: readonly SpokenSentence[], language?: string): void
  /** Nothing more comes; `onOver` follows when it has been heard. */
  finish(): void
  /** From the beginning until all has been heard. */
  readonly talking: boolean
  /** Whether anything was said since the beginning. */
  readonly begun: boolean
  /** The line stopped playing, having played `heard` in its own spelling; null when there was nothing to cut. */
  interrupt(heard: string): Cut | null
  /** As `interrupt`, for a line that is lost: what was heard is what was played, or else estimated from the time. */
  abandon(): Cut | null
  /** The line reports a piece as played. */
  played(text: string): void
  /** The line reports the end of playback. */
  silent(): void
  close(): void
}

interface UtteranceOptions {
  readonly interruptible?: boolean
  /** What was heard of the turn before, when this is the rest of it. */
  readonly heardBefore?: string
}

interface Utterance extends Required<UtteranceOptions> {
  readonly turn: number
  readonly pieces: SpokenSentence[]
  startedAt: number
  characters: number
  playedText: string
  finished: boolean
}

export interface SpeakerOptions {
  readonly line: SpokenLine
  readonly clock: Clock
  readonly charactersPerSecond: number
  /** Of the call; pieces in it need not say so. */
  readonly language: string
  readonly onOver: () => void
}

/** How much longer than estimated the end of playback is waited for, where the line reports it. */
const lateReportMs = 5_000

export function createSpeaker(options: SpeakerOptions): Speaker {
  const { line, clock, charactersPerSecond, language: ownLanguage, onOver } = options
  const ceiling = createAlarm(clock)
  let current: Utterance | null = null

  function over(): void {
    ceiling.clear()
    if (!current?.finished) return
    current = null
    onOver()
  }

  function waitForEnd({ startedAt, characters }: Utterance): void {
    const speakingMs = (characters / charactersPerSecond) * 1_000
    const leftMs = Math.max(startedAt + speakingMs - clock.now(), 0)
    ceiling.set(line.tells.speaking ? leftMs * 1.5 + lateReportMs : leftMs, over)
  }

  function open(turn: number, { interruptible = true, heardBefore = '' }: UtteranceOptions): Utterance {
    ceiling.clear()
    if (current && !current.finished && current.pieces.length > 0) line.say({ text: '', last: true })
    const startedAt = clock.now()
    const spoken = { pieces: [], startedAt, characters: 0, playedText: '', finished: false }
    current = { turn, interruptible, heardBefore, ...spoken }
    return current
  }

  function cut(utterance: Utterance, heard: string): Cut {
    ceiling.clear()
    if (!utterance.finished && utterance.pieces.length > 0) line.say({ text: '', last: true })
    current = null
    const { turn, heardBefore, pieces } = utterance
    const at = cutAtHeard(pieces, heard)
    return { turn, heard: `${heardBefore} ${at.heard}`.replace(/\s+/g, ' ').trim(), rest: at.rest }
  }

  function add(pieces: readonly SpokenSentence[], language = ownLanguage): void {
    const text = pieces.map(({ spoken }) => spoken).join('')
    if (!current || current.finished || text === '') return
    if (current.pieces.length === 0) current.startedAt = clock.now()
    current.pieces.push(...pieces)
    current.characters += text.length
    line.say({
      text,
      last: false,
      ...(language !== ownLanguage && { language }),
      ...(!current.interruptible && { interruptible: false }),
    })
  }

  return {
    get talking() {
      return current !== null
    },
    get begun() {
      return current !== null && current.pieces.length > 0
    },
    begin: (turn, options = {}) => void open(turn, options),
    beginGreeting(spoken) {
      const greeting = open(0, {})
      greeting.pieces.push({ text: spoken, spoken })
      greeting.characters = spoken.length
      greeting.finished = true
      waitForEnd(greeting)
    },
    add: (piece, language) => add([piece], language),
    addAll: add,
    finish() {
      if (!current || current.finished) return
      current.finished = true
      line.say({ text: '', last: true, ...(!current.interruptible && { interruptible: false }) })
      waitForEnd(current)
    },
    interrupt(heard) {
      if (!current?.interruptible || current.pieces.length === 0) return null
      return cut(current, current.playedText.length > heard.length ? current.playedText : heard)
    },
    abandon() {
      if (!current) return null
      const { playedText, pieces, startedAt } = current
      if (line.tells.played) return cut(current, playedText)
      const characters = ((clock.now() - startedAt) / 1_000) * charactersPerSecond
      const spoken = pieces.map((piece) => piece.spoken).join('')
      return cut(current, spoken.slice(0, characters))
    },
    played(text) {
      if (current) current.playedText += text
    },
    silent() {
      if (current?.finished) over()
    },
    close() {
      ceiling.clear()
      current = null
    },
  }
}
