import { z } from 'zod'
import { readPassage } from './schema.ts'
import { plainAnswer } from './search-schema.ts'

/** In characters: some hundred printed pages. */
const longestText = 200_000
const unprintable = /(?![\t\n\r])\p{Cc}/u

const text = z
  .string()
  .max(longestText)
  .refine((words) => !unprintable.test(words), 'has control characters, which no page may have')
  .refine((words) => words.isWellFormed(), 'has half characters')
const fullText = text.refine((words) => words.trim() !== '', 'must not be empty')
/** What is allowed in it is said by whoever makes the file. */
const name = z
  .string()
  .transform((words) => words.normalize('NFC').trim())
  .pipe(z.string().min(1).max(200))
const answers = z.string().regex(/^[0-9a-f]{10}$/, 'must be the id of a group of questions')

export const pagePath = z.object({ id: z.string().regex(/^[0-9a-f]{16}$/, 'must be the id of a page') })

const page = z.object({
  id: z.string(),
  /** Id of the source that it belongs to. */
  source: z.string(),
  name: z.string(),
  /** Null while it was not read. */
  title: z.string().nullable(),
  passages: z.int(),
  /** Why its newest version is not used, as a part of a sentence. */
  problem: z.string().nullable(),
})

export const pageList = z.object({ pages: z.array(page) })

export const pageText = page.extend({
  text: z.string(),
  /** Stands for the text, to be sent with an edit. */
  base: z.string(),
})

export const newPage = z.object({
  /** Id of a source that is a folder; the first folder when left out. */
  folder: z.string().min(1).max(2_100).optional(),
  name,
  text: fullText,
  /** Id of the group of questions that it answers: it is asked again, and dealt with if the page is found. */
  answers: answers.optional(),
})

export const editedPage = z.object({
  text: fullText,
  base: z.string().regex(/^[0-9a-f]{16}$/, 'must be the base of the page as it was read'),
  answers: answers.optional(),
})

export const writtenPage = z.object({
  page: pageText,
  /** False when the page is not read yet: it will be in a moment. */
  isRead: z.boolean(),
  /** What a caller who asks the question is told now; null where it answers none, or is not read yet. */
  check: z
    .object({
      question: z.string(),
      answer: plainAnswer,
      /** Whether this page is among what is found. */
      isFound: z.boolean(),
    })
    .nullable(),
  /** How many questions are dealt with by it. */
  questions: z.int(),
})

export const previewWish = z.object({ name, text })
export const pagePreview = z.object({
  title: z.string(),
  /** None for a draft. */
  passages: z.array(readPassage),
  /** Why it could not be used, as a part of a sentence. */
  problem: z.string().nullable(),
})

export type PageList = z.output<typeof pageList>
export type ListedPage = z.output<typeof page>
export type PageText = z.output<typeof pageText>
export type NewPage = z.output<typeof newPage>
export type EditedPage = z.output<typeof editedPage>
export type WrittenPage = z.output<typeof writtenPage>
export type PageDraft = z.output<typeof previewWish>
export type PagePreview = z.output<typeof pagePreview>
