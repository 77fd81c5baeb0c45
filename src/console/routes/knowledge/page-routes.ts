import { type Mask, maskFor } from '../../access/mask.ts'
import { type Api, actorOf } from '../../frame/api.ts'
import { pageOrRefusal } from './page-outcome.ts'
import {
  editedPage,
  newPage,
  pageList,
  pagePath,
  pagePreview,
  pageText,
  previewWish,
  type WrittenPage,
  writtenPage,
} from './page-schema.ts'
import type { ConsolePages } from './ports.ts'

const tags = ['knowledge']
const write = { scope: 'knowledge:write', audit: 'knowledge.page' } as const
/** In bytes: the longest text, when each character takes four of them. */
const bodyLimit = 1_048_576
const previewLimitMs = 10_000

/** Pages of the owner's own, to be read and written. */
export function pageRoutes(api: Api, pages: ConsolePages): void {
  api.get(
    '/knowledge/pages',
    {
      config: { scope: 'knowledge:read' },
      schema: { tags, summary: 'Pages that can be edited, by name', response: { 200: pageList } },
    },
    () => pages.list(),
  )

  api.get(
    '/knowledge/pages/:id',
    {
      config: { scope: 'knowledge:read' },
      schema: { tags, summary: 'The text of a page', params: pagePath, response: { 200: pageText } },
    },
    async ({ params }) => pageOrRefusal(await pages.read(params.id)),
  )

  api.post(
    '/knowledge/pages',
    {
      bodyLimit,
      config: write,
      schema: {
        ...{ tags, summary: 'Write a new page, and ask again what it answers' },
        ...{ body: newPage, response: { 201: writtenPage } },
      },
    },
    async (request, reply) => {
      const written = pageOrRefusal(await pages.create(request.body))
      request.noted.target = written.page.id
      return reply.code(201).send(present(written, maskFor(actorOf(request))))
    },
  )

  api.put(
    '/knowledge/pages/:id',
    {
      bodyLimit,
      config: write,
      schema: {
        ...{ tags, summary: 'Replace the text of a page, if nobody has changed it meanwhile' },
        ...{ params: pagePath, body: editedPage, response: { 200: writtenPage } },
      },
    },
    async (request) => {
      const written = pageOrRefusal(await pages.replace(request.params.id, request.body))
      return present(written, maskFor(actorOf(request)))
    },
  )

  api.post(
    '/knowledge/pages/preview',
    {
      bodyLimit,
      config: { scope: 'knowledge:write', audit: false },
      schema: {
        ...{ tags, summary: 'What a page would be read into; nothing is kept' },
        ...{ body: previewWish, response: { 200: pagePreview } },
      },
    },
    ({ body }) => pages.preview(body, AbortSignal.timeout(previewLimitMs)),
  )
}

/** The question is a caller's. */
function present({ page, isRead, check, questions }: WrittenPage, mask: Mask): WrittenPage {
  return { page, isRead, questions, check: check && { ...check, question: mask.text(check.question) } }
}
