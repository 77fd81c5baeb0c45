import type { Logger } from 'pino'
import type { AnswerTimings, CallEvent, CallRecord } from '../conversation/events.ts'
import type { Clock } from '../lib/clock.ts'
import { maskNumber, maskNumbersIn } from './redact.ts'

type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>
type ModelFailed = Extract<CallEvent, { type: 'model.failed' }>

interface Line {
  readonly level: keyof Log
  readonly fields: Readonly<Record<string, unknown>>
}

/** A refused key fails every turn alike; once a minute is enough to be seen. */
const refusedKeyEveryMs = 60_000

/** Providers answer at any length. */
const longestCause = 500

/**
 * Gives the subscriber that writes one line per record: ids, turns, timings, sizes and masked numbers. What callers
 * and the assistant said, keys that were pressed and TwiML are left out at every level. Fields that go out are listed
 * by hand, so that a new field of an event does not get out by itself.
 */
export function logEvents(log: Log, clock: Clock): (record: CallRecord) => void {
  const failureLevel = failureLevels(clock)
  return ({ callId, seq, event }) => {
    const { level, fields } = event.type === 'model.failed' ? failure(event, failureLevel(event)) : lineOf(event)
    log[level]({ callId, seq, ...fields }, event.type)
  }
}

function lineOf(event: Exclude<CallEvent, ModelFailed>): Line {
  switch (event.type) {
    case 'call.started':
      return info({
        ...{ from: maskNumber(event.from), to: maskNumber(event.to), line: event.line },
        ...(event.test && { test: true }),
      })
    case 'caller.said':
      return info({ turn: event.turn, via: event.via, confidence: event.confidence, characters: event.text.length })
    case 'caller.silent':
      return info({ turn: event.turn })
    case 'caller.unclear':
      return info({ turn: event.turn, confidence: event.confidence })
    case 'answer.started':
      return debug({ turn: event.turn, attempt: event.attempt })
    case 'answer.sentence':
      return debug({ turn: event.turn, index: event.index, characters: event.spoken.length })
    case 'answer.completed': {
      const { turn, source, model, firstSentenceMs, totalMs, timings } = event
      const sources = event.sources.map(({ document, how }) => ({ document, how }))
      return info({ turn, source, model, firstSentenceMs, totalMs, ...timingFields(timings), sources })
    }
    case 'answer.corrected':
      return { level: 'warn', fields: { turn: event.turn, index: event.index, kind: event.kind } }
    case 'claim.corrected':
      return { level: 'warn', fields: { turn: event.turn, index: event.index, replaced: event.replaced } }
    case 'tool.called':
      return info({ turn: event.turn, id: event.id, name: event.name, effects: event.effects })
    case 'tool.finished': {
      const { turn, id, name, outcome, ms, late, then } = event
      return info({ turn, id, name, outcome, ms, late, then: then?.kind ?? null })
    }
    case 'question.unanswered':
      return info({ turn: event.turn, because: event.because })
    case 'turn.interrupted': {
      const { turn, heard, unheard, estimated } = event
      return info({ turn, heardCharacters: heard.length, unheardCharacters: unheard.length, estimated })
    }
    case 'turn.spoken':
      return debug({ turn: event.turn, startedMs: event.startedMs, endedMs: event.endedMs })
    case 'turn.superseded':
    case 'turn.resumed':
      return info({ turn: event.turn })
    case 'session.opened':
      return info({ session: event.session, resumed: event.resumed })
    case 'session.closed':
      return info({ session: event.session, how: event.how, detail: event.detail })
    case 'emergency.heard':
      return { level: 'warn', fields: { turn: event.turn, emergency: event.emergency, sure: event.sure } }
    case 'caller.warned':
      return info({ turn: event.turn, about: event.about })
    case 'limit.reached':
      return { level: 'warn', fields: { turn: event.turn, limit: event.limit } }
    case 'language.changed':
      return info({ turn: event.turn, language: event.language, because: event.because })
    case 'call.transferring': {
      const { turn, id, target, step, mode, because } = event
      return info({ turn, id, target, step, mode, because })
    }
    case 'transfer.screened':
      return info({ id: event.id, step: event.step, answer: event.answer })
    case 'call.transferred':
      return info({ id: event.id, target: event.target })
    case 'transfer.ended': {
      const { id, target, step, outcome, seconds } = event
      return info({ id, target, step, outcome, seconds })
    }
    case 'message.taken': {
      const { turn, id, message } = event
      return info({ turn, id, kind: message.kind, for: message.for })
    }
    case 'text.sent':
      return info({ turn: event.turn, id: event.id, template: event.template })
    case 'texts.stopped':
    case 'texts.allowed':
    case 'caller.verified':
      return info({ turn: event.turn })
    case 'caller.looked-up':
      return info({ known: event.known, language: event.language, level: event.level })
    case 'recording.started':
    case 'recording.refused':
      return info({ because: event.because })
    case 'privacy.applied':
      return info({ level: event.level, stored: event.stored })
    case 'recording.stored':
      return info({ sid: event.sid, seconds: event.seconds })
    case 'reply.scripted':
      return info({ turn: event.turn, characters: event.text.length, then: event.then?.kind ?? null })
    case 'action.chosen':
      return info({ turn: event.turn, action: event.action })
    case 'form.started':
    case 'form.offered':
      return info({ turn: event.turn, form: event.form })
    case 'form.asked':
      return debug({ turn: event.turn, field: event.field, how: event.how, attempt: event.attempt })
    case 'form.filled':
      return debug({ turn: event.turn, field: event.field, as: event.as })
    case 'form.ended':
      return info({ turn: event.turn, form: event.form, outcome: event.outcome })
    case 'pace.changed':
      return info({ turn: event.turn, slow: event.slow })
    case 'line.changed':
      return info({ line: event.line, because: event.because })
    case 'prompt.spoken':
      return info({ turn: event.turn, kind: event.kind })
    case 'reply.sent':
      return debug({ turn: event.turn, given: event.given, listens: event.listens, characters: event.body.length })
    case 'hint.given':
      return info({ turn: event.turn, by: event.by, characters: event.text.length })
    case 'call.directed':
      return info({ turn: event.turn, by: event.by, then: event.then.kind })
    case 'call.summarised': {
      const { outcome, model, sentiment, fields, cost } = event
      return info({ outcome, model, sentiment, fields: fields.length, amount: cost.amount, currency: cost.currency })
    }
    case 'call.ended':
      return info({ reason: event.reason })
  }
}

function timingFields(timings: AnswerTimings | undefined) {
  return timings && { searchMs: timings.searchMs, firstTokenMs: timings.firstTokenMs }
}

const info = (fields: Line['fields']): Line => ({ level: 'info', fields })
const debug = (fields: Line['fields']): Line => ({ level: 'debug', fields })

function failure({ turn, model, kind, message, afterMs }: ModelFailed, level: keyof Log): Line {
  return { level, fields: { turn, model, kind, cause: maskNumbersIn(message).slice(0, longestCause), afterMs } }
}

/** Failures are warnings; a key that a provider refuses is an error, and then quiet for a while for that model. */
function failureLevels(clock: Clock): (event: ModelFailed) => keyof Log {
  const lastErrorAt = new Map<string, number>()
  return ({ model, kind }) => {
    if (kind !== 'auth') return 'warn'
    const now = clock.now()
    if (now - (lastErrorAt.get(model) ?? Number.NEGATIVE_INFINITY) < refusedKeyEveryMs) return 'debug'
    lastErrorAt.set(model, now)
    return 'error'
  }
}
