import type { FastifyReply } from 'fastify'
import { exportJson } from '../../../archive/export/export-json.ts'
import { exportScenario } from '../../../archive/export/export-scenario.ts'
import { exportText } from '../../../archive/export/export-text.ts'
import { exportVtt } from '../../../archive/export/export-vtt.ts'
import type { CallHead } from '../../../archive/view/call-view.ts'
import { maskFor } from '../../access/mask.ts'
import { type Api, actorOf } from '../../frame/api.ts'
import type { ConsoleParts } from '../../parts.ts'
import { hideNames } from './hide-names.ts'
import type { CallsSlice } from './ports.ts'
import { type ReadCall, readCall } from './read-call.ts'
import { callPath, exportQuery } from './schema.ts'

const tags = ['calls']
const scope = 'calls:read'

interface Format {
  readonly type: string
  readonly ending: string
  write(call: ReadCall, calls: CallsSlice): string
}

const formats: Readonly<Record<'json' | 'text' | 'vtt', Format>> = {
  json: { type: 'application/json', ending: 'json', write: ({ view, records }) => exportJson(view, records) },
  text: { type: 'text/plain', ending: 'txt', write: ({ view }) => exportText(view) },
  vtt: { type: 'text/vtt', ending: 'vtt', write: ({ view }, calls) => exportVtt(view, calls.viewOptions()) },
}

/** Calls as files to be kept. */
export function callFileRoutes(api: Api, { calls }: ConsoleParts): void {
  if (!calls) return

  api.get(
    '/calls/:callId/export',
    {
      config: { scope },
      schema: {
        ...{ tags, summary: 'A call as a file: everything as JSON, the transcript as text, or as WebVTT' },
        ...{ params: callPath, querystring: exportQuery },
      },
    },
    async (request, reply) => {
      const call = await readCall(calls, request.params.callId, maskFor(actorOf(request)))
      const { type, ending, write } = formats[request.query.format]
      return asFile(reply, type, fileName(call.view.head, ending)).send(write(call, calls))
    },
  )

  api.get(
    '/calls/:callId/scenario',
    {
      config: { scope },
      schema: {
        ...{ tags, summary: 'A test scenario made of a call, as YAML; numbers and names are masked for everybody' },
        params: callPath,
      },
    },
    async (request, reply) => {
      const { view } = await readCall(calls, request.params.callId, maskFor(actorOf(request)))
      const withoutNames = hideNames(view)
      const mask = (text: string) => calls.redact(withoutNames(text))
      const { charactersPerSecond } = calls.viewOptions()
      const scenario = exportScenario(view, { mask, charactersPerSecond })
      return asFile(reply, 'application/yaml', fileName(view.head, 'yaml')).send(scenario)
    },
  )
}

function asFile(reply: FastifyReply, type: string, name: string): FastifyReply {
  return reply.type(`${type}; charset=utf-8`).header('content-disposition', `attachment; filename="${name}"`)
}

/** `call-2026-11-25-1500-1a2b3c.json`: when it began, in UTC, and the end of its id. */
function fileName({ callId, startedAt }: CallHead, ending: string): string {
  const [day = '', time = ''] = new Date(startedAt).toISOString().split('T')
  const id = callId.replace(/[^\w-]/g, '').slice(-6)
  return `call-${day}-${time.slice(0, 5).replace(':', '')}-${id}.${ending}`
}
