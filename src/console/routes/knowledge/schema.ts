import { z } from 'zod'

const sourceKind = z.enum(['folder', 'file', 'page', 'site', 'sitemap'])
/** `folder:/srv/pages`, `page:https://example.org/visit`. */
const sourceId = z.string().min(1).max(2_100)

const source = z.object({
  id: z.string(),
  kind: sourceKind,
  /** Absolute path, or address. */
  location: z.string(),
  /** When it was last looked at; null before the first time. */
  checkedAt: z.number().nullable(),
  /** When it was last looked at without a fault of the source itself. */
  succeededAt: z.number().nullable(),
  /** Why it could not be looked at the last time, as a part of a sentence. */
  problem: z.string().nullable(),
  documents: z.int(),
  passages: z.int(),
  /** Documents whose newest version is not used, at most a hundred of them. */
  refused: z.array(
    z.object({
      name: z.string(),
      problem: z.string(),
      /** When the version was read that is used instead; null where there is none. */
      readAt: z.number().nullable(),
    }),
  ),
  refusedCount: z.int(),
  /** Null while nobody looks at it. */
  underWay: z
    .object({
      since: z.number(),
      /** Null while it waits for its turn. */
      done: z.int().nullable(),
      /** Null while nobody can know. */
      total: z.int().nullable(),
      document: z.string(),
    })
    .nullable(),
})

const meaning = z.object({
  /** Whether questions are searched by meaning besides words; `troubled`: they should be. */
  state: z.enum(['on', 'off', 'troubled']),
  /** Why they are not. */
  because: z.enum(['no-documents', 'turned-off', 'no-key', 'provider']).nullable(),
  /** What the provider says, where it is at fault. */
  problem: z.string().nullable(),
  /** Passages that can be found by words only so far. */
  waiting: z.int(),
})

export const knowledgeOverview = z.object({
  documents: z.int(),
  passages: z.int(),
  meaning,
  /** How many passages a language model is given; null where none answers. */
  modelPassages: z.int().nullable(),
  /** BCP 47 tags of the languages that calls are held in, the assistant's own first. */
  languages: z.array(z.string()),
  /** Whether the settings are those of the example, whose pages are never changed. */
  isExample: z.boolean(),
  /** Folders among the sources, where pages can be written; the first is the usual one. */
  folders: z.array(z.object({ id: z.string(), location: z.string() })),
  sources: z.array(source),
})

export const refreshWish = z.object({ source: sourceId.optional() }).nullish()
export const refreshed = z.object({ sources: z.array(z.string()) })

export const documentsQuery = z.object({
  source: sourceId,
  /** Words in the name or the title. */
  q: z.string().max(200).default(''),
  /** The name of the last document of the page before. */
  after: z.string().max(4_000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

const documentKind = z.enum(['markdown', 'text', 'html', 'pdf', 'docx', 'csv', 'xlsx'])

const document = z.object({
  source: z.string(),
  name: z.string(),
  title: z.string(),
  kind: documentKind,
  /** When it says that it was changed. */
  changedAt: z.number().nullable(),
  /** When its text was last read; null when none could be read so far. */
  readAt: z.number().nullable(),
  checkedAt: z.number(),
  /** Why its newest version is not used, as a part of a sentence. */
  problem: z.string().nullable(),
  /** None for a draft. */
  passages: z.int(),
  /** To edit it by; null where it is no page of one's own. */
  page: z.string().nullable(),
})

export const documentList = z.object({
  documents: z.array(document),
  /** That have the words. */
  total: z.int(),
  /** Ask for what comes `after` this; null at the end. */
  next: z.string().nullable(),
})

export const documentQuery = z.object({
  source: sourceId,
  name: z.string().min(1).max(4_000),
  /** Place of the first passage, from 0. */
  from: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const readPassage = z.object({
  headings: z.array(z.string()),
  text: z.string(),
  /** Words that callers say for it; never spoken. */
  keywords: z.string(),
  /** Of a PDF, from 1. */
  page: z.int().nullable(),
})

export const documentText = z.object({ document, passages: z.array(readPassage) })

export type KnowledgeOverview = z.output<typeof knowledgeOverview>
export type KnowledgeSource = z.output<typeof source>
export type DocumentsQuery = z.output<typeof documentsQuery>
export type DocumentList = z.output<typeof documentList>
export type ListedDocument = z.output<typeof document>
export type DocumentQuery = z.output<typeof documentQuery>
export type DocumentText = z.output<typeof documentText>
export type ReadPassage = z.output<typeof readPassage>
