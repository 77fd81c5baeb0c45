import { flag, searchOf, text } from '../../data/search-params.ts'

/** Of the page itself: the question that is tried, and which questions of callers are shown. */
export const knowledgeSearch = searchOf({ q: text, before: text, language: text, done: flag })
export const documentsSearch = searchOf({ source: text, q: text })
export const documentSearch = searchOf({ source: text, name: text })
/** What the new page is to be about. */
export const newPageSearch = searchOf({ about: text })

export type KnowledgeSearch = ReturnType<typeof knowledgeSearch>
