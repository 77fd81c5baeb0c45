import { afterEach, describe, expect, test, vi } from 'vitest'
import type { CallCount, CallList } from '../../src/console/routes/calls/schema.ts'
import type { CallAnswer } from '../../src/console/routes/calls/view-schema.ts'
import type { InsightsAnswer } from '../../src/console/routes/insights/schema.ts'
import { type FakeTwilio, fakeAccountSid, startFakeTwilio } from '../fakes/fake-twilio.ts'
import { addPerson, asOwner, type Browser, startConsole } from '../support/console.ts'
import { newCallSid } from '../support/signed.ts'
import { caller, type TestApp, token } from '../support/test-app.ts'

const open: AsyncDisposable[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one[Symbol.asyncDispose]()
})

const hostile = '<img src=x onerror=alert(1)> \u202Eabc שלום my number is +1 555 010 0999'

interface Desk {
  readonly app: TestApp
  readonly twilio: FakeTwilio
  readonly owner: Browser
  readonly viewer: Browser
}

async function start(): Promise<Desk> {
  const twilio = await startFakeTwilio({ tokens: [token] })
  open.push(twilio)
  const app = await startConsole({
    assistant: {
      models: [],
      line: 'webhook',
      openingHours: { zone: 'Europe/Berlin', days: { monday: ['08:00-18:00'] } },
    },
    env: { TWILIO_ACCOUNT_SID: fakeAccountSid, TWILIO_API_BASE_URL: twilio.url },
  })
  open.push(app)
  const owner = await asOwner(app)
  return { app, twilio, owner, viewer: await addPerson(app, owner, 'Vera', 'viewer') }
}

/** A call in which these words are said. */
async function hold({ app }: Desk, number: number, ...words: string[]): Promise<string> {
  const sid = newCallSid(number)
  const line = caller(app, sid)
  await line.call({ From: `+1555010010${number}` })
  for (const [place, said] of words.entries()) await line.say(place + 1, said)
  await line.hangUp()
  return sid
}

/** Resolves once the archive has read all of these. */
async function archived(browser: Browser, ...callIds: string[]): Promise<void> {
  await vi.waitFor(async () => {
    const { body } = await browser.get<CallList>('/api/calls?live=no')
    for (const id of callIds) expect(body.calls.find(({ callId }) => callId === id)?.outcome).not.toBeNull()
    expect(body.calls).toHaveLength(callIds.length)
  }, 10_000)
}

const idsOf = (list: CallList) => list.calls.map(({ callId }) => callId)

describe('the list', () => {
  test('has calls newest first, by pages, found by words, callers and what came of them', async () => {
    const desk = await start()
    const { owner } = desk
    const first = await hold(desk, 1, 'Where can I park my yellow bicycle?')
    const second = await hold(desk, 2, 'Are you open on Monday?', 'Goodbye')
    const third = await hold(desk, 3)
    await archived(owner, first, second, third)
    const list = async (query: string) => (await owner.get<CallList>(`/api/calls?${query}`)).body
    expect(idsOf(await list(''))).toEqual([third, second, first])
    const page = await list('limit=2')
    expect(idsOf(page)).toEqual([third, second])
    expect(idsOf(await list(`limit=2&before=${page.next}`))).toEqual([first])
    expect(idsOf(await list('q=yellow%20bic'))).toEqual([first])
    expect(idsOf(await list('q=%22bicycle%20yellow%22'))).toEqual([])
    expect(idsOf(await list('caller=0102'))).toEqual([second])
    expect(idsOf(await list('outcome=abandoned'))).toEqual([third])
    expect(idsOf(await list('unanswered=1'))).toEqual([first])
    expect((await list('q=bicycle')).calls[0]?.gist).toEqual({
      who: 'caller',
      text: 'Where can I park my yellow bicycle?',
    })
    expect((await owner.get<CallCount>('/api/calls/count?live=no')).body).toEqual({ count: 3, isMore: false })
  })

  test('says which field of a query is not as it must be', async () => {
    const { owner } = await start()
    for (const query of ['outcome=great', 'limit=0', 'hour=24', 'from=yesterday', 'before=-1', 'errors=maybe']) {
      const { status, body } = await owner.get<{ faults: { path: string }[] }>(`/api/calls?${query}`)
      expect([status, body.faults.map(({ path }) => path)], query).toEqual([400, [query.split('=')[0]]])
    }
  })

  test('is searched for signs as for any other words', async () => {
    const { owner } = await start()
    for (const text of ['"', 'a"b', '*', 'NOT x', 'a AND', '(', 'x:y', '-', 'NEAR(a b)', "'; drop table events; --"]) {
      expect((await owner.get(`/api/calls?q=${encodeURIComponent(text)}`)).status, text).toBe(200)
    }
  })
})

