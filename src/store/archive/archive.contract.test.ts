import { describe, expect } from 'vitest'
import { onEveryDatabase } from '../../../test/store-contract.ts'
import { recordsOf, said, started } from '../../../test/store-records.ts'
import { factSettings, madeUpCalls, takeUpAll } from '../../../test/support/archive-desk.ts'
import { type Archive, createArchive } from '../../archive/archive.ts'
import { type CallFacts, factsOf } from '../../archive/facts/call-facts.ts'
import { type Stage, type StageDelays, stageDelaysOf } from '../../archive/facts/stage-delays.ts'
import { bucketOf, delayOf } from '../../archive/insights/delay-buckets.ts'
import type { CallFilter } from '../../archive/ports.ts'
import { wordsOf } from '../../archive/words/call-words.ts'
import type { CallEvent, CallRecord } from '../../conversation/events.ts'
import type { Store } from '../open-store.ts'

const ended: CallEvent = { type: 'call.ended', reason: 'caller', detail: '' }
const hourMs = 3_600_000
const operator = { mayReadNumbers: true } as const

interface KnownCall {
  readonly facts: CallFacts
  readonly delays: StageDelays
  readonly words: string
}

const calls = madeUpCalls(400)
const known: readonly KnownCall[] = calls.map((records) => {
  const facts = factsOf(records, factSettings)
  if (!facts) throw new Error('a call that was made up has a beginning')
  return { facts, delays: stageDelaysOf(records), words: ` ${wordsOf(records).words} ` }
})

async function fill(store: Store, filled: readonly (readonly CallRecord[])[] = calls): Promise<Archive> {
  await Promise.all(filled.map((records) => store.calls.append(records)))
  await takeUpAll(store)
  return createArchive(store.archive)
}

/** All pages of a filter, by the ids of the calls. */
async function pagesOf(archive: Archive, filter: CallFilter, limit: number): Promise<string[][]> {
  const pages: string[][] = []
  let before: number | null = null
  do {
    const page = await archive.find(filter, { before, limit })
    pages.push(page.calls.map(({ callId }) => callId))
    before = page.next
  } while (before !== null)
  return pages
}

const idsOf = async (archive: Archive, filter: CallFilter) => (await pagesOf(archive, filter, 150)).flat()

/** Newest first. */
function expected(fits: (call: KnownCall) => boolean): string[] {
  return known
    .filter(fits)
    .map(({ facts }) => facts.callId)
    .reverse()
}

const from = Date.UTC(2026, 9, 3, 12, 10)
const to = Date.UTC(2026, 9, 6)
const said_ = (text: string) => (call: KnownCall) => call.words.includes(text)
const all =
  (...tests: ((call: KnownCall) => boolean)[]) =>
  (call: KnownCall) =>
    tests.every((fits) => fits(call))
const isReal = ({ facts }: KnownCall) => !facts.isTest
const slower =
  (ms: number) =>
  ({ facts }: KnownCall) =>
    (facts.slowestMs ?? 0) > ms
/** Those in the bucket of the delay are left out. */
const slowIn = (stage: Stage, ms: number) =>
  all(isReal, ({ delays }) => delays[stage].some((delay) => bucketOf(delay) > bucketOf(ms)))
const onDays = (first: number, last: number) =>
  all(isReal, ({ facts: { endedAt, day } }) => endedAt !== null && day >= first && day <= last)
/** 0 for Monday. */
function weekdayOf({ facts: { startedAt } }: KnownCall): number {
  const name = new Date(startedAt).toLocaleDateString('en-US', { timeZone: 'America/New_York', weekday: 'short' })
  return ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(name)
}
const between = ({ facts }: KnownCall) => facts.startedAt >= from && facts.startedAt < to

