import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MadeUser } from '../../src/console/routes/users/schema.ts'
import { newCallSid } from '../support/signed.ts'
import { caller } from '../support/test-app.ts'
import { expectAccessible } from './support/accessibility.ts'
import { type ConsoleInBrowser, openConsole, owner } from './support/console.ts'

const password = 'only looking at it'
const past = newCallSid(601)
const live = newCallSid(602)
let desk: ConsoleInBrowser
beforeAll(async () => {
  desk = await openConsole({ assistant: { models: [], line: 'webhook' } })
  const page = await desk.visit('/settings/you', { as: owner })
  const { link } = await desk.request<MadeUser>(page, 'POST', '/api/users', { name: 'Vera', role: 'viewer' })
  const token = new URLSearchParams(new URL(link.url).hash.slice(1)).get('token')
  const fresh = await desk.visit('/sign-in')
  await desk.request(fresh, 'POST', '/api/setup', { token, password })
  for (const [sid, from] of [
    [past, '+12025550191'],
    [live, '+12025550192'],
  ] as const) {
    const line = caller(desk.app, sid)
    await line.call({ From: from })
    await line.say(1, 'My number is +1 202 555 0177, are you open?')
    if (sid === past) await line.hangUp()
  }
})
afterAll(() => desk[Symbol.asyncDispose]())

const viewer = { name: 'Vera', password }

test('who may only look sees numbers masked, in the lists and inside of words', async () => {
  const page = await desk.visit('/', { as: viewer })
  // A call that has just ended may still have a card too.
  const card = page.getByRole('article').filter({ hasText: '+120•••92' })
  await card.getByText('My number is +120•••77, are you open?').waitFor()
  await page.getByRole('link', { name: 'Call from +120•••91' }).waitFor()
  await page.goto('/calls')
  await page.getByRole('link', { name: 'Call from +120•••92' }).waitFor()
  expect(await page.getByRole('searchbox').getAttribute('placeholder')).toBe('Words that were said')
  await page.getByRole('button', { name: 'Filters' }).click()
  expect(await page.getByRole('dialog').getByLabel('Caller', { exact: true }).count()).toBe(0)
  await page.goto(`/calls/${past}`)
  await page.getByRole('heading', { name: '+120•••91', level: 1 }).waitFor()
  expect(await page.content()).not.toMatch(/5550177|555 0177|5550191|555 0191/)
})

test('and can take no hand in a call, nor try one again', async () => {
  const page = await desk.visit(`/calls/${live}`, { as: viewer })
  await page.getByRole('log').getByText('My number is +120•••77, are you open?').waitFor()
  for (const name of ['End call', 'Put through', 'Whisper']) {
    expect(await page.getByRole('button', { name }).count(), name).toBe(0)
  }
  expect(await page.getByRole('link', { name: /^Try again/ }).count()).toBe(0)
  await expectAccessible(page)
})
