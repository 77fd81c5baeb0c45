import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CallEvent, CallRecord } from '../../src/conversation/events.ts'
import { openStore } from '../../src/store/open-store.ts'
import { newCallSid } from '../support/signed.ts'
import { expectAccessible } from './support/accessibility.ts'
import { type ConsoleInBrowser, openConsole, owner } from './support/console.ts'

const past = newCallSid(801)
const live = newCallSid(802)
const long = 'x'.repeat(10_000)
const zalgo = `z${'\u0301\u0323\u035c'.repeat(120)}algo`
/** What a caller may say, or a service answer: markup, scripts, turned writing, control characters, and too much. */
const hostile = [
  '<script>window.stolen = 1</script>',
  '<img src=x onerror="window.stolen = 2"><svg onload=window.stolen=3>',
  '"><style>*{display:none}</style><iframe src="javascript:parent.stolen=4"></iframe>',
  '{{constructor.constructor("window.stolen=5")()}} javascript:window.stolen=6',
  'pay \u202e001$ \u2066isolated\u2069 \u0000\u001b[2Jcleared',
  'שלום, אני רוצה לדבר עם <b>מישהו</b> מרחבא مرحبا بكم',
  zalgo,
  long,
]

let desk: ConsoleInBrowser
beforeAll(async () => {
  const store = await openStore({ file: ':memory:' })
  await store.calls.append(hostileCall(past, true))
  await store.calls.append(hostileCall(live, false))
  desk = await openConsole({ assistant: { models: [] }, parts: { store } })
})
afterAll(() => desk[Symbol.asyncDispose]())

/** Wherever words of others can stand, these stand. */
function hostileCall(callId: string, isOver: boolean): CallRecord[] {
  const all = hostile.join(' ')
  const turns = hostile.flatMap((text, place): CallEvent[] => {
    const turn = place + 1
    return [
      { type: 'caller.said', turn, text, via: 'speech', confidence: 0.9 },
      { type: 'answer.started', turn, attempt: 0 },
      { type: 'answer.sentence', turn, index: 0, text, spoken: text },
      { type: 'answer.corrected', turn, index: 1, invented: text, kind: 'name', said: text },
      {
        type: 'tool.called',
        turn,
        id: `a${turn}`,
        name: text.slice(0, 60),
        key: '1',
        input: { [text.slice(0, 60)]: text },
        effects: true,
      },
      {
        type: 'tool.finished',
        turn,
        id: `a${turn}`,
        name: 'x',
        outcome: 'failed',
        text,
        data: { text },
        ms: 1,
        late: false,
        then: null,
      },
      { type: 'turn.interrupted', turn, heard: text.slice(0, 5), unheard: text.slice(5), estimated: true },
      { type: 'model.failed', turn, model: text.slice(0, 60), kind: 'internal', message: text, afterMs: 1 },
      { type: 'hint.given', turn, text, by: text.slice(0, 60) },
    ]
  })
  const message = {
    kind: 'message',
    for: null,
    name: all,
    number: '+12025550101',
    reason: all,
    urgency: 'urgent',
    bestTime: all,
  } as const
  const events: CallEvent[] = [
    { type: 'call.started', from: '<b>anna</b>\u202e', to: '<i>+1</i>', line: 'relay', greeting: all },
    {
      type: 'caller.looked-up',
      turn: 0,
      known: true,
      name: `${hostile[0]}\u202e`,
      language: null,
      notes: all,
      level: 'known',
    },
    ...turns,
    { type: 'emergency.heard', turn: 1, emergency: all, sure: true },
    { type: 'message.taken', turn: 1, id: 'm1', message },
  ]
  const ending: CallEvent[] = [
    { type: 'call.ended', reason: 'caller', detail: all },
    {
      ...{ type: 'call.summarised', outcome: 'message', summary: all, sentiment: null, model: all },
      fields: [{ name: hostile[1] ?? '', value: all, turn: 1, words: all }],
      cost: { currency: 'USD', amount: 0, prices: all.slice(0, 40), parts: [] },
    },
  ]
  const start = Date.now() - 60_000
  return [...events, ...(isOver ? ending : [])].map((event, seq) => ({ callId, seq, at: start + seq * 100, event }))
}

/** Listens for what a policy stopped, and for what ran all the same. */
async function watch(page: Page): Promise<() => Promise<{ stolen: unknown; stopped: unknown; foreign: number }>> {
  await page.addInitScript(`
    window.stopped = []
    document.addEventListener('securitypolicyviolation', (event) => stopped.push(event.violatedDirective + ' ' + event.blockedURI))
  `)
  return () =>
    page.evaluate(`({
      stolen: window.stolen,
      stopped: window.stopped,
      foreign: document.querySelectorAll('#root iframe, #root script, #root img, #root b, #root i:not([aria-hidden])').length,
    })`)
}

const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

test.each([
  ['the first page', '/', (page: Page) => page.getByRole('article')],
  ['the list of calls', '/calls', (page: Page) => page.getByRole('link', { name: /^Call from/ }).first()],
  [
    'the list, searched for markup',
    '/calls?q=%3Cscript%3E%20stolen&caller=%3Cb%3E',
    (page: Page) => page.getByText('Words: <script>'),
  ],
  ['a call that was', `/calls/${past}`, (page: Page) => page.getByRole('log').getByText('<script>').first()],
  ['a call that goes on', `/calls/${live}`, (page: Page) => page.getByRole('log').getByText('<script>').first()],
  [
    'the timing of a call',
    `/calls/${past}?pane=timing&turn=1`,
    (page: Page) => page.getByRole('button', { name: /^Turn 1 / }),
  ],
  ['the log of a call', `/calls/${past}?pane=events`, (page: Page) => page.getByText('call.started', { exact: true })],
])('%s shows hostile words as they were said, runs nothing, and keeps its shape', async (_name, path, shown) => {
  const page = await desk.visit('/settings/you', { as: owner })
  const look = await watch(page)
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(path)
    await shown(page).waitFor()
    await page.evaluate('Promise.all(document.getAnimations().map((animation) => animation.finished)).catch(() => {})')
    expect(await look()).toEqual({ stolen: undefined, stopped: [], foreign: 0 })
    expect(await page.evaluate(overflow), `${width} px`).toBe(0)
  }
})

test('the words are there to the letter, each in its own direction, and what would act is named', async () => {
  const page = await desk.visit(`/calls/${past}`, { as: owner })
  const log = page.getByRole('log')
  await log
    .getByText(hostile[1] ?? '', { exact: true })
    .first()
    .waitFor()
  const turned = log.locator('bdi').filter({ hasText: /^pay/ }).first()
  expect(await turned.textContent()).toBe('pay U+202E001$ U+2066isolatedU+2069 U+0000U+001B[2Jcleared')
  const hebrew = log.locator('bdi').filter({ hasText: /^שלום/ }).first()
  expect(await hebrew.evaluate((element) => element.matches(':dir(rtl)'))).toBe(true)
  const stacked = log.locator('bdi').filter({ hasText: /algo$/ }).first()
  expect((await stacked.textContent())?.length).toBeLessThan(15)
  expect(await log.locator('bdi').filter({ hasText: long }).first().textContent()).toContain(long)
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'Make a test scenario' }).click()
  await page.getByRole('dialog').getByText('lines to review').waitFor()
  await page.keyboard.press('Escape')
  await expectAccessible(page)
})
