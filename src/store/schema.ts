/** The tables as the newest migration leaves them. Columns are text and integers only, so that any SQL database can hold them. */
export interface Schema {
  events: EventRow
  calls: CallRow
  unanswered: UnansweredRow
  probe: ProbeRow
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

/** A single row that is rewritten to see that the database takes writes. */
interface ProbeRow {
  id: number
  writes: number
}
