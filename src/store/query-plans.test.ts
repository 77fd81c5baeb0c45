import { Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import { recordsOf, said, started } from '../../test/store-records.ts'
import { factSettings, madeUpCalls } from '../../test/support/archive-desk.ts'
import type { Outbox } from '../after-call/ports.ts'
import { entryOf } from '../archive/entry-of.ts'
import type { ArchiveReader, ArchiveWriter } from '../archive/ports.ts'
import type { AccessStore } from '../console/access/ports.ts'
import type { CallLog } from '../conversation/ports.ts'
import type { UnansweredQuestions } from '../knowledge/unanswered/ports.ts'
import type { KeptData } from '../privacy/ports.ts'
import { createArchiveReader } from './archive/archive-reader.ts'
import { createArchiveWriter } from './archive/archive-writer.ts'
import { createCallLog } from './call-log.ts'
import { createAccessStore } from './console/access-store.ts'
import type { Database, Statement } from './database.ts'
import { sqliteDialect } from './dialects/sqlite-driver.ts'
import { SqliteThread } from './dialects/sqlite-thread.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { createOutbox } from './outbox/outbox.ts'
import { createKeptData } from './privacy/kept-data.ts'
import type { Schema } from './schema.ts'
import { createUnansweredQuestions } from './unanswered-questions.ts'

/** The plans, in SQLite's words, of all that `act` makes the database do. */
async function plansOf(act: (database: Database<Schema>) => Promise<unknown>): Promise<string[]> {
  const statements: Statement[] = []
  const thread = await SqliteThread.start({ file: ':memory:', synchronous: 'full' }, () => {})
  const log = ({ query }: { query: Statement }) => {
    statements.push(query)
  }
  const queries = new Kysely<Schema>({ dialect: sqliteDialect(thread), log })
  await migrate(queries, migrations)
  statements.length = 0
  const batch = async (written: readonly Statement[]) => {
    statements.push(...written)
    const results = await thread.run(written, { atomic: true })
    return results.map(({ changes }) => changes)
  }
  await act({ queries, batch, close: () => thread.close() })
  const explained = statements.map(({ sql, parameters }) => ({ sql: `explain query plan ${sql}`, parameters }))
  const results = await thread.run(explained, { atomic: false })
  await thread.close()
  return results.flatMap(({ rows }) => (rows as { detail: string }[]).map(({ detail }) => detail))
}

const [madeUp = []] = madeUpCalls(1)
const entry = entryOf({ callId: 'CA1', claim: 1, counted: null }, madeUp, factSettings, 2)

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
      [
        expect.stringMatching(/VALUES CLAUSE/),
        expect.stringMatching(/SEARCH call_facts USING COVERING INDEX .*\(call_id=\?\)/),
      ],
    ],
    [
      'the end of a call',
      (calls) => calls.append(recordsOf('CA1', [{ type: 'call.ended', reason: 'swept', detail: '' }])),
      [
        expect.stringMatching(/SEARCH calls USING INDEX .*\(id=\?\)/),
        expect.stringMatching(/SEARCH call_facts USING INDEX .*\(call_id=\?\)/),
      ],
    ],
  ])('%s', async (_name, act, plan) => {
    expect(await plansOf((database) => act(createCallLog(database)))).toEqual(plan)
  })

  test.each<[string, (questions: UnansweredQuestions) => Promise<unknown>, string[]]>([
    [
      'list of open questions',
      (questions) => questions.list({ includeDone: false, limit: 10 }),
      [expect.stringMatching(/SEARCH unanswered USING INDEX unanswered_open \(done_at=\?\)/)],
    ],
    [
      'list of all questions',
      (questions) => questions.list({ includeDone: true, limit: 10 }),
      [expect.stringMatching(/SCAN unanswered USING INDEX unanswered_at/)],
    ],
    [
      'markDone',
      (questions) => questions.markDone([{ callId: 'CA1', turn: 1 }], 1),
      [expect.stringMatching(/SEARCH unanswered USING .*INDEX .*call_id=\? AND turn=\?/)],
    ],
    [
      'markOpen',
      (questions) => questions.markOpen([{ callId: 'CA1', turn: 1 }]),
      [expect.stringMatching(/SEARCH unanswered USING .*INDEX .*call_id=\? AND turn=\?/)],
    ],
  ])('%s', async (_name, act, plan) => {
    expect(await plansOf((database) => act(createUnansweredQuestions(database)))).toEqual(plan)
  })

  const everything = {
    match: null,
    unread: null,
    from: null,
    to: null,
    days: null,
    isLive: null,
    isTest: false,
    slowerThanMs: null,
  }
  const words = { all: [[{ column: 'words', tokens: ['a'], isPrefix: false } as const]], none: [] }
  const page = { before: 9, limit: 5 }
  test.each<[string, (archive: ArchiveReader) => Promise<unknown>, RegExp]>([
    ['the list', (archive) => archive.find(everything, page), /SEARCH call_facts USING INTEGER PRIMARY KEY/],
    [
      'the list of a time',
      (archive) => archive.find({ ...everything, from: 5, to: 9 }, page),
      /SEARCH call_facts USING INTEGER PRIMARY KEY \(rowid>\? AND rowid<\?\)/,
    ],
    [
      'the list of local days',
      (archive) => archive.find({ ...everything, from: 5, to: 9, days: { from: 20261101, to: 20261102 } }, page),
      /SEARCH call_facts USING INTEGER PRIMARY KEY \(rowid>\? AND rowid<\?\)/,
    ],
    ['live calls', (archive) => archive.find({ ...everything, isLive: true }, page), /USING INDEX call_facts_live/],
    ['tests', (archive) => archive.find({ ...everything, isTest: true }, page), /USING INDEX call_facts_test/],
    [
      'calls that were not read',
      (archive) => archive.find({ ...everything, unread: { line: 'relay', caller: '1' } }, page),
      /USING INDEX call_facts_unread/,
    ],
    [
      'words of a time',
      (archive) => archive.find({ ...everything, match: words, from: 5, to: 9 }, page),
      /SCAN call_words VIRTUAL TABLE INDEX 192:M\d+<>/, // newest first
    ],
    ['facts', (archive) => archive.facts('CA1'), /SEARCH call_facts USING INDEX .*\(call_id=\?\)/],
    ['the backlog', (archive) => archive.backlog(5), /SCAN call_facts USING (COVERING )?INDEX call_facts_due/],
    [
      'a series',
      (archive) => archive.daily(1, 2, ['calls', 'turns']),
      /rollups_series \(measure=\? AND span>\? AND span<\?\)/,
    ],
    [
      'the first day',
      (archive) => archive.firstDay('calls'),
      /SEARCH rollups USING COVERING INDEX rollups_series \(measure=\? AND span>\?\)/,
    ],
    ['sums', (archive) => archive.sums([{ from: 1, to: 2 }]), /SEARCH rollups USING INDEX .*\(span>\? AND span<\?\)/],
  ])('%s', async (_name, act, plan) => {
    const plans = await plansOf((database) => act(createArchiveReader(database.queries)))
    expect(plans).toContainEqual(expect.stringMatching(plan))
    expect(plans.filter((one) => /TEMP B-TREE FOR ORDER BY|SCAN call_facts$|MATERIALIZE/.test(one))).toEqual([])
  })

  test.each<[string, (archive: ArchiveWriter) => Promise<unknown>]>([
    ['what is due', (archive) => archive.due(5)],
    ['taking a call up', (archive) => archive.write(entry ? [entry] : [])],
  ])('%s', async (_name, act) => {
    const plans = await plansOf((database) => act(createArchiveWriter(database, database.queries, async () => {})))
    expect(plans.length).toBeGreaterThan(0)
    const slow = /SCAN (?!CONSTANT ROW|call_facts USING INDEX call_facts_due|call_words VIRTUAL TABLE INDEX \d+:=)/
    expect(plans.filter((plan) => slow.test(plan))).toEqual([])
  })

  test.each<[string, (outbox: Outbox) => Promise<unknown>]>([
    ['counting what is not delivered', (outbox) => outbox.counts()],
    ['listing what was given up', (outbox) => outbox.list({ states: ['dead'], limit: 5 })],
    ['listing what fails', (outbox) => outbox.list({ states: ['waiting'], limit: 5, hasFailed: true })],
  ])('%s', async (_name, act) => {
    const plans = await plansOf((database) => act(createOutbox(database)))
    expect(plans.length).toBeGreaterThan(0)
    expect(plans.filter((plan) => !/SEARCH outbox USING INDEX outbox_\w+ \(state=\?\)/.test(plan))).toEqual([])
  })

  const kept = { callId: 'CA1', endedAt: 5, isRecorded: false }
  test.each<[string, (data: KeptData) => Promise<unknown>]>([
    ['the end of words', (data) => data.rewrite('words', 1, 20, (event) => event)],
    ['the end of messages', (data) => data.rewrite('messages', 1, 20, (event) => event)],
    ['the end of recordings', (data) => data.withRecordings(1, 20, null)],
    ['the end of further recordings', (data) => data.withRecordings(1, 20, kept)],
    ['the end of calls', (data) => data.removeCalls(1, 20)],
    ['the end of questions', (data) => data.removeUnanswered(1, 20)],
    ['the end of what was sent', (data) => data.removeOutbox(1, 20)],
  ])('%s', async (_name, act) => {
    const plans = await plansOf((database) => act(createKeptData(database, async () => {})))
    expect(plans.length).toBeGreaterThan(0)
    expect(plans.filter((plan) => /SCAN|TEMP B-TREE/.test(plan) && !/SCAN CONSTANT ROW/.test(plan))).toEqual([])
  })

  const holding = { now: 1, usedSince: 1 }
  const auditPage = { limit: 50, after: { at: 1, id: 'a' } }
  test.each<[string, (access: AccessStore) => Promise<unknown>]>([
    ['finding a sign-in', ({ signIns }) => signIns.find('hash', holding)],
    ['the sign-ins of a user', ({ signIns }) => signIns.list('anna', holding)],
    ['knowing a browser again', ({ signIns }) => signIns.knowsBrowser('anna', 'hash')],
    ['the end of sign-ins', ({ signIns }) => signIns.removeBefore(1, 20)],
    ['finding a user', ({ users }) => users.findByLogin('anna')],
    ['finding a token', ({ tokens }) => tokens.find('hash', 1)],
    ['counting attempts', ({ attempts }) => attempts.find('key')],
    ['the end of attempts', ({ attempts }) => attempts.removeBefore(1, 20)],
    ['finding a link', ({ links }) => links.find('hash', 1)],
    ['the end of links', ({ links }) => links.removeBefore(1, 20)],
    ['a page of the audit log', ({ audit }) => audit.list({ ...auditPage, from: 1, until: 9 })],
    ['what one person did', ({ audit }) => audit.list({ ...auditPage, actorId: 'anna' })],
    ['who did one thing', ({ audit }) => audit.list({ ...auditPage, action: 'call.end' })],
    ['the end of the audit log', ({ audit }) => audit.removeBefore(1, 20)],
  ])('%s', async (_name, act) => {
    const plans = await plansOf((database) => act(createAccessStore(database)))
    expect(plans.length).toBeGreaterThan(0)
    expect(
      plans.filter((plan) => /SCAN|TEMP B-TREE/.test(plan) && !/SCAN CONSTANT ROW|LIST SUBQUERY/.test(plan)),
    ).toEqual([])
  })
})
