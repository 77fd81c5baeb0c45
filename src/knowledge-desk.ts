import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from './config/config.ts'
import type { RefreshOptions } from './knowledge/library/library.ts'
import type { SourceStatus } from './knowledge/library/status.ts'
import type { Passage } from './knowledge/ports.ts'
import { type DraftPage, draftPage } from './knowledge/unanswered/draft-page.ts'
import { groupQuestions, type QuestionGroup } from './knowledge/unanswered/group-questions.ts'
import type { UnansweredQuestions } from './knowledge/unanswered/ports.ts'
import { systemClock } from './lib/clock.ts'
import { openKnowledge } from './open-knowledge.ts'
import { openStore } from './store/open-store.ts'

/** What an owner does with documents and open questions, beside a server that may be running on the same data. */
export interface KnowledgeDesk extends AsyncDisposable {
  status(): Promise<SourceStatus[]>
  /** Looks at one source (by path or address, as configured) or at all, and waits for the vectors; gives how things stand then. */
  refresh(options: RefreshOptions): Promise<SourceStatus[]>
  /** What a caller who asks this would be answered from, best first, and what is said without a model; null when nothing fits. */
  find(question: string): Promise<{ readonly passages: readonly Passage[]; readonly quote: string | null }>
  readonly unanswered: UnansweredQuestions
  /** Questions that nobody could answer, similar ones together, most asked first. */
  groups(options: { readonly includeDone: boolean }): Promise<QuestionGroup[]>
  /** A page for the owner to write the answer of a group on. */
  draft(group: QuestionGroup): DraftPage
}

const mostPassages = 5
const longestQuote = 300
/** Of the newest questions; who has more open looks at these first. */
const mostQuestions = 5_000

/** Opens the documents and the call log of the settings; sources that are no longer configured are forgotten. */
export async function openKnowledgeDesk(config: Config, logger: Logger): Promise<KnowledgeDesk> {
  const library = await openKnowledge({ config, logger, clock: systemClock, inMemory: false, mode: 'rest' })
  const status = async () => (await library?.sources()) ?? []
  try {
    const store = await openStore({ file: join(config.server.dataDir, 'frontdesk.db') })
    return {
      status,
      async refresh(options) {
        await library?.refresh(options)
        await library?.embedded()
        return status()
      },
      async find(text) {
        await library?.embedded()
        const question = { text, before: null, language: config.assistant.language }
        const found = await library?.search.find(question, mostPassages, new AbortController().signal)
        return { passages: found?.passages ?? [], quote: found?.quote(longestQuote)?.text ?? null }
      },
      unanswered: store.unanswered,
      groups: async ({ includeDone }) =>
        groupQuestions(await store.unanswered.list({ includeDone, limit: mostQuestions }), config.assistant.language),
      draft: draftPage,
      async [Symbol.asyncDispose]() {
        await library?.[Symbol.asyncDispose]()
        await store.close()
      },
    }
  } catch (error) {
    await library?.[Symbol.asyncDispose]()
    throw error
  }
}
