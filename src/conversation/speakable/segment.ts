import { judgeStop, type StopRules } from './stop-rules.ts'

/**
 * Plain text in pieces in, whole sentences out, as they stand there: not tidied, and some may have no word in them.
 * A line break ends a sentence, and gives it a stop if it has none.
 */
export interface Segmenter {
  push(text: string): string[]
  /** Gives out what is left, as it is. Nothing may be pushed afterwards. */
  end(): string[]
  /** The sentence in the making, as far as it has come. Of the blanks behind a sentence none is in the next. */
  readonly open: string
}

/** A run without a stop is cut at a clause beyond this, and anywhere between words beyond `longestRun`, in characters. */
const longRun = 200
const longestRun = 300
/** A cut never leaves a piece shorter than this. */
const shortestPiece = 60

const stop = /[.!?…。！？؟۔।]/
const wideStop = /[。！？।]["'”’»)\]」』）]*$/
const closer = /["'”’»)\]」』）]/
/** Certain once a space follows; behind a quotation the sentence may go on. */
const strongStop = /[!?؟۔]$/
const doubledSpace = /^$| $/
const manyStops = /[.!?…]{3}$/
const clauseMark = /[,;:—–-]/
const anything = /./u
const digit = /\d/

export function createSegmenter(rules: StopRules): Segmenter {
  return new SentenceSegmenter(rules)
}

class SentenceSegmenter implements Segmenter {
  readonly #rules: StopRules
  #buffer = ''
  /** Where the sentence would end, behind a stop and its closing quotes; -1 when no stop is open. */
  #stopEnd = -1
  #ready: string[] = []

  constructor(rules: StopRules) {
    this.#rules = rules
  }

  get open(): string {
    return this.#buffer
  }

  push(text: string): string[] {
    for (const char of text) this.#step(char)
    return this.#take()
  }

  end(): string[] {
    this.#cut(this.#buffer.length)
    return this.#take()
  }

  #take(): string[] {
    const ready = this.#ready
    this.#ready = []
    return ready
  }

  #step(char: string): void {
    const repeated = char === ' ' ? doubledSpace : stop.test(char) ? manyStops : null
    if (char === '\n') this.#endLine()
    else if (!repeated?.test(this.#buffer)) this.#append(char)
  }

  #append(char: string): void {
    this.#buffer += char
    if (this.#stopEnd >= 0) this.#afterStop(char)
    else if (stop.test(char)) this.#stopEnd = this.#buffer.length
    if (this.#buffer.length > longRun) this.#cutLongRun(char)
  }

  #afterStop(char: string): void {
    if (this.#stopEnd < this.#buffer.length - char.length) this.#judge(char)
    else if (stop.test(char) || closer.test(char)) this.#stopEnd = this.#buffer.length
    else this.#behindStop(char, this.#buffer.slice(0, this.#stopEnd))
  }

  #behindStop(char: string, ending: string): void {
    if (wideStop.test(ending) || (char === ' ' && strongStop.test(ending))) this.#cut(this.#stopEnd)
    else if (char !== ' ') this.#stopEnd = -1
  }

  #judge(char: string): void {
    const before = this.#buffer.slice(0, this.#stopEnd)
    const next = this.#buffer.slice(this.#stopEnd + 1)
    const verdict = judgeStop(before, next, this.#rules)
    if (verdict === 'wait' && !stop.test(char) && char !== ' ') return
    if (verdict === 'goes-on') this.#stopEnd = -1
    else this.#cut(this.#stopEnd)
    if (stop.test(char)) this.#stopEnd = this.#buffer.length
  }

  #endLine(): void {
    const line = this.#buffer.replace(/[\s,;–—-]+$/, '')
    const open = !/[.!?…:。！？؟۔।]["'”’»)\]」』）]*$/.test(line)
    this.#buffer = open ? `${line}.` : line
    this.#cut(this.#buffer.length)
  }

  #cutLongRun(char: string): void {
    const forced = this.#buffer.length > longestRun
    if (forced) this.#cut(this.#lastGap(anything) || this.#buffer.length)
    else if (char === ' ' && this.#stopEnd < 0) this.#cut(this.#lastGap(clauseMark))
  }

  /** Where the last fitting space between words ends, never inside a number; 0 when there is none. */
  #lastGap(before: RegExp): number {
    const text = this.#buffer
    for (let at = text.lastIndexOf(' '); at > shortestPiece; at = text.lastIndexOf(' ', at - 1)) {
      const inNumber = digit.test(text.slice(at - 2, at)) && /[\d(]/.test(text[at + 1] ?? '')
      if (!inNumber && before.test(text[at - 1] ?? '')) return at
    }
    return 0
  }

  #cut(at: number): void {
    if (at === 0) return
    const sentence = this.#buffer.slice(0, at)
    this.#buffer = this.#buffer.slice(at).trimStart()
    this.#stopEnd = -1
    this.#ready.push(sentence)
  }
}
