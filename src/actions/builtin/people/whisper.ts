import type { TransferFacts } from '../../../conversation/transfers.ts'
import { groupedNumber } from '../../../lib/phone-number.ts'
import type { CommonTextsIn } from '../../ports.ts'
import { fill, textsIn } from '../texts/in-language.ts'

/** The newest words tell best what a caller wants. */
const mostTurns = 2
const mostCharacters = 220
const e164 = /^\+\d+$/

/**
 * What somebody hears of a caller before taking the call: for whom it is, from which number, and the caller's newest
 * words, which are only read out.
 * @param language BCP 47 tag of the language of the person who is called
 */
export function whisperFor(call: TransferFacts, name: string, language: string, textsFor: CommonTextsIn): string {
  const { whisper } = textsIn(language)
  const words = newestWords(call.callerWords)
  const summary = [
    call.because === 'emergency' ? whisper.emergency : '',
    e164.test(call.caller) ? fill(whisper.from, { number: groupedNumber(call.caller) }) : '',
    words === '' ? '' : fill(whisper.said, { words }),
  ].filter(Boolean)
  return fill(textsFor(language).transfer.whisper, { target: name, summary: summary.join(' ') }).trim()
}

function newestWords(callerWords: readonly string[]): string {
  const spoken = callerWords
    .map((words) => words.trim())
    .filter((words) => words !== '' && !words.startsWith('(pressed'))
  const words = spoken.slice(-mostTurns).map(asSentence).join(' ')
  if (words.length <= mostCharacters) return words
  return `${words.slice(0, mostCharacters).replace(/\s+\S*$/, '')}…`
}

function asSentence(words: string): string {
  return /[.!?…؟।]$/.test(words) ? words : `${words}.`
}
