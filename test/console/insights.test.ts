import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { factsOf } from '../../src/archive/facts/call-facts.ts'
import { stageDelaysOf } from '../../src/archive/facts/stage-delays.ts'
import { bucketOf } from '../../src/archive/insights/delay-buckets.ts'
import type { CallCount, CallList } from '../../src/console/routes/calls/schema.ts'
import type { InsightsAnswer, Period, Stage } from '../../src/console/routes/insights/schema.ts'
import type { MadeToken } from '../../src/console/routes/tokens/schema.ts'
import { outcomes } from '../../src/console/web/pages/calls/search.ts'
import {
  type CallsBehind,
  type CountedFigure,
  callsBehind,
  countedFigures,
  daysOf,
  slowerCalls,
} from '../../src/console/web/pages/insights/calls-behind.ts'
import type { CallRecord } from '../../src/conversation/events.ts'
import { openStore } from '../../src/store/open-store.ts'
import { answer } from '../fakes/fake-mistral.ts'
import { billing, calling, openReceptions } from '../receptionist/reception.ts'
import { factSettings, madeUpCalls, takeUpAll } from '../support/archive-desk.ts'
import { addPerson, asOwner, type Browser, bearer, openBrowser, password, startConsole } from '../support/console.ts'
import type { TestApp } from '../support/test-app.ts'

const receptions = openReceptions()
const env = { CONSOLE_PASSWORD: password }
/** As long as reading all of them takes on a busy machine. */
const patient = { timeout: 15_000, interval: 50 }

const insights = async (browser: Browser, query: string) =>
  (await browser.get<InsightsAnswer>(`/api/insights?${query}`)).body
const count = async (browser: Browser, query: string) =>
  (await browser.get<CallCount>(`/api/calls/count?${query}`)).body.count

describe('the insights of calls that are known', () => {
  test('are what one counts by hand', async () => {
    const desk = await receptions.withModel({ line: 'relay', env })
    const { mistral } = receptions

    const answered = await desk.call()
    mistral.script(answer('The pharmacy is on the ground floor.'))
    await answered.say('Where is the pharmacy?')
    await answered.call.hangUp()

    const transferred = await desk.call()
    mistral.script(calling(['put_through', { target: 'billing' }]), answer('One moment, please.'))
    await transferred.say('Can I speak to billing?')
    await transferred.call.over

    const missed = await desk.call({ [billing]: { does: 'busy' } })
    mistral.script(calling(['put_through', { target: 'billing' }]), answer('One moment, please.'))
    void missed.call.say('Can I speak to billing?')
    await expect.poll(missed.heard, patient).toContain('billing is on another call')
    await missed.call.hangUp()

    const hurt = await desk.call()
    await hurt.say('I have chest pain')
    await hurt.call.hangUp()

    const silent = await desk.call()
    await silent.call.silence()
    await silent.call.silence()
    await silent.call.hangUp()

    const owner = await asOwner(desk.app)
    await expect.poll(async () => (await insights(owner, 'range=today')).period.calls, patient).toBe(5)
    const { period, before, days, firstDay, today, zone } = await insights(owner, 'range=today')
    expect(period).toMatchObject({
      ...{ from: today, to: today, calls: 5, turns: 4, answeredAlone: 1, messages: 0, unanswered: 0, recorded: 0 },
      ...{ transfersTried: 2, withTransfersTried: 2, transfersReached: 1, withTransfersReached: 1 },
      ...{ emergencies: 1, silences: 2, withSilences: 1, interruptions: 0, withInterruptions: 0 },
      ...{ errors: 0, withErrors: 0, withMessages: 0, withUnanswered: 0 },
      languages: [{ value: 'en-US', calls: 5 }],
      lines: [{ value: 'relay', calls: 5 }],
    })
    expect(period.outcomes).toEqual({ answered: 2, transferred: 1, emergency: 1, abandoned: 1 })
    expect(period.weekHours.flat().reduce((sum, calls) => sum + calls, 0)).toBe(5)
    expect(period.delays.firstSentence).toMatchObject({ samples: 3, p50: expect.any(Number), p90: null, p95: null })
    expect([before.calls, days.length, days[0]?.calls, firstDay, zone]).toEqual([0, 1, 5, today, 'America/New_York'])
    expect(await count(owner, `fromDay=${today}&toDay=${today}&silent=1`)).toBe(1)
    const found = await owner.get<CallList>(`/api/calls?fromDay=${today}&alone=true`)
    expect(found.body.calls.map(({ callId }) => callId)).toEqual([answered.call.callSid])
  })
})

