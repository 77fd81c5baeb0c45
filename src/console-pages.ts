import type { ListedPage, PageText, WrittenPage } from './console/routes/knowledge/page-schema.ts'
import type { ConsolePages, PageRefusal } from './console/routes/knowledge/ports.ts'
import type { SearchQuery, SearchResult } from './console/routes/knowledge/search-schema.ts'
import type { QuestionDesk } from './console-questions.ts'
import type { Editions } from './editions.ts'
import { UnreadableDocument } from './knowledge/documents.ts'
import type { DocumentStatus } from './knowledge/library/status.ts'
import { sourceId } from './knowledge/library/sync-sources.ts'
import {
  createPageFiles,
  type PageFault,
  type PageFile,
  type PageText as WrittenText,
} from './knowledge/pages/page-files.ts'
import { faultOfPageName } from './knowledge/pages/page-name.ts'
import type { QuestionGroup } from './knowledge/unanswered/group-questions.ts'
import type { Clock } from './lib/clock.ts'

export interface PageParts {
  readonly editions: Pick<Editions, 'current'>
  readonly questions: Pick<QuestionDesk, 'find' | 'mark'>
  readonly search: (query: SearchQuery) => Promise<SearchResult>
  readonly clock: Clock
}

/** Whoever has saved a page waits no longer for the library, which may be in the middle of a large document. */
const readLimitMs = 5_000

/** Pages of the owner's own, written into the folders of the settings and read by the library at once. */
export function createConsolePages({ editions, questions, search, clock }: PageParts): ConsolePages {
  const sources = () => editions.current.config.assistant.knowledge?.sources ?? []
  const files = createPageFiles(sources)

  async function write(
    answers: string | undefined,
    act: () => Promise<WrittenText | PageFault>,
  ): Promise<WrittenPage | PageRefusal> {
    const group = answers === undefined ? null : await questions.find(answers)
    if (answers !== undefined && !group) return { refused: 'question', reason: 'There are no such questions.' }
    const written = await act()
    if ('fault' in written) return refusalOf(written)
    const isRead = await readNow(written.source)
    const page = toPageText(written, await documentOf(written))
    const check = group && isRead ? await ask(group, page) : null
    const marked = group && check?.isFound ? await questions.mark(group.id, 'done') : 0
    return { page, isRead, check, questions: marked ?? 0 }
  }

  /** Has the library look at the source; false when that takes too long, and goes on without us. */
  async function readNow(id: string): Promise<boolean> {
    const { knowledge } = editions.current
    const source = sources().find((one) => sourceId(one) === id)
    if (!knowledge || !source) return false
    const enough = new AbortController()
    const read = knowledge.refresh({ location: source.at, signal: new AbortController().signal }).then(() => true)
    const late = clock.sleep(readLimitMs, enough.signal).then(
      () => false,
      () => false,
    )
    return await Promise.race([read, late]).finally(() => enough.abort())
  }

  /** Asks what callers have asked, in their most typical words. */
  async function ask({ question }: QuestionGroup, page: PageText): Promise<WrittenPage['check']> {
    const { answer, passages } = await search({ q: question })
    const isFound = passages.some(
      ({ source, document, toModel, quote }) =>
        source === page.source && document === page.name && (toModel || quote.verdict === 'spoken'),
    )
    return { question, answer, isFound }
  }

  async function documentOf({ source, name }: PageFile): Promise<DocumentStatus | null> {
    const documents = (await editions.current.knowledge?.documents(source)) ?? []
    return documents.find((document) => document.name === name) ?? null
  }

  return {
    async list() {
      const pages = await files.list()
      const ofSources = await Promise.all(
        [...new Set(pages.map(({ source }) => source))].map((source) => editions.current.knowledge?.documents(source)),
      )
      const documents = new Map(ofSources.flatMap((some) => some ?? []).map((one) => [one.id, one]))
      return { pages: pages.map((page) => toListed(page, documents.get(`${page.source}#${page.name}`) ?? null)) }
    },
    async read(id) {
      const found = await files.read(id)
      return 'fault' in found ? refusalOf(found) : toPageText(found, await documentOf(found))
    },
    async create({ folder = null, name, text, answers }) {
      const fault = faultOfPageName(name)
      if (fault !== null) return { refused: 'name', reason: fault }
      return await write(answers, () => files.create(folder, name, text))
    },
    replace: (id, { text, base, answers }) => write(answers, () => files.replace(id, text, base)),
    async preview(page, signal) {
      const { knowledge } = editions.current
      if (!knowledge) return { title: '', passages: [], problem: 'no documents are configured' }
      try {
        const { title, chunks } = await knowledge.preview(page, signal)
        const passages = chunks.map(({ headings, text, keywords }) => ({
          ...{ headings: [...headings], text, keywords, page: null },
        }))
        return { title, passages, problem: null }
      } catch (error) {
        if (!(error instanceof UnreadableDocument)) throw error
        return { title: '', passages: [], problem: error.message }
      }
    },
  }
}

function refusalOf({ fault, reason }: PageFault): PageRefusal {
  return { refused: fault, reason }
}

function toListed({ id, source, name }: PageFile, document: DocumentStatus | null): ListedPage {
  const { title = null, passages = 0, problem = null } = document ?? {}
  return { id, source, name, title, passages, problem }
}

function toPageText(file: WrittenText, document: DocumentStatus | null): PageText {
  return { ...toListed(file, document), text: file.text, base: file.digest }
}
