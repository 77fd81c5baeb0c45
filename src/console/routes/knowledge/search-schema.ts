import { z } from 'zod'

const share = z.number().min(0).max(1)
const words = z
  .string()
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1).max(1_000))

export const searchQuery = z.object({
  /** As a caller would say it. */
  q: words,
  /** BCP 47 tag of the language of the call; the assistant's own when left out. */
  language: z
    .string()
    .regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/, 'must be a language such as en-US')
    .max(35)
    .optional(),
  /** What the caller asked before. */
  before: words.optional(),
})

const concept = z.object({
  /** The words of the question, as they are compared. */
  said: z.string(),
  /** `implied`: by a turn of phrase, such as "how much"; `before`: by the question before. */
  from: z.enum(['said', 'implied', 'before']),
  /** Whether it stands beside a subject rather than names one. */
  light: z.boolean(),
  /** Of the question; all together have 1. */
  share,
  /** Whether any document has a word for it. */
  isKnown: z.boolean(),
})

/**
 * `same` the word itself in any of its forms; `related` another word for it; `synonym` one of the owner's; `joined` what
 * was said in several words, `apart` each of these; `in-two` the two words that it is made of; `sound` a word of the
 * owner's that sounds like it; `spelling` one that is spelled like it.
 */
const kinship = z.enum(['same', 'related', 'synonym', 'joined', 'apart', 'in-two', 'sound', 'spelling'])

const match = z.object({
  /** What of the question is met, by its place in `concepts`. */
  meets: z.array(z.object({ concept: z.int(), how: kinship })),
  /** As they stand in the passage. */
  words: z.array(z.string()),
  /** Of what words say for the passage; all matches together have 1. */
  share,
})

/** A word in a text, from one place to before another, in UTF-16 units; `match` by its place in `matches`. */
const mark = z.object({ from: z.int(), to: z.int(), match: z.int() })

const passage = z.object({
  source: z.string(),
  /** The name of the document. */
  document: z.string(),
  headings: z.array(z.string()),
  text: z.string(),
  keywords: z.string(),
  /** Of a PDF, from 1. */
  page: z.int().nullable(),
  changedAt: z.number().nullable(),
  /** Comparable within one search. */
  score: z.number(),
  /** Whether a language model would be given it. */
  toModel: z.boolean(),
  /** Whether it has enough of the question for that. */
  fits: z.boolean(),
  /** Of the question, that it has in words. */
  coverage: share,
  /** Null when words did not find it; `share` of what speaks for it, at most 1 with that of `byMeaning`. */
  byWords: z.object({ place: z.int(), share }).nullable(),
  byMeaning: z.object({ place: z.int(), share, similarity: z.number() }).nullable(),
  matches: z.array(match),
  marks: z.object({ headings: z.array(z.array(mark)), text: z.array(mark), keywords: z.array(mark) }),
  /** The sentences that would be spoken without a language model. */
  quote: z.object({
    text: z.string(),
    /** How likely they answer the question, and how likely they must. */
    sure: share,
    needed: share,
    /** `spoken` they are; `unsure` they are not sure enough; `outdone` something else is said instead. */
    verdict: z.enum(['spoken', 'unsure', 'outdone']),
    evidence: z.object({
      /** How much of what the question itself asks is in the passage, with its headings and keywords. */
      ownCoverage: share,
      /** How much of the question is in the quote or in the passage's heading. */
      quoteCoverage: share,
      /** How much of it is in the headings and keywords. */
      headingCoverage: share,
      /** How many subjects of the question the passage has; 1 for three or more. */
      subjectsMet: share,
      /** How far its score is ahead of the next passage's. */
      lead: share,
      /** How many subjects of the question no document has; 1 for three or more. */
      wordsUnknown: share,
    }),
  }),
})

/** What a caller hears where no language model answers. */
export const plainAnswer = z.object({
  text: z.string(),
  /** `hours` the opening hours; `knowledge` a document; `small-talk` no question; `declined` there is no answer. */
  from: z.enum(['hours', 'knowledge', 'small-talk', 'declined']),
})

export const searchResult = z.object({
  question: z.string(),
  language: z.string(),
  answer: plainAnswer,
  /** Whether what was asked before was searched for as well. */
  withBefore: z.boolean(),
  /** `not-needed`: words settled it; `unavailable`: there was no telling in time. */
  meaning: z.enum(['off', 'not-needed', 'unavailable', 'used']),
  concepts: z.array(concept),
  /** Best first. */
  passages: z.array(passage),
})

export type SearchQuery = z.output<typeof searchQuery>
export type SearchResult = z.output<typeof searchResult>
export type FoundPassage = z.output<typeof passage>
export type PlainAnswer = z.output<typeof plainAnswer>