describe('the insights of many calls', () => {
  const calls = madeUpCalls(600, { seed: 5, everyMs: 53 * 60_000 })
  const days = 'from=20261005&to=20261018'
  let app: TestApp
  let owner: Browser

  beforeAll(async () => {
    const store = await openStore({ file: ':memory:' })
    await Promise.all(calls.map((records) => store.calls.append(records)))
    await takeUpAll(store)
    app = await startConsole({ parts: { store } })
    owner = await asOwner(app)
  }, 60_000)
  afterAll(() => app[Symbol.asyncDispose]())

  test('lead each to as many calls as they say', async () => {
    const { period } = await insights(owner, days)
    const links = linksOf(period)
    for (const { calls: wanted, behind } of links) {
      expect({ behind, calls: await count(owner, queryOf(behind)) }).toEqual({ behind, calls: wanted })
    }
    // Most of them would say little if there were no calls.
    expect(links.filter(({ calls: wanted }) => wanted > 0).length).toBeGreaterThan(100)
  })

  test('lead from each day of the series to its calls', async () => {
    const { days: series } = await insights(owner, days)
    for (const day of series) {
      for (const figure of ['calls', 'messages', 'errors', 'answeredAlone'] as const) {
        const behind = callsBehind({ fromDay: day.day, toDay: day.day }, figure)
        const wanted = { day: day.day, figure, calls: day[countedFigures[figure].calls] }
        expect({ day: day.day, figure, calls: await count(owner, queryOf(behind)) }).toEqual(wanted)
      }
    }
    expect(series).toHaveLength(14)
  })

  test('lead from each delay to the calls in which it took longer', async () => {
    const { period } = await insights(owner, days)
    const isOfDays = await callIdsOf(owner, `fromDay=${period.from}&toDay=${period.to}`)
    for (const [stage, { p50, p95 }] of Object.entries(period.delays) as [Stage, Period['delays'][Stage]][]) {
      for (const ms of [p50, p95]) {
        if (ms === null) throw new Error('there are enough calls for all stages')
        const behind = slowerCalls(daysOf(period), stage, ms)
        const slower = calls.filter((records) => isOfDays.has(callIdOf(records)) && hasSlower(records, stage, ms))
        expect({ stage, calls: await count(owner, queryOf(behind)) }).toEqual({ stage, calls: slower.length })
        expect(slower.length).toBeGreaterThan(3)
      }
    }
  })

  test('are those of days by name, and of the last 28 where none are given', async () => {
    const { period, today } = await insights(owner, 'range=yesterday')
    expect([period.from, period.to]).toEqual([period.to, period.from])
    expect(period.to).toBeLessThan(today)
    expect((await insights(owner, '')).days).toHaveLength(28)
    const { period: whole, before } = await insights(owner, 'range=lastMonth')
    expect(whole.from % 100).toBe(1)
    expect(before.to).toBeLessThan(whole.from)
  })

  test.each([
    ['range=forever', 'range'],
    ['range=today&from=20261001&to=20261002', 'range'],
    ['from=20261001', 'to'],
    ['to=20261001', 'from'],
    ['from=20261131&to=20261201', 'from'],
    ['from=20261105&to=20261101', 'to'],
    ['from=yesterday&to=20261101', 'from'],
    ['from=20200101&to=20261101', 'to'],
  ])('name the field that is at fault: %s', async (query, path) => {
    for (const route of ['insights', 'insights/figures.csv', 'insights/days.csv']) {
      const { status, body } = await owner.get<{ faults: { path: string }[] }>(`/api/${route}?${query}`)
      expect([status, body.faults.map((fault) => fault.path)]).toEqual([400, [path]])
    }
  })

  test('are had as a file for a spreadsheet, with the same figures', async () => {
    const { period, before, days: series } = await insights(owner, days)
    const file = await owner.get(`/api/insights/figures.csv?${days}`)
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(file.headers['content-disposition']).toBe('attachment; filename="frontdesk-figures-20261005-20261018.csv"')
    const [head, ...rows] = parse(file.text) as string[][]
    expect(head).toEqual(['figure', 'of', 'unit', '2026-10-05/2026-10-18', '2026-09-21/2026-10-04'])
    const row = (...names: string[]) => rows.find((one) => names.every((name, place) => one[place] === name))?.slice(3)
    expect(row('calls', '', 'calls')).toEqual([`${period.calls}`, `${before.calls}`])
    expect(row('errors', '', 'calls')).toEqual([`${period.withErrors}`, `${before.withErrors}`])
    expect(row('duration')).toEqual([period, before].map(({ durationMs }) => `${Math.round(durationMs / 1_000)}`))
    expect(row('outcome', 'message')).toEqual([`${period.outcomes.message}`, `${before.outcomes.message}`])
    expect(row('begun', 'monday 09:00')).toEqual([`${period.weekHours[0]?.[9]}`, `${before.weekHours[0]?.[9]}`])
    expect(row('delay', 'first_sentence p95')).toEqual(
      [period, before].map(({ delays }) => `${Math.round(delays.firstSentence.p95 ?? 0)}`),
    )
    expect(row('cost', 'USD', 'USD')?.[0]).toBe(`${(period.cost[0]?.millionths ?? 0) / 1e6}`)

    const byDay = await owner.get(`/api/insights/days.csv?${days}`)
    const [names = [], ...dayRows] = parse(byDay.text) as string[][]
    expect(names.slice(0, 3)).toEqual(['day', 'calls', 'duration_seconds'])
    expect(dayRows.map(([day, calls_]) => [day, calls_])).toEqual(
      series.map((day) => [`${day.day}`.replace(/(\d\d)(\d\d)$/, '-$1-$2'), `${day.calls}`]),
    )
  })

  test('are for everybody who may see insights', async () => {
    const viewer = await addPerson(app, owner, 'Vera', 'viewer')
    expect((await viewer.get(`/api/insights/figures.csv?${days}`)).status).toBe(200)
    const stranger = openBrowser(app)
    const tokenFor = async (name: string, scopes: string[]) =>
      (await owner.post<MadeToken>('/api/tokens', { name, scopes, expiresAt: null })).body.secret
    const [report, other] = [await tokenFor('report', ['insights:read']), await tokenFor('other', ['calls:read'])]
    for (const route of ['insights', 'insights/today', 'insights/figures.csv', 'insights/days.csv']) {
      const status = async (secret?: string) =>
        (await stranger.get(`/api/${route}`, secret === undefined ? {} : bearer(secret))).status
      expect([await status(), await status(report), await status(other)]).toEqual([401, 200, 403])
    }
  })
})