const filters: [string, Omit<CallFilter, 'mayReadNumbers'>, (call: KnownCall) => boolean][] = [
  ['nothing', {}, isReal],
  ['tests too', { tests: 'with' }, () => true],
  ['tests only', { tests: 'only' }, ({ facts }) => facts.isTest],
  ['a common word', { text: 'the' }, all(isReal, (call) => /\sthe/.test(call.words))],
  ['two words', { text: 'please pharmacy ' }, all(isReal, said_(' please '), (call) => /\spharmacy/.test(call.words))],
  ['a phrase', { text: '"the north entrance"' }, all(isReal, said_(' the north entrance '))],
  ['a phrase the wrong way round', { text: '"entrance north the"' }, () => false],
  ['a word that has begun', { text: 'pharm' }, all(isReal, (call) => /\spharm/.test(call.words))],
  ['a word with accents', { text: '"cardiología"' }, all(isReal, said_(' cardiologia '))],
  ['a word that nobody said', { text: 'zzyzx' }, () => false],
  ['an outcome', { outcome: 'message' }, all(isReal, ({ facts }) => facts.outcome === 'message')],
  ['a language', { language: 'es-US' }, all(isReal, ({ facts }) => facts.languages.includes('es-US'))],
  ['a line', { line: 'webhook' }, all(isReal, ({ facts }) => facts.lines.includes('webhook'))],
  ['an hour', { hour: 9 }, all(isReal, ({ facts }) => facts.hour === 9)],
  ['errors', { hasErrors: true }, all(isReal, ({ facts }) => facts.errors > 0)],
  ['a step of slowness', { slowerThanMs: 1_000 }, all(isReal, slower(1_000))],
  ['any slowness', { slowerThanMs: 737 }, all(isReal, slower(737))],
  ['the least slowness', { slowerThanMs: 9 }, all(isReal, slower(9))],
  ['slow with the first sentence', { slowerThanMs: 1_000, stage: 'firstSentence' }, all(isReal, slower(1_000))],
  ['slow to search', { slowerThanMs: 4, stage: 'search' }, slowIn('search', 4)],
  ['slow to begin', { slowerThanMs: 611, stage: 'firstToken' }, slowIn('firstToken', 611)],
  ['slow to be heard', { slowerThanMs: delayOf(51), stage: 'carrier' }, slowIn('carrier', delayOf(51))],
  ['slow to an end', { slowerThanMs: 0, stage: 'whole' }, slowIn('whole', 0)],
  ['slower than anything', { slowerThanMs: 1e9, stage: 'whole' }, () => false],
  ['some days', { fromDay: 20261002, toDay: 20261004 }, onDays(20261002, 20261004)],
  ['the days from one on', { fromDay: 20261004 }, onDays(20261004, 99999999)],
  ['the days until one', { toDay: 20261002 }, onDays(0, 20261002)],
  ['a day and a later time', { fromDay: 20261002, from }, all(isReal, ({ facts }) => facts.startedAt >= from)],
  ['days before there were calls', { fromDay: 20200101, toDay: 20200102 }, () => false],
  [
    'an hour of a weekday',
    { weekday: 2, hour: 14 },
    all(
      isReal,
      ({ facts }) => facts.hour === 14,
      (call) => weekdayOf(call) === 2,
    ),
  ],
  ['answered alone', { isAnsweredAlone: true }, all(isReal, ({ facts }) => facts.isAnsweredAlone)],
  ['silent callers', { hasSilence: true }, all(isReal, ({ facts }) => facts.silences > 0)],
  ['recorded', { isRecorded: true }, all(isReal, ({ facts }) => facts.isRecorded)],
  ['a currency', { currency: 'USD' }, all(isReal, ({ facts }) => facts.cost?.currency === 'USD')],
  ['another currency', { currency: 'EUR' }, () => false],
  ['without a price', { isUnpriced: true }, all(isReal, ({ facts }) => facts.cost?.isPartial === true)],
  ['interrupted', { isInterrupted: true }, all(isReal, ({ facts }) => facts.interruptions > 0)],
  ['a transfer that was tried', { transfer: 'tried' }, all(isReal, ({ facts }) => facts.transfersTried > 0)],
  ['a transfer that reached somebody', { transfer: 'reached' }, all(isReal, ({ facts }) => facts.transfersReached > 0)],
  ['unanswered', { hasUnanswered: true }, all(isReal, ({ facts }) => facts.unanswered > 0)],
  ['a message', { hasMessage: true }, all(isReal, ({ facts }) => facts.messages > 0)],
  ['ended', { isLive: false }, isReal],
  ['live', { isLive: true }, () => false],
  ['from a moment', { from }, all(isReal, ({ facts }) => facts.startedAt >= from)],
  ['to a moment', { to }, all(isReal, ({ facts }) => facts.startedAt < to)],
  ['a time without calls', { from: to + 900 * hourMs }, () => false],
  ['a caller', { caller: '+12025550007' }, all(isReal, ({ facts }) => facts.caller === '+12025550007')],
  ['the end of a number', { caller: '0007' }, all(isReal, ({ facts }) => facts.caller.endsWith('0007'))],
  ['the beginning of a number', { caller: '+1202555' }, isReal],
  ['words in a time', { text: 'please', from, to }, all(isReal, between, (call) => /\splease/.test(call.words))],
  [
    'much at once',
    { text: 'the', outcome: 'answered', line: 'relay', isInterrupted: true, from, to, tests: 'with' },
    all(
      between,
      (call) => /\sthe/.test(call.words),
      ({ facts }) => {
        return facts.outcome === 'answered' && facts.lines[0] === 'relay' && facts.interruptions > 0
      },
    ),
  ],
  [
    'things that hardly come together',
    { language: 'de-DE', hasErrors: true, hour: 3 },
    all(isReal, ({ facts }) => facts.languages.includes('de-DE') && facts.errors > 0 && facts.hour === 3),
  ],
]

