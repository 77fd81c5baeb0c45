import { resolve } from 'node:path'
import { z } from 'zod'
import { pageAddress } from './address.ts'

const path = z.string().trim().min(1).max(1_000)
const page = z.string().transform((text, context) => {
  const address = pageAddress(text)
  if (address !== null) return address
  context.addIssue('must be the address of a page, such as https://www.example.org/visit, without a user or password')
  return z.NEVER
})
const pages = z.int().min(1).max(10_000).default(200)

const source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('folder'), at: path }),
  z.strictObject({ kind: z.literal('file'), at: path }),
  z.strictObject({ kind: z.literal('page'), at: page }),
  z.strictObject({ kind: z.literal('site'), at: page, depth: z.int().min(0).max(10).default(2), pages }),
  z.strictObject({ kind: z.literal('sitemap'), at: page, pages }),
])

const web = z.strictObject({
  refreshMinutes: z.int().min(5).max(43_200).default(1_440),
  timeoutMs: z.int().min(1_000).max(120_000).default(15_000),
  /** For all pages of one source together. */
  minutes: z.int().min(1).max(600).default(30),
  pauseMs: z.int().min(0).max(60_000).default(250),
  privateHosts: z.array(z.string().trim().toLowerCase().min(1).max(253)).max(50).default([]),
})

const embeddings = z.strictObject({
  use: z.enum(['auto', 'off']).default('auto'),
  model: z.string().min(1).default('mistral-embed'),
  waitMs: z.int().min(20).max(2_000).default(250),
})

const synonym = z.string().trim().min(1).max(100)

/** What the assistant knows. `folder` is short for one source that is a folder. */
export const knowledgeSchema = z
  .strictObject({
    folder: path.nullable().default(null),
    sources: z.array(source).max(200).nullable().default(null),
    fileMegabytes: z.int().min(1).max(200).default(20),
    passages: z.int().min(100).max(500_000).default(100_000),
    synonyms: z.array(z.array(synonym).min(2).max(30)).max(500).default([]),
    web: web.prefault({}),
    embeddings: embeddings.prefault({}),
  })
  // A section that names no documents is forgotten work, unless it says so with an empty list.
  .refine(({ folder, sources }) => folder !== null || sources !== null, {
    error:
      'must be a section with folder: ./knowledge, or with sources, or both; leave it out to answer without documents',
  })
  .transform(({ sources, ...rest }) => ({ ...rest, sources: sources ?? [] }))

type WrittenKnowledge = z.output<typeof knowledgeSchema>

/** Where documents come from: `at` is an absolute path, or an address in the form of `pageAddress`. */
export type KnowledgeSource = z.output<typeof source>

/** What the assistant knows, once loaded: `folder` is the first of the sources. */
export interface KnowledgeSettings extends Omit<WrittenKnowledge, 'folder' | 'sources'> {
  /** No two have the same `at`. */
  readonly sources: readonly KnowledgeSource[]
}

/** The section with its paths made absolute; relative ones start at `base`, the folder of the YAML. */
export function withAbsolutePaths(knowledge: WrittenKnowledge, base: string): WrittenKnowledge {
  const { folder, sources } = knowledge
  return {
    ...knowledge,
    folder: folder === null ? null : resolve(base, folder),
    sources: sources.map((source) => (isLocal(source) ? { ...source, at: resolve(base, source.at) } : source)),
  }
}

/** The section as the program reads it, with `folder` among the sources. */
export function knowledgeSettings({ folder, sources, ...rest }: WrittenKnowledge): KnowledgeSettings {
  const first = folder === null ? [] : [{ kind: 'folder', at: folder } as const]
  return { ...rest, sources: [...first, ...sources] }
}

/** Whether it is on this machine, rather than on the web. */
export function isLocal({ kind }: Pick<KnowledgeSource, 'kind'>): boolean {
  return kind === 'folder' || kind === 'file'
}
