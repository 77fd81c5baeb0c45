import { maskFor } from '../../access/mask.ts'
import { type Api, actorOf } from '../../frame/api.ts'
import { ApiError } from '../../frame/api-error.ts'
import type { SettingsDesk } from './ports.ts'
import { versionOrRefusal } from './publish-outcome.ts'
import { published, restoreWish, versionList, versionPath, versionQuery, versionText } from './schema.ts'

const tags = ['assistant']

/** Every version of the settings that ever ran: looked through, and taken back. */
export function versionRoutes(api: Api, desk: SettingsDesk): void {
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
      const mask = maskFor(actorOf(request))
      return { version, text: mask.text(await textOf(version)), masked: mask.masks }
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
    const text = await desk.versions.text(version)
    if (text == null) throw new ApiError(404, `No version ${version} ever ran here.`)
    return text
  }
}
