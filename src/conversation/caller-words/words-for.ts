import { firstPart } from '../../config/languages.ts'
import { anyOf, plainWords } from '../phrases.ts'
import { arabic } from './ar.ts'
import type { CallerWords } from './caller-words.ts'
import { german } from './de.ts'
import { english } from './en.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'
import { hindi } from './hi.ts'
import { italian } from './it.ts'
import { portuguese } from './pt.ts'

/** Who says more than this, in characters, has something else to say. */
const longestSaying = 80

/** By the first part of the tag. */
const shippedWords: Readonly<Record<string, CallerWords>> = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fr: french,
  hi: hindi,
  it: italian,
  pt: portuguese,
}

/** The words of a language by its tag; null for one that is not shipped. */
export function wordsFor(language: string): CallerWords | null {
  return shippedWords[firstPart(language)] ?? null
}

/** A test for words that hold one of the phrases and otherwise only words that may stand around it. */
export function onlyOf(phrases: readonly string[], around: readonly string[]): (text: string) => boolean {
  const phrase = anyOf(phrases.map(plainWords))
  const filler = anyOf(around.map(plainWords))
  return (text) => {
    const said = plainWords(text)
    if (said.length > longestSaying) return false
    const rest = said.replace(phrase, '')
    return rest !== said && rest.replace(filler, '').trim() === ''
  }
}
