import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Clock } from '../../lib/clock.ts'
import type { Actor } from '../access/actor.ts'
import type { AuditEntry, AuditLog } from '../access/ports.ts'
import { newId } from '../access/secret-tokens.ts'
import { addressOf } from './origin.ts'

export interface AuditParts {
  readonly audit: Pick<AuditLog, 'add'>
  readonly clock: Pick<Clock, 'now'>
  readonly onProblem: (error: unknown) => void
}

const longestTarget = 200

/**
 * Writes what was done, or tried, into the audit log, before its answer goes out. What strangers try on routes that they
 * cannot use is left out: anybody could fill the log with it.
 */
export function auditHook(api: FastifyInstance, { audit, clock, onProblem }: AuditParts): void {
  let count = 0
  api.decorateRequest('noted')
  api.addHook('onRequest', async (request) => {
    request.noted = { actor: null, target: null, leaveOut: false }
  })
  api.addHook('onSend', async (request, reply, payload) => {
    const entry = entryOf(request, reply.statusCode)
    if (!entry) return payload
    count += 1
    // Entries of the same moment stay in their order.
    const id = count.toString(16).padStart(8, '0') + newId()
    await audit.add({ ...entry, id, at: clock.now() }).catch(onProblem)
    return payload
  })
}

function entryOf(request: FastifyRequest, status: number): Omit<AuditEntry, 'id' | 'at'> | null {
  const { routeOptions, noted, actor, params } = request
  const { audit: action } = routeOptions.config
  const who = noted.actor ?? (actor && auditActor(actor))
  if (!action || !who || noted.leaveOut) return null
  const target = noted.target ?? Object.values((params ?? {}) as Record<string, string>).join(' ')
  return {
    ...who,
    ...{ action, target: printable(target), address: addressOf(request) },
    result: status < 400 ? 'ok' : status < 500 ? 'refused' : 'failed',
  }
}

function auditActor({ kind, user, token }: Actor): NonNullable<FastifyRequest['noted']['actor']> {
  if (token) return { actorKind: kind, actorId: token.id, actorName: `${user.name} (${token.name})` }
  return { actorKind: kind, actorId: user.id, actorName: user.name }
}

/** Ids come from addresses that anybody may write. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, '?').slice(0, longestTarget)
}
