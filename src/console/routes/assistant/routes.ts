import { maskFor } from '../../access/mask.ts'
import { type Api, actorOf } from '../../frame/api.ts'
import { ApiError } from '../../frame/api-error.ts'
import type { ConsoleParts } from '../../parts.ts'
import { presentAssistant } from './present-assistant.ts'
import { versionOrRefusal } from './publish-outcome.ts'
import {
  checkedText,
  checkResult,
  published,
  publishWish,
  restoreWish,
  runningAssistant,
  versionList,
  versionPath,
  versionQuery,
  versionText,
} from './schema.ts'

const tags = ['assistant']
/** Settings explain themselves at length. */
const bodyLimit = 2 * 1_048_576

/** The assistant's settings: read, checked, tried, published, and taken back. */
export function assistantRoutes(api: Api, { settingsDesk: desk }: ConsoleParts): void {
  if (!desk) return

  api.get(
    '/assistant',
    {
      config: { scope: 'assistant:read' },
      schema: { tags, summary: 'What answers new calls, and what its file says', response: { 200: runningAssistant } },
    },
    async (request) => presentAssistant(desk, maskFor(actorOf(request))),
  )

  api.post(
    '/assistant/check',
    {
      bodyLimit,
      config: { scope: 'assistant:read', audit: false },
      schema: {
        ...{ tags, summary: 'Everything that is wrong with a text of settings' },
        ...{ body: checkedText, response: { 200: checkResult } },
      },
    },
    async ({ body }) => ({ faults: [...(await desk.check(body.text))] }),
  )

  api.post(
    '/assistant/publish',
    {
      bodyLimit,
      config: { scope: 'assistant:write', audit: 'assistant.publish' },
      schema: {
        ...{ tags, summary: 'Write settings into the file, and let them answer new calls' },
        ...{ body: publishWish, response: { 200: published } },
      },
    },
    async (request) => {
      const by = actorOf(request).user.name
      const version = versionOrRefusal(await desk.publish({ ...request.body, by, origin: 'published' }))
      request.noted.target = version
      return { version }
    },
  )

  api.post(
    '/assistant/drafts',
    {
      bodyLimit,
      config: { scope: 'assistant:write', audit: false },
      schema: {
        ...{ tags, summary: 'Open settings for trial calls, beside those that answer' },
        ...{ body: checkedText, response: { 200: published } },
      },
    },
    async ({ body }) => ({ version: versionOrRefusal(await desk.openDraft(body.text)) }),
  )

  api.post(
    '/assistant/own',
    {
      config: { scope: 'assistant:write', audit: 'assistant.own' },
      schema: { tags, summary: 'Copy the example, as an assistant of one’s own', response: { 200: published } },
    },
    async (request) => ({ version: versionOrRefusal(await desk.adoptExample(actorOf(request).user.name)) }),
  )

  api.get(
    '/assistant/versions',
    {
      config: { scope: 'assistant:read' },
      schema: {
        ...{ tags, summary: 'Every version that ran, newest first' },
        ...{ querystring: versionQuery, response: { 200: versionList } },
      },
    },
    async ({ query: { before = null, limit } }) => {
      const runs = await desk.versions.list({ before, limit })
      return { runs, next: runs.length < limit ? null : (runs.at(-1)?.number ?? null) }
    },
  )

  api.get(
    '/assistant/versions/:version',
    {
      config: { scope: 'assistant:read' },
      schema: { tags, summary: 'The text of a version', params: versionPath, response: { 200: versionText } },
    },
    async (request) => {
      const { version } = request.params
      return { version, text: maskFor(actorOf(request)).text(await textOf(version)) }
    },
  )

  api.post(
    '/assistant/versions/:version/restore',
    {
      config: { scope: 'assistant:write', audit: 'assistant.restore' },
      schema: {
        ...{ tags, summary: 'Let an earlier version answer new calls again' },
        ...{ params: versionPath, body: restoreWish, response: { 200: published } },
      },
    },
    async (request) => {
      const text = await textOf(request.params.version)
      const wish = { text, base: request.body.base, by: actorOf(request).user.name, note: '' }
      return { version: versionOrRefusal(await desk.publish({ ...wish, origin: 'restored' })) }
    },
  )

  async function textOf(version: string): Promise<string> {
    const text = await desk?.versions.text(version)
    if (text == null) throw new ApiError(404, `No version ${version} ever ran here.`)
    return text
  }
}