/** Every figure of the page that says how many calls it is made of, with what it leads to. */
function linksOf(period: Period): { readonly calls: number; readonly behind: CallsBehind }[] {
  const days = daysOf(period)
  const figures = Object.keys(countedFigures) as CountedFigure[]
  return [
    ...figures.map((name) => ({ calls: period[countedFigures[name].calls], behind: callsBehind(days, name) })),
    ...outcomes.map((outcome) => ({ calls: period.outcomes[outcome] ?? 0, behind: { ...days, outcome } })),
    ...period.languages.map(({ value: language, calls }) => ({ calls, behind: { ...days, language } })),
    ...period.lines.map(({ value: line, calls }) => ({ calls, behind: { ...days, line } })),
    ...period.weekHours.flatMap((hours, weekday) =>
      hours.map((calls, hour) => ({ calls, behind: { ...days, weekday, hour } })),
    ),
    ...period.cost.map(({ currency, calls }) => ({ calls, behind: { ...days, currency } })),
    { calls: period.unpriced, behind: { ...days, unpriced: true } },
  ]
}

/** As it stands in the address. */
function queryOf(behind: CallsBehind): string {
  return Object.entries(behind)
    .map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`)
    .join('&')
}

async function callIdsOf(browser: Browser, query: string): Promise<Set<string>> {
  const ids = new Set<string>()
  let before: number | null = null
  do {
    const page: CallList = (
      await browser.get<CallList>(`/api/calls?limit=100&${query}${before === null ? '' : `&before=${before}`}`)
    ).body
    for (const { callId } of page.calls) ids.add(callId)
    before = page.next
  } while (before !== null)
  return ids
}

function callIdOf(records: readonly CallRecord[]): string {
  return records[0]?.callId ?? ''
}

/** The wait for the first sentence is known exactly; of other stages those in the same step do not count as longer. */
function hasSlower(records: readonly CallRecord[], stage: Stage, ms: number): boolean {
  const delays = stageDelaysOf(records)[stage]
  if (stage === 'firstSentence') return (factsOf(records, factSettings)?.slowestMs ?? 0) > Math.round(ms)
  return delays.some((delay) => bucketOf(delay) > bucketOf(ms))
}
