import { maskFor } from '../../access/mask.ts'
import { type Api, actorOf } from '../../frame/api.ts'
import type { ConsoleParts } from '../../parts.ts'
import { presentAssistant, presentCheck } from './present-assistant.ts'
import { versionOrRefusal } from './publish-outcome.ts'
import { createReference } from './reference.ts'
import { checkedText, checkResult, published, publishWish, runningAssistant, settingsReference } from './schema.ts'
import { versionRoutes } from './version-routes.ts'

const tags = ['assistant']
/** Settings explain themselves at length. */
const bodyLimit = 2 * 1_048_576

/** The assistant's settings: read, checked, tried, published, and taken back. */
export function assistantRoutes(api: Api, { settingsDesk: desk }: ConsoleParts): void {
  if (!desk) return
  const readReference = createReference()

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
    async (request) => presentCheck(await desk.check(request.body.text), maskFor(actorOf(request))),
  )

  api.get(
    '/assistant/reference',
    {
      config: { scope: 'assistant:read' },
      schema: { tags, summary: 'Every setting that there is, explained', response: { 200: settingsReference } },
    },
    readReference,
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

  api.post(
    '/assistant/reload',
    {
      config: { scope: 'assistant:write', audit: 'assistant.reload' },
      schema: { tags, summary: 'Let the file as it is answer new calls', response: { 200: published } },
    },
    async (request) => ({ version: versionOrRefusal(await desk.reload(actorOf(request).user.name)) }),
  )

  versionRoutes(api, desk)
}
