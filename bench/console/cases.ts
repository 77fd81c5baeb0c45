import { createChance } from '../../scripts/seed/random.ts'
import type { Archive } from '../../src/archive/archive.ts'
import { dayAfter } from '../../src/archive/insights/days.ts'
import type { CallFilter, FoundCall } from '../../src/archive/ports.ts'

/** One kind of question to the archive, asked in other words each time. */
export interface Case {
  readonly name: string
  /** Gives the questions of one request each, which the console asks at once: a page of the list, and its count. */
  readonly requests: () => readonly (() => Promise<unknown>)[]
}

const dayMs = 86_400_000
const chance = createChance(11)
const operator = { mayReadNumbers: true } as const
const pageSize = 50
const outcomes = [
  'answered',
  'unanswered',
  'transferred',
  'message',
  'done',
  'emergency',
  'abandoned',
  'refused',
] as const
const languages = ['en-US', 'es-US', 'de-DE', 'fr-FR', 'pt-BR', 'it-IT', 'ar-SA', 'hi-IN', 'ja-JP'] as const

/** @param calls some of the calls, from all over the year, to ask for what is in them */
export function casesOf(archive: Archive, calls: readonly FoundCall[], until: number): Case[] {
  const call = () => chance.pick(calls)
  const moment = () => until - chance.between(40, 360) * dayMs
  const list = (name: string, filter: () => Omit<CallFilter, 'mayReadNumbers'>): Case => ({
    name,
    requests: () => {
      const asked = { ...filter(), ...operator }
      return [() => archive.find(asked, { before: null, limit: pageSize }), () => archive.count(asked)]
    },
  })
  const text = (name: string, texts: readonly string[]) => list(name, () => ({ text: chance.pick(texts) }))
  return [
    list('list: newest', () => ({})),
    one('list: a page far back', () => archive.find(operator, { before: call().key, limit: pageSize })),
    list('list: outcome', () => ({ outcome: chance.pick(outcomes) })),
    list('list: from and to', () => {
      const from = moment()
      return { from, to: from + 7 * dayMs }
    }),
    list('list: hour of the day', () => ({ hour: chance.between(0, 23) })),
    list('list: local days', () => {
      const last = dayOf(moment())
      return { fromDay: dayAfter(last, -27), toDay: last }
    }),
    list('list: an hour of a weekday, 90 local days', () => {
      const last = dayOf(moment())
      const when = { weekday: chance.between(0, 6), hour: chance.between(0, 23) }
      return { fromDay: dayAfter(last, -89), toDay: last, ...when }
    }),
    list('list: language', () => ({ language: chance.pick(languages) })),
    list('list: line', () => ({ line: chance.pick(['relay', 'webhook'] as const) })),
    list('list: with errors', () => ({ hasErrors: true })),
    list('list: slow', () => ({ slowerThanMs: chance.between(300, 4_000) })),
    list('list: slow in a stage', () => ({
      ...{ slowerThanMs: chance.between(2, 4_000), stage: chance.pick(['search', 'firstToken', 'carrier', 'whole']) },
    })),
    list('list: answered alone', () => ({ isAnsweredAlone: true })),
    list('list: silent', () => ({ hasSilence: true })),
    list('list: interrupted', () => ({ isInterrupted: true })),
    list('list: transferred', () => ({ transfer: chance.pick(['tried', 'reached'] as const) })),
    list('list: unanswered', () => ({ hasUnanswered: true })),
    list('list: message', () => ({ hasMessage: true })),
    list('list: live', () => ({ isLive: true })),
    list('list: ended', () => ({ isLive: false })),
    list('list: tests only', () => ({ tests: 'only' })),
    list('list: caller', () => ({ caller: call().caller })),
    list('list: end of a number', () => ({ caller: call().caller.slice(-4) })),
    list('list: beginning of a number', () => ({ caller: call().caller.slice(0, 5) })),
    list('list: three filters', () => ({
      ...{ outcome: chance.pick(outcomes), language: chance.pick(languages), hour: chance.between(0, 23) },
    })),
    list('list: five filters, hardly ever together', () => ({
      ...{ outcome: 'message', language: 'ja-JP', hour: chance.between(0, 6), hasErrors: true, isInterrupted: true },
    })),
    list('list: a word, a week and three filters', () => {
      const from = moment()
      return { text: 'please', from, to: from + 7 * dayMs, line: 'relay', isInterrupted: true, outcome: 'answered' }
    }),
    text('search: a common word', ['with', 'something', 'pharmacy ', 'visit ', 'parking ', 'farmacia ']),
    text('search: two common words', ['the pharmacy ', 'visit hospital ', 'prescription please ', 'cierra tarde ']),
    text('search: a rare word', ['Brantoushal', 'X12345', 'Quackenbush Zoe', 'K73110', 'Vorelin', '薬局']),
    text('search: a word nobody said', ['zyzzyva', 'qwertzuiop', 'antidisestablishmentarian']),
    text('search: a word that was begun', ['pharm', 'appoin', 'vis', 'prescri', 'th', 'quacke']),
    text('search: a common phrase', ['"visiting hours"', '"blue line"', '"follow the blue line"', '"anything else"']),
    text('search: a rare phrase', ['"doctor Zoe Quackenbush"', '"to Emre Okafor"', '"report A12345"']),
    text('search: an absent phrase', ['"parrot hours"', '"please the"', '"blue visiting"', '"hospital the hours"']),
    text('search: the commonest word thrice in a row', ['"the the the"']),
    text('search: figures', ['0142', '5550', '98765', '7777']),
    one('facts of a call', () => archive.facts(call().callId)),
    ...insights(archive, until),
  ]
}

function one(name: string, ask: () => Promise<unknown>): Case {
  return { name, requests: () => [ask] }
}

function insights(archive: Archive, until: number): Case[] {
  const last = dayOf(until - dayMs)
  const span = (name: string, days: number, most: number) =>
    one(`insights: ${name}`, () => {
      const to = dayAfter(last, -chance.between(0, most))
      return archive.insights({ from: dayAfter(to, 1 - days), to })
    })
  return [span('a day', 1, 300), span('a month', 30, 200), span('a year', 365, 0)]
}

function dayOf(at: number): number {
  return Number(new Date(at).toISOString().slice(0, 10).replaceAll('-', ''))
}