describe('a call', () => {
  test('is shown with its transcript and where its time went', async () => {
    const desk = await start()
    const sid = await hold(desk, 1, 'Are you open on Monday?')
    const { body } = await desk.owner.get<CallAnswer>(`/api/calls/${sid}`)
    expect(body.view.head).toMatchObject({ callId: sid, from: '+15550100101', turns: 1, endReason: 'caller' })
    expect(body.view.entries.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['prompt', 'caller', 'answer', 'end']),
    )
    const [waterfall] = body.view.waterfalls
    expect(waterfall?.stages.reduce((sum, { ms }) => sum + (ms ?? 0), 0)).toBe(waterfall?.totalMs)
    expect((await desk.owner.get('/api/calls/CAnobody')).status).toBe(404)
  })

  test('keeps what the caller said as it was said', async () => {
    const desk = await start()
    const sid = await hold(desk, 1, hostile)
    const { body, headers } = await desk.owner.get<CallAnswer>(`/api/calls/${sid}`)
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    expect(body.view.entries.find(({ kind }) => kind === 'caller')).toMatchObject({
      text: '<img src=x onerror=alert(1)> abc שלום my number is +1 555 010 0999',
    })
  })

  test('shows viewers no numbers, wherever they stand, and finds none for them', async () => {
    const desk = await start()
    const { owner, viewer } = desk
    const sid = await hold(desk, 1, hostile)
    await archived(owner, sid)
    for (const path of ['/api/calls', `/api/calls/${sid}`, `/api/calls/${sid}/events`]) {
      const seen = await viewer.get(path)
      expect(seen.status).toBe(200)
      expect(seen.text).not.toMatch(/5550100101|010 ?0999/)
      expect((await owner.get(path)).text).toMatch(/5550100101/)
    }
    expect((await viewer.get<CallList>('/api/calls?caller=0101')).body.calls).toEqual([])
    expect((await viewer.get<CallList>('/api/calls?q=0999')).body.calls).toEqual([])
    expect((await owner.get<CallList>('/api/calls?q=0999')).body.calls).toHaveLength(1)
  })
})

test('the insights of a day count its calls, and name the field of a day that is none', async () => {
  const desk = await start()
  const sid = await hold(desk, 1, 'Are you open on Monday?')
  await archived(desk.owner, sid)
  const { body: now } = await desk.owner.get<{ today: number; zone: string }>('/api/insights/today')
  expect(now.zone).toBe('Europe/Berlin')
  const path = `/api/insights?from=${now.today}&to=${now.today}`
  const { body } = await desk.viewer.get<InsightsAnswer>(path)
  expect(body.period).toMatchObject({ calls: 1, turns: 1, answeredAlone: 1 })
  expect(body.today).toBe(now.today)
  const wrong = await desk.owner.get<{ faults: unknown }>('/api/insights?from=20261131&to=20261130')
  expect([wrong.status, wrong.body.faults]).toEqual([
    400,
    [{ path: 'from', message: expect.stringContaining('no day') }],
  ])
})
