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
}

/** As on a real line. */
export function realTiming(clock: Clock): Timing {
  return { clock, assistantPaced: true, callerPaced: true }
}

/** For a person at a keyboard: the assistant is heard in real time, but nobody is hurried while typing. */
export function typedTiming(clock: Clock): Timing {
  return { clock, assistantPaced: true, callerPaced: false }
}

/** Nothing waits. Delays of the server are still measured. */
export const noTiming: Timing = { clock: systemClock, assistantPaced: false, callerPaced: false }

const charactersPerSecond = 15
const callerWordsPerSecond = 2.5

/** What Twilio's recogniser waits for with `speechTimeout="auto"`: about the first pause. */
export const firstPauseMs = 800

/** How long a voice takes for this text, in ms. */
export function spokenMs(text: string): number {
  return (text.length / charactersPerSecond) * 1_000
}

/** How long a caller takes for these words, in ms. */
export function callerSpeechMs(words: string): number {
  return (words.split(/\s+/).filter(Boolean).length / callerWordsPerSecond) * 1_000
}

/** The whole words of `text` that a voice has said after `ms`. */
export function spokenWithin(text: string, ms: number): string {
  if (ms >= spokenMs(text)) return text
  const said = text.slice(0, Math.floor((Math.max(ms, 0) / 1_000) * charactersPerSecond))
  const wordIsComplete = /\s/.test(text.charAt(said.length))
  return (wordIsComplete ? said : said.replace(/\S*$/, '')).trimEnd()
}
