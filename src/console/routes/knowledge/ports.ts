import type { EditedPage, NewPage, PageDraft, PageList, PagePreview, PageText, WrittenPage } from './page-schema.ts'
import type { QuestionDraft, QuestionList, QuestionsQuery } from './question-schema.ts'
import type { DocumentList, DocumentQuery, DocumentsQuery, DocumentText, KnowledgeOverview } from './schema.ts'
import type { SearchQuery, SearchResult } from './search-schema.ts'

/** What the assistant knows, as the settings that run have it. */
export interface ConsoleKnowledge {
  overview(): Promise<KnowledgeOverview>
  /** Of a source; null where there is no such source. */
  documents(query: DocumentsQuery): Promise<DocumentList | null>
  /** A document as it was read; null where there is none. */
  document(query: DocumentQuery): Promise<DocumentText | null>
  /** Begins to look at a source, or at all for null, or joins whoever did. Gives their ids; none for one that is unknown. */
  refresh(source: string | null): Promise<string[]>
  /** What a caller who asks this would be answered from, and why. */
  search(query: SearchQuery): Promise<SearchResult>
  readonly questions: ConsoleQuestions
  readonly pages: ConsolePages
}

/** Questions that nobody could answer, those that ask the same together. */
export interface ConsoleQuestions {
  list(query: QuestionsQuery): Promise<QuestionList>
  /** Marks all questions of a group as dealt with, or as open. Gives how many changed; null for a group that is unknown. */
  mark(id: string, as: 'done' | 'open'): Promise<number | null>
  /** A page for the answer; null for a group that is unknown. */
  draft(id: string): Promise<QuestionDraft | null>
}

/** Pages of the owner's own. */
export interface ConsolePages {
  list(): Promise<PageList>
  read(id: string): Promise<PageText | PageRefusal>
  /** Resolves once the library has read the page, or after a few seconds. */
  create(page: NewPage): Promise<WrittenPage | PageRefusal>
  replace(id: string, page: EditedPage): Promise<WrittenPage | PageRefusal>
  /** What it would be read into, without keeping anything. */
  preview(page: PageDraft, signal: AbortSignal): Promise<PagePreview>
}

export interface PageRefusal {
  readonly refused: 'name' | 'missing' | 'no-folder' | 'example' | 'taken' | 'stale' | 'unfit' | 'failed' | 'question'
  /** A sentence; for `name`, what it must be, to be said after the word. */
  readonly reason: string
}
