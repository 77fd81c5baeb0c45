import { type Clock, systemClock } from '../lib/clock.ts'

/** How time passes on the line. */
export interface Timing {
  readonly clock: Clock
  /** True: speech and pauses of the assistant take as long as they would. False: they are over at once. */
  readonly assistantPaced: boolean
  /**
   * True: the caller's words take as long as they would, and a caller who does nothing is silent once the time-out
   * passes. False: words are over at once, and the line waits until the caller says, presses or chooses silence.
   */
  readonly callerPaced: boolean
  /** What the carrier adds to each answer beside all that: see `carrierDelay`. 0 adds nothing. */
  readonly carrierDelayMs: number
}

/** As on a real line. */
export function realTiming(clock: Clock): Timing {
  return { clock, assistantPaced: true, callerPaced: true, carrierDelayMs: 0 }
}

/** For a person at a keyboard: the assistant is heard in real time, but nobody is hurried while typing. */
export function typedTiming(clock: Clock): Timing {
  return { clock, assistantPaced: true, callerPaced: false, carrierDelayMs: 0 }
}

/** Nothing waits. Delays of the server are still measured. */
export const noTiming: Timing = {
  clock: systemClock,
  assistantPaced: false,
  callerPaced: false,
  carrierDelayMs: 0,
}

const recognitionShare = 0.6

/**
 * How a carrier's delay falls upon a turn: `recognitionMs` pass between the end of the caller's words and the moment the
 * app is told of them, `voiceStartMs` between the arrival of the first words of an answer and their first sound. Keys are
 * not recognised, and so only have the latter.
 */
export function carrierDelay({ carrierDelayMs }: Pick<Timing, 'carrierDelayMs'>) {
  const recognitionMs = Math.round(carrierDelayMs * recognitionShare)
  return { recognitionMs, voiceStartMs: carrierDelayMs - recognitionMs }
}

const charactersPerSecond = 15
const callerWordsPerSecond = 2.5

/** What Twilio's recogniser waits for with `speechTimeout="auto"`: about the first pause. */
export const firstPauseMs = 800

/** How long a voice takes for this text, in ms. */
export function spokenMs(text: string): number {
  return (text.length * 1_000) / charactersPerSecond
}

/** The same for so many characters, in whole ms. */
export function wholeMsFor(characters: number): number {
  return Math.ceil((characters * 1_000) / charactersPerSecond)
}

/** How long a caller takes for these words, in ms. */
export function callerSpeechMs(words: string): number {
  return (words.split(/\s+/).filter(Boolean).length / callerWordsPerSecond) * 1_000
}

/** How many characters a voice has said after `ms`; for what `wholeMsFor` gives exactly as many. */
export function charactersWithin(ms: number): number {
  return Math.floor((Math.max(ms, 0) * charactersPerSecond) / 1_000)
}

/** The whole words of `text` that a voice has said after `ms`. */
export function spokenWithin(text: string, ms: number): string {
  if (ms >= spokenMs(text)) return text
  const said = text.slice(0, charactersWithin(ms))
  const wordIsComplete = /\s/.test(text.charAt(said.length))
  return (wordIsComplete ? said : said.replace(/\S*$/, '')).trimEnd()
}
