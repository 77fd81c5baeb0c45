import { afterEach, expect, test } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { newCallSid } from '../support/signed.ts'
import { caller, startTestApp, type TestApp } from '../support/test-app.ts'
import { openConsole, owner } from './support/console.ts'

const sid = newCallSid(701)
const open: AsyncDisposable[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one[Symbol.asyncDispose]()
})

test('a call is followed across a restart of the program, without a gap or a repeat', async () => {
  const store = await openStore({ file: ':memory:' })
  open.push(store)
  const shared = { ...store, close: async () => undefined }
  const assistant = { models: [], line: 'webhook' }
  const env = { CONSOLE_PASSWORD: owner.password }
  const desk = await openConsole({ assistant, parts: { store: shared } })
  open.push(desk)
  const words = (turn: number) => `Question number ${turn}?`
  const say = (app: TestApp, turn: number) => caller(app, sid).say(turn, words(turn))
  await caller(desk.app, sid).call({ From: '+12025550199' })
  await say(desk.app, 1)

  const board = await desk.visit('/', { as: owner })
  await board.getByRole('article').getByText(words(1)).waitFor()
  const page = await desk.visit(`/calls/${sid}`, { like: board })
  await page.getByRole('log').getByText(words(1)).waitFor()
  await desk.app.app.stop()
  await page.getByText('Frontdesk does not answer.').waitFor()
  await page.getByText('Reconnecting').waitFor()
  await board.getByText('Reconnecting').waitFor()

  const port = new URL(desk.url).port
  const again = await startTestApp({ assistant, env: { ...env, PORT: port }, parts: { store: shared } })
  open.push(again)
  // While nobody looks: this is what the page has to catch up with.
  await say(again, 2)
  await again.app.listen()
  await page.getByRole('log').getByText(words(2)).waitFor()
  await say(again, 3)
  await page.getByRole('log').getByText(words(3)).waitFor()
  await caller(again, sid).hangUp()
  await page.getByRole('log').getByText('The caller hung up').waitFor()
  for (const turn of [1, 2, 3]) expect(await page.getByRole('log').getByText(words(turn)).count()).toBe(1)
  const shown = await page
    .getByRole('log')
    .locator('[data-entry]')
    .evaluateAll((entries) => entries.map((entry) => entry.getAttribute('data-entry')))
  expect(new Set(shown).size).toBe(shown.length)

  await page.reload()
  await page.getByRole('log').getByText('The caller hung up').waitFor()
  const whole = await page
    .getByRole('log')
    .locator('[data-entry]')
    .evaluateAll((entries) => entries.map((entry) => entry.getAttribute('data-entry')))
  expect(shown).toEqual(whole)
  await board.getByRole('heading', { name: 'Nobody is on the line' }).waitFor({ timeout: 20_000 })
})
