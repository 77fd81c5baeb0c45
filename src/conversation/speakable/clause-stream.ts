import { safeLength } from './hold.ts'
import type { Language } from './language.ts'
import { languageFor } from './languages.ts'
import { normalise } from './normalise.ts'
import { createSegmenter, type Segmenter } from './segment.ts'
import { createMarkupStripper } from './strip-markup.ts'
import { isSpeakable, tidy } from './tidy.ts'
import type { Transducer } from './transducer.ts'

/** A few words of an answer, safe to speak. Blanks are part of it: a clause starts with the one before its first word. */
export interface Clause {
  /** Plain and as written: " at 8:00 a.m." */
  readonly text: string
  /** As the voice says it: " at eight a m." Not escaped; empty for what is written but not said. */
  readonly spoken: string
  /** True for the last of a sentence; one with empty forms where the words had left before the end was known. */
  readonly endsSentence: boolean
}

/**
 * Turns the pieces of one answer into clauses, each as early as nothing that follows can change how it is said. All
 * `spoken` one behind the other are what `createSentenceStream` says, and all `text` what it writes. How the text is
 * cut into pieces makes no difference; the clauses of one push may be spoken as one.
 */
export interface ClauseStream {
  push(delta: string): Clause[]
  /** Gives what is left. The stream is used up afterwards. */
  end(): Clause[]
}

/**
 * A word leaves as soon as the blank behind it has come, its last comma or dash with the next word; a script without
 * blanks leaves by sentences. Where a run without a stop gets too long for a sentence, its end comes behind words that
 * `createSentenceStream` would count to the next.
 * @param language tag such as `en-US`; decides which words wait for the next
 */
export function createClauseStream(language: string): ClauseStream {
  return new WordByWord(languageFor(language))
}

/** A word with at most the comma before it: the same in both forms unless the language has another word for it. */
const plain = /^[,;]? [\p{L}\p{M}'’-]+[.,!?;:]*$/u

class WordByWord implements ClauseStream {
  readonly #language: Language
  readonly #markup: Transducer = createMarkupStripper()
  readonly #segmenter: Segmenter
  /** How much of the open sentence left, in characters and in both forms. */
  #given = 0
  #text = ''
  #spoken = ''
  /** What stands between the sentences: nothing before the first. */
  #gap = ''
  #ready: Clause[] = []

  constructor(language: Language) {
    this.#language = language
    this.#segmenter = createSegmenter(language.stops)
  }

  push(delta: string): Clause[] {
    for (const char of this.#markup.push(delta)) this.#step(char)
    return this.#take()
  }

  end(): Clause[] {
    for (const char of this.#markup.end()) this.#step(char)
    for (const sentence of this.#segmenter.end()) this.#endSentence(sentence)
    return this.#take()
  }

  #take(): Clause[] {
    const ready = this.#ready
    this.#ready = []
    return ready
  }

  #step(char: string): void {
    for (const sentence of this.#segmenter.push(char)) this.#endSentence(sentence)
    if (char === ' ') this.#giveWords()
  }

  #giveWords(): void {
    const sentence = this.#segmenter.open
    const safe = safeLength(sentence, this.#given, this.#language.holds)
    const words = sentence.slice(this.#given, safe)
    if (words && this.#give(words, false)) this.#given = safe
  }

  #endSentence(sentence: string): void {
    const rest = sentence.slice(this.#given)
    const gave = rest !== '' && this.#give(rest, true)
    if (!gave && this.#text !== '') this.#ready.push({ text: '', spoken: '', endsSentence: true })
    this.#given = Math.min(Math.max(this.#given - sentence.length - 1, 0), this.#segmenter.open.length)
    this.#text = ''
    this.#spoken = ''
  }

  /** False when the words cannot start a sentence, because nothing of them is said. */
  #give(words: string, endsSentence: boolean): boolean {
    const { text, spoken } = this.#bothForms(words, endsSentence)
    const first = this.#text === ''
    if (first && !(isSpeakable(words) && isSpeakable(spoken))) return false
    if (text || spoken || endsSentence) this.#add(text, spoken, endsSentence, first ? this.#gap : '')
    return true
  }

  #add(text: string, spoken: string, endsSentence: boolean, gap: string): void {
    this.#ready.push({ text: gap + text, spoken: gap + spoken, endsSentence })
    this.#text += text
    this.#spoken += spoken
    this.#gap = ' '
  }

  #bothForms(words: string, endsSentence: boolean): { text: string; spoken: string } {
    const goesOn = endsSentence ? '' : ' '
    if (this.#text && plain.test(words) && !this.#language.needsWording(words + goesOn)) {
      return { text: words, spoken: words }
    }
    const text = continued(this.#text, words, tidy)
    const say = (sentence: string) => normalise(sentence, this.#language).trimEnd()
    return { text, spoken: continued(this.#spoken, text + goesOn, say) }
  }
}

/**
 * What `added` becomes behind `before`, which has its form already and keeps it: rules look back at the words before,
 * but only words in figures or signs are changed by what follows them, and those are held.
 */
function continued(before: string, added: string, form: (text: string) => string): string {
  const whole = form(before + added)
  if (whole.startsWith(before)) return whole.slice(before.length)
  const alone = form(added)
  return added.startsWith(' ') && alone ? ` ${alone}` : alone
}
