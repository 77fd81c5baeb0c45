import type { Generated } from 'kysely'
import type { ConsoleSchema } from './console/schema.ts'

/** The tables as the newest migration leaves them. Columns are text and integers only, so that any SQL database can hold them. */
export interface Schema extends ConsoleSchema {
  events: EventRow
  calls: CallRow
  unanswered: UnansweredRow
  desk_uses: DeskUseRow
  outbox: OutboxRow
  caller_memory: CallerMemoryRow
  erasures: ErasureRow
  settings_texts: SettingsTextRow
  settings_runs: SettingsRunRow
  probe: ProbeRow
  call_facts: FactTable
  call_hours: CallHourRow
  rollups: RollupRow
  removed_words: RemovedWordsRow
}

/** One record of the log. */
export interface EventRow {
  call_id: string
  seq: number
  /** Milliseconds since the Unix epoch. */
  at: number
  type: string
  /** The event without its type, as JSON. */
  data: string
  /** The key of a `reply.sent`, null for every other type. */
  reply_key: string | null
}

/** What is asked about whole calls, derived from `call.started` and `call.ended` in the transaction that logs them. */
interface CallRow {
  id: string
  caller: string
  called: string
  line: string
  started_at: number
  ended_at: number | null
  end_reason: string | null
  /** 1 for a call of the console's own telephone, else 0. */
  test: Generated<number>
  /** When the words, the messages and the carrier's recordings of it were removed; null while they may be there. */
  words_gone_at: Generated<number | null>
  messages_gone_at: Generated<number | null>
  recordings_gone_at: Generated<number | null>
}

/** A question without an answer, derived from `question.unanswered` in the transaction that logs it. */
export interface UnansweredRow {
  call_id: string
  turn: number
  at: number
  question: string
  because: string
  done_at: number | null
}

/** Something that the desk did and counts, derived from its event in the transaction that logs it. */
export interface DeskUseRow {
  call_id: string
  /** Tells those of one call apart: a transfer's id and step, or the place of the event. */
  ref: string
  /** `transfer`, `text`, `texts-stopped` or `texts-allowed`. */
  kind: string
  at: number
  /** What was dialled, as `number:+15550100123`; empty for all else. */
  target: string
  /** The longest that a transfer may take; null for none, and for all else. */
  limit_seconds: number | null
  /** How long a transfer took; null while it goes on, and for all else. */
  seconds: number | null
}

/** Something to be done after a call, put in with the event that causes it; it never holds words of callers. */
export interface OutboxRow {
  id: string
  call_id: string
  seq: number
  kind: string
  /** Who gets it; empty for the work of finding out who does. */
  target: string
  /** `waiting`, `delivered` or `dead`. */
  state: string
  created_at: number
  due_at: number
  attempts: number
  first_tried_at: number | null
  /** Who is at it, until `lease_until` (0 without); null for nobody. */
  lease: string | null
  lease_until: number
  last_error: string | null
  settled_at: number | null
}

/** What is remembered of a caller from one call to the next. */
interface CallerMemoryRow {
  /** E.164. */
  number: string
  name: string | null
  language: string | null
  summary: string | null
  /** JSON: a list of texts. */
  open_points: string
  called_at: number
}

/** Somebody was erased; who it was is not kept. */
interface ErasureRow {
  at: number
  calls: number
  mentions: number
}

/** A text of the settings that ran at some time. */
interface SettingsTextRow {
  version: string
  text: string
}

/** A version of the settings began to answer calls. */
export interface SettingsRunRow {
  number: number
  version: string
  at: number
  /** `start`, `file`, `published` or `restored`. */
  origin: string
  /** Who did it; null for nobody of the console. */
  made_by: string | null
  note: string
}

/**
 * What is known of a call: its beginning put in by `call.started`, its end by `call.ended`, in the transactions that log
 * them; the rest once its log was read. Flags are 1 or 0.
 */
export interface FactRow {
  /** Given in the order of the beginnings; stays what it is, as other tables refer to it. */
  key: number
  call_id: string
  started_at: number
  ended_at: number | null
  caller: string
  called: string
  /** With a blank between them, as the languages are. */
  lines: string
  languages: string
  outcome: string | null
  end_reason: string | null
  turns: number
  errors: number
  slowest_ms: number | null
  interruptions: number
  transfers_tried: number
  transfers_reached: number
  messages: number
  unanswered: number
  silences: number
  answered_alone: number
  cost_currency: string | null
  cost_millionths: number | null
  cost_partial: number
  recorded: number
  test: number
  settings: string | null
  /** 20261125 and 0 to 23, where the business is; null until the log was read. */
  day: number | null
  hour: number | null
  /** The buckets of the delays: the stages with a comma, the turns with a blank between them. */
  delays: string
  /** How many records there are to be read at least; 0 while the call goes on. */
  due: number
  /** How many were read: 0 for none yet, -1 when it has to be done again since words were removed. */
  read_to: number
  /** Changes with whoever writes the row after its end. */
  claim: number
}

type FactTable = {
  [Column in keyof FactRow]: Column extends 'call_id' | 'started_at' | 'caller' | 'called' | 'lines'
    ? FactRow[Column]
    : Generated<FactRow[Column]>
}

/** The first and the last key of the calls that began in an hour, counted from the epoch. */
interface CallHourRow {
  hour: number
  first_key: number
  last_key: number
}

/** What the calls of a local day (20261125) or a month (202611) amount to. Stays when calls are removed. */
interface RollupRow {
  span: number
  measure: string
  amount: number
}

/** There while words that were removed from the index may be left in the files: a single row. */
interface RemovedWordsRow {
  id: number
  times: number
}

/** A single row that is rewritten to see that the database takes writes. */
interface ProbeRow {
  id: number
  writes: number
}
