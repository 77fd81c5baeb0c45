import type { Api } from '../../frame/api.ts'
import { ApiError } from '../../frame/api-error.ts'
import type { ConsoleParts } from '../../parts.ts'
import { pageRoutes } from './page-routes.ts'
import { questionRoutes } from './question-routes.ts'
import {
  documentList,
  documentQuery,
  documentsQuery,
  documentText,
  knowledgeOverview,
  refreshed,
  refreshWish,
} from './schema.ts'
import { searchQuery, searchResult } from './search-schema.ts'

const tags = ['knowledge']
const read = { scope: 'knowledge:read' } as const

/** What the assistant knows: sources, documents, what is found, what could not be answered, and pages to write. */
export function knowledgeRoutes(api: Api, { knowledge }: ConsoleParts): void {
  if (!knowledge) return

  api.get(
    '/knowledge',
    {
      config: read,
      schema: { tags, summary: 'Sources with their age and their problems', response: { 200: knowledgeOverview } },
    },
    () => knowledge.overview(),
  )

  api.get(
    '/knowledge/documents',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'The documents of a source, by name' },
        ...{ querystring: documentsQuery, response: { 200: documentList } },
      },
    },
    async ({ query }) => (await knowledge.documents(query)) ?? notFound('source'),
  )

  api.get(
    '/knowledge/documents/text',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'A document as it was read, passage by passage' },
        ...{ querystring: documentQuery, response: { 200: documentText } },
      },
    },
    async ({ query }) => (await knowledge.document(query)) ?? notFound('document'),
  )

  api.post(
    '/knowledge/refresh',
    {
      config: { scope: 'knowledge:write', audit: 'knowledge.refresh' },
      schema: {
        ...{ tags, summary: 'Look at a source again, or at all; goes on in the background' },
        ...{ body: refreshWish, response: { 202: refreshed } },
      },
    },
    async (request, reply) => {
      const source = request.body?.source ?? null
      request.noted.target = source
      const sources = await knowledge.refresh(source)
      if (source !== null && sources.length === 0) throw notFound('source')
      return reply.code(202).send({ sources })
    },
  )

  api.get(
    '/knowledge/search',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'What a caller who asks this would be answered from, and why' },
        ...{ querystring: searchQuery, response: { 200: searchResult } },
      },
    },
    ({ query }) => knowledge.search(query),
  )

  questionRoutes(api, knowledge.questions)
  pageRoutes(api, knowledge.pages)
}

function notFound(what: 'source' | 'document'): never {
  throw new ApiError(404, `There is no such ${what}.`)
}
