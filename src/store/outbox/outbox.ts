import type { ExpressionBuilder, QueryCreator } from 'kysely'
import type { EntryKind, EntryState, LeasedEntry, ListedEntry, Outbox, OutboxEntry } from '../../after-call/ports.ts'
import { AppendQueue, type Write } from '../append-queue.ts'
import type { Database, Statement } from '../database.ts'
import type { OutboxRow, Schema } from '../schema.ts'
import { insertStatement } from './outbox-jobs.ts'

interface Settlement extends Write {
  readonly statements: readonly Statement[]
}

/** The outbox in the log's database, so that it is filled in the transactions of the log. */
export function createOutbox(database: Database<Schema>): Outbox {
  const { queries } = database
  const insert = insertStatement(queries)
  /** Only while the lease is ours. */
  const update = ({ id, lease }: LeasedEntry) =>
    queries.updateTable('outbox').where('id', '=', id).where('lease', '=', lease).where('state', '=', 'waiting')
  const released = { lease: null, lease_until: 0 } as const
  /** What is settled at the same time waits for the disk together. */
  const settlements = new AppendQueue<Settlement>(async (writes) => {
    await database.batch(writes.flatMap(({ statements }) => statements))
  })
  const settle = ({ callId }: LeasedEntry, ...statements: Statement[]) =>
    settlements.add({ callIds: new Set([callId]), size: statements.length, statements })

  return {
    async claim({ lease, now, until, limit }) {
      const rows = await queries
        .updateTable('outbox')
        .set((row) => ({
          lease,
          lease_until: until,
          attempts: row('attempts', '+', 1),
          first_tried_at: row.fn.coalesce('first_tried_at', row.val(now)),
        }))
        .where(
          'id',
          'in',
          claimable(queries, now).select('one.id').orderBy('one.due_at').orderBy('one.id').limit(limit),
        )
        .returningAll()
        .execute()
      const inOrder = rows.toSorted((one, other) => one.due_at - other.due_at || one.seq - other.seq)
      return inOrder.map((row) => ({ ...toEntry(row), lease }))
    },

    async renew(entries, until) {
      await database.batch(entries.map((entry) => update(entry).set({ lease_until: until }).compile()))
    },

    async delivered(entry, now, following = []) {
      await settle(
        entry,
        ...following.map((next) => insert(next, now)),
        update(entry)
          .set({ ...released, state: 'delivered', settled_at: now, last_error: null })
          .compile(),
      )
    },

    async later(entry, { error, dueAt }) {
      await settle(
        entry,
        update(entry)
          .set({ ...released, due_at: dueAt, last_error: error })
          .compile(),
      )
    },

    async postpone(entry, dueAt) {
      await settle(
        entry,
        update(entry)
          .set((row) => ({ ...released, due_at: dueAt, attempts: row('attempts', '-', 1) }))
          .compile(),
      )
    },

    async dead(entry, { error, now }) {
      await settle(
        entry,
        update(entry)
          .set({ ...released, state: 'dead', last_error: error, settled_at: now })
          .compile(),
      )
    },

    async nextDueAt() {
      const free = heads(queries).select('one.due_at as at').where('one.lease_until', '=', 0).orderBy('one.due_at')
      const held = heads(queries)
        .select('one.lease_until as at')
        .where('one.lease_until', '>', 0)
        .orderBy('one.lease_until')
      const found = await Promise.all([free, held].map((query) => query.limit(1).executeTakeFirst()))
      const times = found.flatMap((row) => (row ? [Number(row.at)] : []))
      return times.length > 0 ? Math.min(...times) : null
    },

    async list({ states, limit, hasFailed }) {
      const rows = await queries
        .selectFrom('outbox')
        .selectAll()
        .where('state', 'in', states)
        .$if(hasFailed === true, (query) => query.where('last_error', 'is not', null))
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(toListed)
    },

    async counts() {
      const count = (state: EntryState) =>
        queries
          .selectFrom('outbox')
          .select((row) => [
            row.fn.countAll<number | string>().as('all'),
            row.fn.count<number | string>('last_error').as('failed'),
          ])
          .where('state', '=', state)
          .executeTakeFirstOrThrow()
      const [waiting, dead] = await Promise.all([count('waiting'), count('dead')])
      return { waiting: Number(waiting.all), failing: Number(waiting.failed), dead: Number(dead.all) }
    },

    async find(id) {
      const row = await queries.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? toListed(row) : null
    },

    async replay(ids, now) {
      const { numUpdatedRows } = await queries
        .updateTable('outbox')
        .set({ ...released, state: 'waiting', due_at: now, attempts: 0, settled_at: null })
        .where('id', 'in', ids)
        .executeTakeFirstOrThrow()
      return Number(numUpdatedRows)
    },
  }
}

/** The first waiting entry of each call and target; what is behind it waits for it. */
function heads(queries: QueryCreator<Schema>) {
  return queries
    .selectFrom('outbox as one')
    .where('one.state', '=', 'waiting')
    .where((row) => row.not(row.exists(earlier(row))))
}

function claimable(queries: QueryCreator<Schema>, now: number) {
  return heads(queries).where('one.due_at', '<=', now).where('one.lease_until', '<=', now)
}

function earlier(row: ExpressionBuilder<Schema & { one: OutboxRow }, 'one'>) {
  return row
    .selectFrom('outbox as before')
    .select('before.id')
    .whereRef('before.call_id', '=', 'one.call_id')
    .whereRef('before.target', '=', 'one.target')
    .whereRef('before.seq', '<', 'one.seq')
    .where('before.state', '=', 'waiting')
}

function toEntry(row: OutboxRow): OutboxEntry {
  const { id, call_id: callId, seq, kind, target, created_at: createdAt, attempts, first_tried_at: firstTriedAt } = row
  return { id, callId, seq, kind: kind as EntryKind, target, createdAt, attempts, firstTriedAt }
}

function toListed(row: OutboxRow): ListedEntry {
  const { state, due_at: dueAt, last_error: lastError, settled_at: settledAt } = row
  return { ...toEntry(row), state: state as EntryState, dueAt, lastError, settledAt }
}
