import { firstPart } from '../../config/languages.ts'
import type { Assistant } from '../../config/schema.ts'
import { toSpoken } from '../speakable/to-spoken.ts'
import { arabic } from './ar.ts'
import { german } from './de.ts'
import { english } from './en.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'
import { hindi } from './hi.ts'
import { italian } from './it.ts'
import { portuguese } from './pt.ts'
import type { Texts } from './texts.ts'

/** By the first part of the tag. */
export const shippedTexts: Readonly<Record<string, Texts>> = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fr: french,
  hi: hindi,
  it: italian,
  pt: portuguese,
}

const made = new WeakMap<object, Map<string, Texts>>()

/**
 * Everything that is said in a language, as a BCP 47 tag: what the owner wrote for it, else what is shipped for it,
 * else what is shipped in English.
 */
export function textsFor(language: string, assistant: Assistant): Texts {
  const known = made.get(assistant) ?? new Map<string, Texts>()
  made.set(assistant, known)
  const texts = known.get(language) ?? makeTexts(language, assistant)
  known.set(language, texts)
  return texts
}

function makeTexts(language: string, assistant: Assistant): Texts {
  const shipped = shippedTexts[firstPart(language)] ?? english
  const own = assistant.languages.find(({ code }) => code === language)
  if (own) {
    const prompts = { ...shipped.prompts, ...own.prompts }
    const { greeting = null, closingQuestion, farewell } = own
    return {
      ...shipped,
      prompts,
      greeting: greeting ?? shipped.greeting,
      closingQuestion: closingQuestion ?? shipped.closingQuestion,
      farewell: farewell ?? shipped.farewell,
    }
  }
  if (firstPart(language) !== firstPart(assistant.language)) return shipped
  return written(assistant, shipped)
}

/** The settings begin with English texts, so one of those in another language's place was not written by the owner. */
function written(assistant: Assistant, shipped: Texts): Texts {
  const { greeting, closingQuestion, farewell, prompts, fallback } = assistant
  const { dial: _, ...spareTexts } = fallback
  const own = { greeting, closingQuestion, farewell }
  return {
    ...shipped,
    ...instead(own, english, shipped),
    prompts: instead(prompts, english.prompts, shipped.prompts),
    fallback: instead(spareTexts, english.fallback, shipped.fallback),
  }
}

/**
 * The assistant with the texts of the language that its calls begin in: its own, or those that are shipped for it. The
 * greeting goes on with the keys that choose other languages, each in its own.
 */
export function withShippedTexts(assistant: Assistant): Assistant {
  const { greeting, closingQuestion, farewell, prompts, fallback } = textsFor(assistant.language, assistant)
  return {
    ...assistant,
    greeting: [greeting, ...keyOffers(assistant)].join(' '),
    ...{ closingQuestion, farewell, prompts },
    fallback: { ...assistant.fallback, ...fallback },
  }
}

/** The figure in words, since who says it speaks another language. */
function keyOffers(assistant: Assistant): string[] {
  return assistant.languages.flatMap(({ code, key }) => {
    if (key === null) return []
    return [toSpoken(filled(textsFor(code, assistant).language.offer, { key }), code)]
  })
}

/** What is as in `beginning` is taken from `shipped`. */
function instead<Section extends object>(own: Section, beginning: Section, shipped: Section): Section {
  const chosen = Object.entries(own).map(([key, text]) => {
    const name = key as keyof Section
    return [key, JSON.stringify(text) === JSON.stringify(beginning[name]) ? shipped[name] : text]
  })
  return Object.fromEntries(chosen) as Section
}

/** A text with what its names in braces stand for; a name that is not given stays. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
