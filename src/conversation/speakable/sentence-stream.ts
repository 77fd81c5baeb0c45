import { languageFor } from './languages.ts'
import { normalise } from './normalise.ts'
import { createSegmenter } from './segment.ts'
import { createMarkupStripper } from './strip-markup.ts'
import { isSpeakable, tidy } from './tidy.ts'

/** One sentence of an answer in both its forms. */
export interface Sentence {
  /** Plain and as written, for the transcript: "We open at 8:00 a.m." */
  readonly text: string
  /** As the voice says it: "We open at eight a m." Not escaped. */
  readonly spoken: string
}

/** Turns the pieces of one answer into sentences. How the text is cut into pieces makes no difference. */
export interface SentenceStream {
  /** Gives the sentences that are sure to be whole by now. */
  push(delta: string): Sentence[]
  /** Gives what is left. The stream is used up afterwards. */
  end(): Sentence[]
}

/**
 * @param language tag such as `en-US`; figures are put into words for the languages that have rules
 */
export function createSentenceStream(language: string): SentenceStream {
  const rules = languageFor(language)
  const markup = createMarkupStripper()
  const segmenter = createSegmenter(rules.stops)
  const bothForms = (sentences: string[]) =>
    sentences
      .filter(isSpeakable)
      .map(tidy)
      .map((text) => ({ text, spoken: normalise(text, rules) }))
      .filter(({ spoken }) => spoken !== '')
  return {
    push: (delta) => bothForms(segmenter.push(markup.push(delta))),
    end: () => bothForms([...segmenter.push(markup.end()), ...segmenter.end()]),
  }
}
