import { z } from 'zod'

export const groupPath = z.object({ id: z.string().regex(/^[0-9a-f]{10}$/, 'must be the id of a group of questions') })

export const questionsQuery = z.object({
  /** Those that are dealt with, instead of those that are open. */
  done: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true'),
  from: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** `nothing-found` the documents have nothing; `refused` the model found no answer; `corrected` it invented one. */
const reason = z.enum(['nothing-found', 'refused', 'corrected'])

const group = z.object({
  id: z.string(),
  /** The most typical wording; numbers are masked for those who may not see them. */
  question: z.string(),
  /** Other wordings, the most frequent first; at most twenty. */
  wordings: z.array(z.string()),
  keywords: z.array(z.string()),
  /** How often it was asked, and how often since it was last dealt with. */
  count: z.int(),
  open: z.int(),
  lastAt: z.number(),
  /** The most frequent first. */
  reasons: z.array(reason),
  /** When it was last dealt with; null for never. */
  doneAt: z.number().nullable(),
  /** Where it was asked, the newest first; at most twenty. */
  calls: z.array(z.object({ callId: z.string(), turn: z.int(), at: z.number() })),
})

export const questionList = z.object({
  /** Those asked most first. */
  groups: z.array(group),
  total: z.int(),
  /** How many groups are open, and how many are dealt with. */
  open: z.int(),
  done: z.int(),
})

/** How many questions changed. */
export const marked = z.object({ questions: z.int() })

export const draft = z.object({
  group,
  fileName: z.string(),
  title: z.string(),
  keywords: z.array(z.string()),
  /** The whole page. It says that it is a draft, which is not used. */
  markdown: z.string(),
})

export type QuestionsQuery = z.output<typeof questionsQuery>
export type QuestionGroup = z.output<typeof group>
export type QuestionList = z.output<typeof questionList>
export type QuestionDraft = z.output<typeof draft>
