import type { QueryCreator } from 'kysely'
import type { DeskUses, TransferUse } from '../actions/ports.ts'
import type { CallRecord } from '../conversation/events.ts'
import type { Database, Statement } from './database.ts'
import type { DeskUseRow, Schema } from './schema.ts'
import { columnsOf, unlessTest } from './unless-test.ts'

/** What the desk did, as `deskUse` has put it into the log's database. */
export function createDeskUses({ queries }: Pick<Database<Schema>, 'queries'>): DeskUses {
  return {
    async transfers(since) {
      const rows = await queries
        .selectFrom('desk_uses')
        .selectAll()
        .where('kind', '=', 'transfer')
        .where('at', '>=', since)
        .orderBy('at')
        .execute()
      return rows.map(toTransfer)
    },

    async texts(since, caller) {
      const recent = queries.selectFrom('desk_uses').where('kind', '=', 'text').where('at', '>=', since)
      const counted = await Promise.all([
        recent.select((from) => from.fn.countAll<number | string>().as('count')).executeTakeFirstOrThrow(),
        recent
          .innerJoin('calls', 'calls.id', 'desk_uses.call_id')
          .where('calls.caller', '=', caller)
          .select((from) => from.fn.countAll<number | string>().as('count'))
          .executeTakeFirstOrThrow(),
      ])
      const [all, toCaller] = counted.map(({ count }) => Number(count))
      return { all: all ?? 0, toCaller: toCaller ?? 0 }
    },

    async wantsNoTexts(caller) {
      const newest = await queries
        .selectFrom('calls')
        .innerJoin('desk_uses', 'desk_uses.call_id', 'calls.id')
        .select('kind')
        .where('calls.caller', '=', caller)
        .where('kind', 'in', ['texts-stopped', 'texts-allowed'])
        .orderBy('at', 'desc')
        .orderBy('ref', 'desc')
        .executeTakeFirst()
      return newest?.kind === 'texts-stopped'
    },
  }
}

/**
 * Gives what a record changes in the table; null for nothing. The statements are made once, with values to follow. Tests
 * dial nobody, and nobody wishes anything in them; a text that goes out in one is a text.
 */
export function deskUse(queries: QueryCreator<Schema>): (record: CallRecord) => Statement | null {
  const row: DeskUseRow = { call_id: '', ref: '', kind: '', at: 0, target: '', limit_seconds: null, seconds: null }
  const insert = queries.insertInto('desk_uses').values(row).compile().sql
  const insertUnlessTest = queries
    .insertInto('desk_uses')
    .columns(columnsOf(row))
    .expression(unlessTest(queries, row))
    .compile().sql
  const end = queries
    .updateTable('desk_uses')
    .set({ seconds: 0 })
    .where('call_id', '=', '')
    .where('ref', '=', '')
    .compile().sql
  return ({ callId, seq, at, event }) => {
    // Wishes and texts of one call are in the order of their places, so those have equal lengths.
    const place = String(seq).padStart(8, '0')
    switch (event.type) {
      case 'call.transferring': {
        const target = `${event.to.kind}:${event.to.address}`
        const limit = event.limitSeconds ?? null
        return {
          sql: insertUnlessTest,
          parameters: [callId, refOf(event), 'transfer', at, target, limit, null, callId],
        }
      }
      case 'transfer.ended':
        return { sql: end, parameters: [event.seconds, callId, refOf(event)] }
      case 'text.sent':
        return { sql: insert, parameters: [callId, place, 'text', at, '', null, null] }
      case 'texts.stopped':
        return { sql: insertUnlessTest, parameters: [callId, place, 'texts-stopped', at, '', null, null, callId] }
      case 'texts.allowed':
        return { sql: insertUnlessTest, parameters: [callId, place, 'texts-allowed', at, '', null, null, callId] }
      default:
        return null
    }
  }
}

function refOf({ id, step }: { readonly id: string; readonly step: number }): string {
  return `${id}:${step}`
}

function toTransfer({ call_id, ref, target, limit_seconds, seconds }: DeskUseRow): TransferUse {
  const [id, step] = [ref.slice(0, ref.lastIndexOf(':')), ref.slice(ref.lastIndexOf(':') + 1)]
  const [kind, address] = [target.slice(0, target.indexOf(':')), target.slice(target.indexOf(':') + 1)]
  return {
    ...{ callId: call_id, id, step: Number(step), limitSeconds: limit_seconds, seconds },
    to: { kind: kind as TransferUse['to']['kind'], address },
  }
}
