import type { DeskUses } from '../actions/ports.ts'
import type { Outbox } from '../after-call/ports.ts'
import type { ArchiveReader, ArchiveWriter } from '../archive/ports.ts'
import type { SettingsVersions } from '../config/settings-versions.ts'
import type { AccessStore } from '../console/access/ports.ts'
import type { CallLog } from '../conversation/ports.ts'
import type { UnansweredQuestions } from '../knowledge/unanswered/ports.ts'
import type { CallerMemory, CallerRecords, KeptData } from '../privacy/ports.ts'
import { createArchiveReader } from './archive/archive-reader.ts'
import { cleanWords, createArchiveWriter } from './archive/archive-writer.ts'
import { createCallLog } from './call-log.ts'
import { createAccessStore } from './console/access-store.ts'
import type { Database } from './database.ts'
import { createDeskUses } from './desk-uses.ts'
import { openSqlite } from './dialects/sqlite.ts'
import { createSqliteReader } from './dialects/sqlite-reader.ts'
import { migrations } from './migrations/index.ts'
import { createOutbox } from './outbox/outbox.ts'
import { createCallerMemory } from './privacy/caller-memory.ts'
import { createCallerRecords } from './privacy/caller-records.ts'
import { createKeptData } from './privacy/kept-data.ts'
import type { Schema } from './schema.ts'
import { createSettingsVersions } from './settings-versions.ts'
import { StoreError } from './store-error.ts'
import { createUnansweredQuestions } from './unanswered-questions.ts'

/** Everything the program keeps. */
export interface Store extends AsyncDisposable {
  readonly calls: CallLog
  /** Kept with the calls: `question.unanswered` in the log puts a question in. */
  readonly unanswered: UnansweredQuestions
  /** Counts of what was done for callers, kept with the calls. */
  readonly deskUses: DeskUses
  /** What is to be done after calls; events of the log put it in. */
  readonly outbox: Outbox
  readonly callerMemory: CallerMemory
  /** What is kept of one caller, to be handed out or erased. */
  readonly callerRecords: CallerRecords
  /** What comes to an end after a time. */
  readonly keptData: KeptData
  readonly settingsVersions: SettingsVersions
  /** Who may use the console, and what they did. */
  readonly access: AccessStore
  /** What calls were, to be looked through beside all writing. */
  readonly archive: ArchiveReader
  readonly archiveWriter: ArchiveWriter
  /** Writes and reads one row. Rejects with a `StoreError`, or with the signal's reason when it is aborted first. */
  check(signal: AbortSignal): Promise<void>
  /** Writes out what was appended and closes the database; what comes later is refused. Can be called again. */
  close(): Promise<void>
}

export interface StoreSettings {
  /** Path of the database file, made with its folder where missing; `:memory:` keeps everything in memory. */
  readonly file: string
  /** Hears of a database that is lost while in use; then every wait rejects and only a new start helps. */
  readonly onProblem?: (error: StoreError) => void
  /** Hears when looking through calls was broken off; the next time works again. */
  readonly onReaderProblem?: (error: StoreError) => void
}

/** Of the index of words, rewritten at a time when somebody waits for it. */
const shredKilobytes = 4_096

/** Opens the store and brings its schema up to date. Rejects with a `StoreError` that says which file is at fault. */
export async function openStore({
  file,
  onProblem = () => {},
  onReaderProblem = () => {},
}: StoreSettings): Promise<Store> {
  const database = await openSqlite<Schema>({ file, synchronous: 'full', migrations, onProblem })
  // What is in memory only has one connection.
  const reader = file === ':memory:' ? null : createSqliteReader<Schema>(file, onReaderProblem)
  const reads = reader?.queries ?? database.queries
  const { drain, append, ...readers } = createCallLog(database)
  let closing: Promise<void> | null = null
  const close = () => {
    // The connection that writes is the last one, as only that one can clear the journal away.
    closing ??= drain()
      .then(() => reader?.close())
      .then(() => database.close())
    return closing
  }
  return {
    calls: {
      ...readers,
      append: async (records, options) => {
        if (closing) throw new StoreError('unavailable', 'The store is closed')
        await append(records, options)
      },
    },
    unanswered: createUnansweredQuestions(database),
    deskUses: createDeskUses(database),
    outbox: createOutbox(database),
    callerMemory: createCallerMemory(database),
    callerRecords: createCallerRecords(database, async () => {
      while (await cleanWords(database, shredKilobytes)) {} // a part at a time, so that others can write in between
      return database.shred()
    }),
    keptData: createKeptData(database, database.emptyJournal),
    settingsVersions: createSettingsVersions(database),
    access: createAccessStore(database),
    archive: createArchiveReader(reads),
    archiveWriter: createArchiveWriter(database, reads, database.emptyJournal),
    check: (signal) => check(database, signal),
    close,
    [Symbol.asyncDispose]: close,
  }
}

async function check({ queries }: Database<Schema>, signal: AbortSignal): Promise<void> {
  await queries
    .insertInto('probe')
    .values({ id: 1, writes: 1 })
    .onConflict((conflict) => conflict.column('id').doUpdateSet((row) => ({ writes: row('probe.writes', '+', 1) })))
    .returning('writes')
    .executeTakeFirstOrThrow({ signal })
}
