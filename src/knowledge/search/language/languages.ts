import { stemEnglish } from './english.ts'

interface Tools {
  readonly stem: (word: string) => string
  readonly stopWords: readonly string[]
}

interface Stemmer {
  readonly stemmer: (word: string) => string
}
interface StopWords {
  readonly stopwords: readonly string[]
}

function both(load: () => [Promise<Stemmer>, Promise<StopWords>]): () => Promise<Tools> {
  return async () => {
    const [{ stemmer }, { stopwords }] = await Promise.all(load())
    return { stem: stemmer, stopWords: stopwords }
  }
}

async function stopWordsOnly(module: Promise<StopWords>): Promise<Tools> {
  return { stem: (word) => word, stopWords: (await module).stopwords }
}

/** Loaded only when a document or a call is in the language. */
const loaders: Readonly<Record<string, () => Promise<Tools>>> = {
  ar: both(() => [import('@orama/stemmers/arabic'), import('@orama/stopwords/arabic')]),
  bg: both(() => [import('@orama/stemmers/bulgarian'), import('@orama/stopwords/bulgarian')]),
  da: both(() => [import('@orama/stemmers/danish'), import('@orama/stopwords/danish')]),
  de: both(() => [import('@orama/stemmers/german'), import('@orama/stopwords/german')]),
  el: both(() => [import('@orama/stemmers/greek'), import('@orama/stopwords/greek')]),
  // The library's English stemmer keeps "heavily" and "heavy" apart; ours misses less of what callers ask.
  en: async () => ({ stem: stemEnglish, stopWords: (await import('@orama/stopwords/english')).stopwords }),
  es: both(() => [import('@orama/stemmers/spanish'), import('@orama/stopwords/spanish')]),
  fi: both(() => [import('@orama/stemmers/finnish'), import('@orama/stopwords/finnish')]),
  fr: both(() => [import('@orama/stemmers/french'), import('@orama/stopwords/french')]),
  ga: both(() => [import('@orama/stemmers/irish'), import('@orama/stopwords/irish')]),
  hi: both(() => [import('@orama/stemmers/indian'), import('@orama/stopwords/indian')]),
  hu: both(() => [import('@orama/stemmers/hungarian'), import('@orama/stopwords/hungarian')]),
  hy: both(() => [import('@orama/stemmers/armenian'), import('@orama/stopwords/armenian')]),
  id: both(() => [import('@orama/stemmers/indonesian'), import('@orama/stopwords/indonesian')]),
  it: both(() => [import('@orama/stemmers/italian'), import('@orama/stopwords/italian')]),
  ja: () => stopWordsOnly(import('@orama/stopwords/japanese')),
  lt: both(() => [import('@orama/stemmers/lithuanian'), import('@orama/stopwords/lithuanian')]),
  ne: both(() => [import('@orama/stemmers/nepali'), import('@orama/stopwords/nepali')]),
  nl: both(() => [import('@orama/stemmers/dutch'), import('@orama/stopwords/dutch')]),
  no: both(() => [import('@orama/stemmers/norwegian'), import('@orama/stopwords/norwegian')]),
  pt: both(() => [import('@orama/stemmers/portuguese'), import('@orama/stopwords/portuguese')]),
  ro: both(() => [import('@orama/stemmers/romanian'), import('@orama/stopwords/romanian')]),
  ru: both(() => [import('@orama/stemmers/russian'), import('@orama/stopwords/russian')]),
  sl: () => stopWordsOnly(import('@orama/stopwords/slovenian')),
  sr: both(() => [import('@orama/stemmers/serbian'), import('@orama/stopwords/serbian')]),
  sv: both(() => [import('@orama/stemmers/swedish'), import('@orama/stopwords/swedish')]),
  ta: both(() => [import('@orama/stemmers/tamil'), import('@orama/stopwords/tamil')]),
  tr: both(() => [import('@orama/stemmers/turkish'), import('@orama/stopwords/turkish')]),
  uk: both(() => [import('@orama/stemmers/ukrainian'), import('@orama/stopwords/ukrainian')]),
  zh: () => stopWordsOnly(import('@orama/stopwords/mandarin')),
}

const otherTags: Readonly<Record<string, string>> = { nb: 'no', nn: 'no', cmn: 'zh', yue: 'zh' }

/** `de` for `de-AT`: what stemmers and stop words go by. */
export function primaryTag(tag: string): string {
  const primary = tag.toLowerCase().split(/[-_]/)[0] ?? ''
  return otherTags[primary] ?? primary
}

/** Stemmer and stop words of a language; words as they are, and none, for one that the libraries do not know. */
export async function loadTools(tag: string): Promise<Tools> {
  const load = Object.hasOwn(loaders, tag) ? loaders[tag] : undefined
  return load ? await load() : { stem: (word) => word, stopWords: [] }
}
