import type { CallHead } from './call-view.ts'
import type { Draft, Of } from './draft.ts'
import type { Handlers } from './handlers.ts'

/** @param language BCP 47 tag: what is spoken until it is changed */
export function emptyHead(language: string): CallHead {
  return {
    ...{ callId: '', seq: -1, from: '', to: '', line: 'webhook', lines: [], startedAt: 0, lastAt: 0 },
    ...{ endedAt: null, endReason: null, endDetail: null, language, languages: [language] },
    ...{ level: 'unknown', caller: null, turns: 0, thinking: null, isTest: false, settings: null, forkOf: null },
    ...{ privacy: null, recordings: [], outcome: null, summary: null, fields: [], sentiment: null, cost: null },
  }
}

/** The beginning and the end of a call, and what is known of it as a whole. */
export function callHandlers(draft: Draft) {
  return {
    'call.started'({ from, to, line, greeting, test = false, settings = null, forkOf = null }) {
      draft.setHead({ from, to, line, lines: [line], isTest: test, settings, forkOf })
      if (greeting !== '') draft.add({ kind: 'prompt', prompt: 'greeting', text: greeting, isHeard: true })
    },
    'language.changed'({ turn, language, because }) {
      draft.setHead({ language, languages: withOne(draft.head.languages, language) })
      draft.add({ kind: 'language', turn, language, because })
    },
    'caller.looked-up'({ name, notes, level }) {
      const now = draft.head.level === 'unknown' ? level : draft.head.level
      draft.setHead({ level: now, caller: { name, notes } })
      draft.add({ kind: 'caller-fact', what: 'looked-up', level: now, name })
    },
    'caller.verified'({ turn }) {
      draft.setHead({ level: 'verified' })
      draft.add({ kind: 'caller-fact', turn, what: 'verified', level: 'verified', name: null })
    },
    'hint.given'({ turn, text, by }) {
      draft.add({ kind: 'hint', turn, text, by })
    },
    'call.directed'({ turn, then, by }) {
      draft.add({ kind: 'direction', turn, then, by })
    },
    'privacy.applied'({ level, stored }) {
      draft.setHead({ privacy: { level, stored } })
    },
    'recording.started'({ because }) {
      draft.add({ kind: 'recording', what: 'started', because, sid: null, seconds: null })
    },
    'recording.refused'({ because }) {
      draft.add({ kind: 'recording', what: 'refused', because, sid: null, seconds: null })
    },
    'recording.stored'({ sid, seconds }) {
      draft.setHead({ recordings: [...draft.head.recordings, { sid, seconds }] })
      draft.add({ kind: 'recording', what: 'stored', because: null, sid, seconds })
    },
    'call.ended': (event) => end(draft, event),
    'call.summarised'({ outcome, summary, fields, sentiment, cost }) {
      draft.setHead({ outcome, summary, fields, sentiment, cost })
    },
  } satisfies Partial<Handlers>
}

function end(draft: Draft, { reason, detail }: Of<'call.ended'>): void {
  // A caller who hangs up takes the session along, before the carrier tells of it.
  if (reason === 'caller') closeLost(draft)
  draft.setHead({ endedAt: draft.head.lastAt, endReason: reason, endDetail: detail, thinking: null })
  draft.add({ kind: 'end', reason, detail })
}

function closeLost(draft: Draft): void {
  const last = draft.entries.at(-1)
  if (last?.kind !== 'line' || last.what !== 'lost') return
  draft.change(draft.entries.length - 1, 'line', () => ({ what: 'closed', problem: null }))
}

function withOne(values: readonly string[], value: string): readonly string[] {
  return values.includes(value) ? values : [...values, value]
}