describe('the list of calls', () => {
  onEveryDatabase('has what fits each filter, newest first, and counts it', async (store) => {
    const archive = await fill(store)
    for (const [name, filter, fits] of filters) {
      const wanted = expected(fits)
      const found = await pagesOf(archive, { ...filter, ...operator }, 23)
      expect({ name, found: found.flat() }).toEqual({ name, found: wanted })
      expect(found.slice(0, -1).every((page) => page.length === 23)).toBe(true)
      expect(await archive.count({ ...filter, ...operator })).toEqual({ count: wanted.length, isMore: false })
    }
    // Filters that find all or nothing would show little.
    expect(filters.filter(([, , fits]) => expected(fits).length > 0).length).toBeGreaterThan(25)
  })

  onEveryDatabase('counts exactly up to 1,000', async (store) => {
    const many = Array.from({ length: 1_001 }, (_, place) => recordsOf(`CA${place}`, [started()], 0, place * 1_000))
    await Promise.all(many.slice(0, 1_000).map((records) => store.calls.append(records)))
    const archive = createArchive(store.archive)
    expect(await archive.count(operator)).toEqual({ count: 1_000, isMore: false })
    await store.calls.append(many[1_000] ?? [])
    expect(await archive.count(operator)).toEqual({ count: 1_000, isMore: true })
  })

  onEveryDatabase('has each call once, whatever comes in between two pages', async (store) => {
    const archive = await fill(store, calls.slice(0, 30))
    const first = await archive.find({ ...operator, tests: 'with' }, { before: null, limit: 10 })
    await fill(store, calls.slice(30, 40))
    const second = await archive.find({ ...operator, tests: 'with' }, { before: first.next, limit: 10 })
    const ids = [...first.calls, ...second.calls].map(({ callId }) => callId)
    expect(ids).toEqual(Array.from({ length: 20 }, (_, place) => `CA1-${29 - place}`))
  })

  onEveryDatabase('has calls that go on at once, by what is known of them', async (store) => {
    const archive = await fill(store, calls.slice(0, 5))
    await store.calls.append(recordsOf('CA-live', [started('+15551230001'), said(1, 'A parrot')], 0, Date.now()))
    const test: CallEvent = { ...started('+15551230001'), test: true } as CallEvent
    await store.calls.append(recordsOf('CA-test', [test], 0, Date.now()))
    const found = (filter: Omit<CallFilter, 'mayReadNumbers'>) => idsOf(archive, { ...filter, ...operator })
    expect((await found({}))[0]).toBe('CA-live')
    expect(await found({ isLive: true })).toEqual(['CA-live'])
    expect(await found({ isLive: true, tests: 'only' })).toEqual(['CA-test'])
    expect(await found({ caller: '230001' })).toEqual(['CA-live'])
    expect(await found({ caller: '+1555', line: 'webhook', isLive: true })).toEqual(['CA-live'])
    expect(await found({ line: 'relay', isLive: true })).toEqual([])
    expect(await found({ caller: '230001', isLive: false })).toEqual([])
    expect(await found({ isLive: true, text: 'parrot' })).toEqual([])
    expect(await archive.facts('CA-live')).toMatchObject({ endedAt: null, isRead: false, isTest: false })
    expect(await archive.facts('CA-none')).toBeNull()
  })

  onEveryDatabase('finds a caller with another kind of address', async (store) => {
    await store.calls.append(recordsOf('CA1', [started('sip:anna@example.com'), said(1, 'hello'), ended]))
    const archive = await fill(store, [])
    expect(await idsOf(archive, { caller: 'anna', ...operator })).toEqual(['CA1'])
    expect(await idsOf(archive, { caller: '!', ...operator })).toEqual([])
    await store.calls.append(recordsOf('CA2', [started('sip:anna@example.com')]))
    expect(await idsOf(archive, { caller: 'Anna', ...operator })).toEqual(['CA2', 'CA1'])
  })

  onEveryDatabase('finds words of languages without blanks', async (store) => {
    await store.calls.append(recordsOf('CA1', [started(), said(1, '月曜日の小児科は何時からですか'), ended]))
    const archive = await fill(store, [])
    expect(await idsOf(archive, { text: '小児科', ...operator })).toEqual(['CA1'])
    expect(await idsOf(archive, { text: '児小', ...operator })).toEqual([])
  })

  onEveryDatabase('takes every text for words, never for a query', async (store) => {
    const archive = await fill(store, calls.slice(0, 40))
    const signs = [
      '"',
      "'",
      '*',
      '(',
      ')',
      '^',
      ':',
      '-',
      '+',
      '{',
      '}',
      'AND',
      'NOT',
      'OR',
      'NEAR(',
      'words',
      '\u0000',
      ' ',
    ]
    const hostile = Array.from({ length: 150 }, (_, place) =>
      Array.from({ length: 6 }, (_, at) => signs[(place * 7 + at * ((place % 5) + 1)) % signs.length]).join(' '),
    )
    for (const text of [...hostile, 'marks : x', '\u{e000}\u{e000}\u{e000}test', '); drop table events', '\ud83d']) {
      const found = await archive.find({ text, ...operator }, { before: null, limit: 5 })
      expect(found.calls.length).toBeLessThanOrEqual(5)
    }
  })
})

