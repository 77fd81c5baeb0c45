import { maskFor } from '../../access/mask.ts'
import { type Api, actorOf } from '../../frame/api.ts'
import { ApiError } from '../../frame/api-error.ts'
import type { ConsoleQuestions } from './ports.ts'
import { presentDraft, presentQuestions } from './present-questions.ts'
import { draft, groupPath, marked, questionList, questionsQuery } from './question-schema.ts'

const tags = ['knowledge']

/** Questions that nobody could answer. */
export function questionRoutes(api: Api, questions: ConsoleQuestions): void {
  api.get(
    '/knowledge/unanswered',
    {
      config: { scope: 'knowledge:read' },
      schema: {
        ...{ tags, summary: 'Questions that nobody could answer, those asked most first' },
        ...{ querystring: questionsQuery, response: { 200: questionList } },
      },
    },
    async (request) => presentQuestions(await questions.list(request.query), maskFor(actorOf(request))),
  )

  api.get(
    '/knowledge/unanswered/:id/draft',
    {
      config: { scope: 'knowledge:read' },
      schema: {
        ...{ tags, summary: 'A page to write the answer on; long numbers of callers are left out' },
        ...{ params: groupPath, response: { 200: draft } },
      },
    },
    async (request) => {
      const { id } = request.params
      return presentDraft((await questions.draft(id)) ?? unknown(id), maskFor(actorOf(request)))
    },
  )

  api.post(
    '/knowledge/unanswered/:id/done',
    {
      config: { scope: 'knowledge:write', audit: 'question.done' },
      schema: { tags, summary: 'Mark questions as dealt with', params: groupPath, response: { 200: marked } },
    },
    async ({ params }) => ({ questions: (await questions.mark(params.id, 'done')) ?? unknown(params.id) }),
  )

  api.post(
    '/knowledge/unanswered/:id/reopen',
    {
      config: { scope: 'knowledge:write', audit: 'question.reopen' },
      schema: { tags, summary: 'List questions again', params: groupPath, response: { 200: marked } },
    },
    async ({ params }) => ({ questions: (await questions.mark(params.id, 'open')) ?? unknown(params.id) }),
  )
}

function unknown(id: string): never {
  throw new ApiError(404, `There are no questions with the id ${id}.`)
}
