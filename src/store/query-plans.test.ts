import { Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import { recordsOf, said, started } from '../../test/store-records.ts'
import type { CallLog } from '../conversation/ports.ts'
import { createCallLog } from './call-log.ts'
import type { Statement } from './database.ts'
import { sqliteDialect } from './dialects/sqlite-driver.ts'
import { SqliteThread } from './dialects/sqlite-thread.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import type { Schema } from './schema.ts'

/** The plans, in SQLite's words, of all that `act` makes the log do. */
async function plansOf(act: (calls: CallLog) => Promise<unknown>): Promise<string[]> {
  const statements: Statement[] = []
  const thread = await SqliteThread.start(':memory:', () => {})
  const log = ({ query }: { query: Statement }) => {
    statements.push(query)
  }
  const queries = new Kysely<Schema>({ dialect: sqliteDialect(thread), log })
  await migrate(queries, migrations)
  statements.length = 0
  const batch = async (written: readonly Statement[]) => {
    statements.push(...written)
    await thread.run(written, { atomic: true })
  }
  await act(createCallLog({ queries, batch, close: () => thread.close() }))
  const explained = statements.map(({ sql, parameters }) => ({ sql: `explain query plan ${sql}`, parameters }))
  const results = await thread.run(explained, { atomic: false })
  await thread.close()
  return results.flatMap(({ rows }) => (rows as { detail: string }[]).map(({ detail }) => detail))
}

/** Reading a whole table grows with all the calls there ever were; so does sorting the past. */
describe('what the log does stays as cheap with a million calls behind it', () => {
  test.each<[string, (calls: CallLog) => Promise<unknown>, string[]]>([
    ['read', (calls) => calls.read('CA1'), [expect.stringMatching(/SEARCH events USING INDEX .*call_id=\?/)]],
    [
      'findReply',
      (calls) => calls.findReply('CA1', 'key'),
      [expect.stringMatching(/SEARCH events USING INDEX events_reply_key \(call_id=\? AND reply_key=\?\)/)],
    ],
    [
      'openCalls',
      (calls) => calls.openCalls(),
      [
        expect.stringMatching(/SCAN calls USING INDEX calls_open/),
        expect.stringMatching(/SCALAR SUBQUERY/),
        expect.stringMatching(/SEARCH events USING INDEX .*call_id=\?/),
      ],
    ],
    [
      'countCallsFrom',
      (calls) => calls.countCallsFrom('+1', 0),
      [expect.stringMatching(/SEARCH calls USING COVERING INDEX calls_caller \(caller=\? AND started_at>\?\)/)],
    ],
    [
      'append',
      (calls) => calls.append(recordsOf('CA1', [started(), said(1)])),
      [expect.stringMatching(/VALUES CLAUSE/)],
    ],
    [
      'the end of a call',
      (calls) => calls.append(recordsOf('CA1', [{ type: 'call.ended', reason: 'swept', detail: '' }])),
      [expect.stringMatching(/SEARCH calls USING INDEX .*\(id=\?\)/)],
    ],
  ])('%s', async (_name, act, plan) => {
    expect(await plansOf(act)).toEqual(plan)
  })
})
