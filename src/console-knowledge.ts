import { whyNoEmbedder } from './brain/create-embedder.ts'
import { isBuiltIn } from './config/load-config.ts'
import type { ConsoleKnowledge } from './console/routes/knowledge/ports.ts'
import type { KnowledgeOverview, KnowledgeSource, ListedDocument } from './console/routes/knowledge/schema.ts'
import { createConsolePages } from './console-pages.ts'
import { createConsoleQuestions, type QuestionParts } from './console-questions.ts'
import { searchForConsole } from './console-search.ts'
import type { DocumentStatus, SourceStatus } from './knowledge/library/status.ts'
import { sourceId } from './knowledge/library/sync-sources.ts'
import type { UnderWay } from './knowledge/library/under-way.ts'
import { pageIdOf } from './knowledge/pages/page-files.ts'
import type { Clock } from './lib/clock.ts'
import type { Edition } from './open-edition.ts'

export interface ConsoleKnowledgeParts extends QuestionParts {
  readonly clock: Clock
}

/** Refused documents of a source that are named. */
const mostRefused = 100

/** What the console shows of the documents, and does with them: always those of the settings that answer new calls. */
export function createConsoleKnowledge(parts: ConsoleKnowledgeParts): ConsoleKnowledge {
  const { editions, clock } = parts
  const library = () => editions.current.knowledge
  const search: ConsoleKnowledge['search'] = (query) => searchForConsole(editions.current, query, clock.now())
  const questions = createConsoleQuestions(parts)

  return {
    search,
    questions,
    pages: createConsolePages({ editions, clock, questions, search }),
    overview: () => overviewOf(editions.current),
    refresh: async (source) => (await library()?.begin(source)) ?? [],
    async documents({ source, q, after, limit }) {
      const configured = configuredSource(editions.current, source)
      if (!configured) return null
      const wanted = q.toLowerCase()
      const all = (await library()?.documents(source)) ?? []
      const matching = all
        .filter(({ name, title }) => `${name}\n${title}`.toLowerCase().includes(wanted))
        .sort((left, right) => (left.name < right.name ? -1 : 1))
      const later = after === undefined ? matching : matching.filter(({ name }) => name > after)
      const shown = later.slice(0, limit)
      return {
        documents: await Promise.all(shown.map((document) => toListed(document, configured))),
        total: matching.length,
        next: later.length > limit ? (shown.at(-1)?.name ?? null) : null,
      }
    },
    async document({ source, name, from, limit }) {
      const configured = configuredSource(editions.current, source)
      const found = (await library()?.documents(source))?.find((document) => document.name === name)
      if (!configured || !found) return null
      const chunks = (await library()?.chunks(found.id, from, limit)) ?? []
      return {
        document: await toListed(found, configured),
        passages: chunks.map(({ headings, text, keywords, page }) => ({
          ...{ headings: [...headings], text, keywords, page },
        })),
      }
    },
  }
}

type ConfiguredSource = ReturnType<typeof configuredSources>[number]

function configuredSources({ config }: Edition) {
  return config.assistant.knowledge?.sources ?? []
}

function configuredSource(edition: Edition, id: string): ConfiguredSource | undefined {
  return configuredSources(edition).find((source) => sourceId(source) === id)
}

async function overviewOf(edition: Edition): Promise<KnowledgeOverview> {
  const { config, knowledge, responder } = edition
  const known = new Map((await knowledge?.sources())?.map((source) => [source.id, source]))
  const underWay = knowledge?.underWay()
  const configured = configuredSources(edition)
  const sources = configured.flatMap((source) => {
    const status = known.get(sourceId(source))
    return status ? [toSource(status, underWay?.get(status.id) ?? null)] : []
  })
  return {
    documents: sources.reduce((total, { documents }) => total + documents, 0),
    passages: sources.reduce((total, { passages }) => total + passages, 0),
    meaning: meaningOf(edition),
    modelPassages: responder.health().models.length > 0 ? config.assistant.answers.passages : null,
    languages: languagesOf(edition),
    isExample: await isBuiltIn(config.assistantFile).catch(() => false),
    folders: configured
      .filter(({ kind }) => kind === 'folder')
      .map((source) => ({ id: sourceId(source), location: source.at })),
    sources,
  }
}

function languagesOf({ config: { assistant } }: Edition): string[] {
  return [...new Set([assistant.language, ...assistant.relay.languages.map(({ code }) => code)])]
}

function meaningOf({ config, knowledge }: Edition): KnowledgeOverview['meaning'] {
  const waiting = knowledge?.status().waitingForVectors ?? 0
  const because = whyNoEmbedder(config)
  if (because !== null) return { state: 'off', because, problem: null, waiting: 0 }
  const problem = knowledge?.meaningProblem() ?? null
  if (problem !== null) return { state: 'troubled', because: 'provider', problem, waiting }
  return { state: 'on', because: null, problem: null, waiting }
}

function toSource(status: SourceStatus, underWay: UnderWay | null): KnowledgeSource {
  const { id, kind, location, checkedAt, succeededAt, problem, documents, passages, refused } = status
  return {
    ...{ id, kind, location, checkedAt, succeededAt, problem, documents, passages },
    refused: refused.slice(0, mostRefused).map(({ name, problem, readAt }) => ({ name, problem, readAt })),
    refusedCount: refused.length,
    underWay: underWay && {
      since: underWay.since,
      done: underWay.progress?.done ?? null,
      total: underWay.progress?.total ?? null,
      document: underWay.progress?.document ?? '',
    },
  }
}

async function toListed(document: DocumentStatus, source: ConfiguredSource): Promise<ListedDocument> {
  const { name, title, kind, changedAt, readAt, checkedAt, problem, passages } = document
  return {
    ...{ source: document.source, name, title, kind, changedAt, readAt, checkedAt, problem, passages },
    page: await pageIdOf(source, name),
  }
}
