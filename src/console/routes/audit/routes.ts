import type { z } from 'zod'
import type { AuditEntry } from '../../access/ports.ts'
import type { Api } from '../../frame/api.ts'
import { badField } from '../../frame/api-error.ts'
import type { ConsoleParts } from '../../parts.ts'
import { type AuditPage, auditPage, auditQuery } from './schema.ts'

/** Who did what. */
export function auditRoutes(api: Api, { store }: ConsoleParts): void {
  api.get(
    '/audit',
    {
      config: { scope: 'audit:read' },
      schema: {
        ...{ tags: ['audit'], summary: 'Who did what, the newest first' },
        ...{ querystring: auditQuery, response: { 200: auditPage } },
      },
    },
    async ({ query }) => auditPageOf(store, query),
  )
}

async function auditPageOf(
  { audit }: ConsoleParts['store'],
  { limit, after, actor, action, result, from, until }: z.output<typeof auditQuery>,
): Promise<AuditPage> {
  // One more than asked for tells whether there is another page.
  const query = { limit: limit + 1, after: after === undefined ? null : placeOf(after), actorId: actor }
  const found = await audit.list({ ...query, action, result, from, until })
  const entries = found.slice(0, limit)
  const last = entries.at(-1)
  return { entries: entries.map(presentEntry), next: found.length > limit && last ? `${last.at}-${last.id}` : null }
}

function placeOf(after: string): Pick<AuditEntry, 'at' | 'id'> {
  const [, at, id] = /^(\d{1,15})-([0-9a-f]+)$/.exec(after) ?? []
  if (id === undefined) throw badField('after', 'must be the `next` of the page before')
  return { at: Number(at), id }
}

function presentEntry(entry: AuditEntry): AuditPage['entries'][number] {
  const { id, at, action, target, result, address, actorKind, actorId, actorName } = entry
  return { id, at, actor: { kind: actorKind, id: actorId, name: actorName }, action, target, result, address }
}