describe('numbers', () => {
  const talk = [started('+15551230001'), said(1, 'Call me at 555 987 6543 about order 4711'), ended]

  onEveryDatabase('are found by those who may see them', async (store) => {
    await store.calls.append(recordsOf('CA1', talk))
    const archive = await fill(store, [])
    for (const filter of [
      { caller: '0001' },
      { text: '0001' },
      { text: '+15551230001' },
      { text: '5559876543' },
      { text: '6543' },
    ]) {
      expect(await idsOf(archive, { ...filter, ...operator })).toEqual(['CA1'])
    }
  })

  onEveryDatabase('are found by nobody else', async (store) => {
    await store.calls.append(recordsOf('CA1', talk))
    const archive = await fill(store, [])
    const viewer = { mayReadNumbers: false } as const
    const asked = ['0001', '+15551230001', '15551230001', '5559876543', '555 987 6543', '987', '6543', '"987 6543"']
    for (const text of asked) expect(await idsOf(archive, { text, ...viewer })).toEqual([])
    expect(await idsOf(archive, { caller: '0001', ...viewer })).toEqual([])
    expect(await archive.count({ caller: '0001', ...viewer })).toEqual({ count: 0, isMore: false })
    expect(await idsOf(archive, { text: 'order 4711', ...viewer })).toEqual(['CA1'])
  })
})
