import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { madeUpCalls } from '../support/archive-desk.ts'
import { newCallSid } from '../support/signed.ts'
import { caller } from '../support/test-app.ts'
import { expectAccessible } from './support/accessibility.ts'
import { type ConsoleInBrowser, openConsole, owner } from './support/console.ts'

const bicycle = newCallSid(501)
const open = newCallSid(502)
let desk: ConsoleInBrowser
beforeAll(async () => {
  const store = await openStore({ file: ':memory:' })
  for (const records of madeUpCalls(130)) await store.calls.append(records)
  desk = await openConsole({ assistant: { models: [], line: 'webhook' }, parts: { store } })
  await hold(bicycle, '+12025550187', 'Where can I park my yellow bicycle?', 'Goodbye')
  await hold(open, '+12025550188', 'Are you open on Monday?')
})
afterAll(() => desk[Symbol.asyncDispose]())

async function hold(sid: string, from: string, ...words: string[]): Promise<void> {
  const line = caller(desk.app, sid)
  await line.call({ From: from })
  for (const [place, said] of words.entries()) await line.say(place + 1, said)
  await line.hangUp()
}

const rows = (page: Page) => page.getByRole('link', { name: /^Call from/ })
const newest = (page: Page) => page.getByRole('link', { name: 'Call from +1 202 555 0187' })

describe('the list of calls', () => {
  test('comes in parts, as one scrolls or presses, and says how many there are', async () => {
    const page = await desk.visit('/calls', { as: owner })
    await newest(page).waitFor()
    await page
      .getByRole('status')
      .filter({ hasText: /^1\d\d calls$/ })
      .waitFor()
    expect(await rows(page).count()).toBe(50)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Show more' }).press('Enter')
    await expect.poll(() => rows(page).count(), { timeout: 5_000 }).toBeGreaterThanOrEqual(100)
    await rows(page).last().scrollIntoViewIfNeeded()
    await page.getByText(/^That is all: 1\d\d\.$/).waitFor()
  })

  test('is searched as one types, with the words found marked, and the search is in the address', async () => {
    const page = await desk.visit('/calls', { as: owner })
    await newest(page).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('yellow bic')
    await page.waitForURL('**/calls?q=yellow+bic')
    await page.getByText('1 call', { exact: true }).waitFor()
    expect(await rows(page).count()).toBe(1)
    expect(await page.locator('mark').allTextContents()).toEqual(['yellow', 'bicycle'])
    await expectAccessible(page)
    await page.getByRole('searchbox').fill('a word that nobody ever said')
    await page.getByRole('heading', { name: 'No call fits' }).waitFor()
    await expectAccessible(page)
  })

  test('is narrowed down by filters that are taken off one by one, and back again by the browser', async () => {
    const page = await desk.visit('/calls', { as: owner })
    await newest(page).waitFor()
    await page.getByLabel('What came of it').selectOption('Answered')
    await page.waitForURL('**/calls?outcome=answered')
    await page.getByRole('button', { name: 'Filters' }).click()
    await page.getByRole('dialog').getByLabel('Line').selectOption('Relay line')
    await page.getByRole('checkbox', { name: 'Problems' }).check()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.waitForURL('**/calls?outcome=answered&line=relay&errors=true')
    const chips = page.getByRole('list', { name: 'Filters that are set' })
    expect(await chips.getByRole('button').count()).toBe(4)
    await expectAccessible(page)
    await chips.getByRole('button', { name: 'Remove the filter “With problems”' }).click()
    await page.waitForURL('**/calls?outcome=answered&line=relay')
    await page.goBack()
    await page.waitForURL('**/calls?outcome=answered&line=relay&errors=true')
    await chips.getByRole('button', { name: 'Clear filters' }).click()
    await page.waitForURL('**/calls')
    await newest(page).waitFor()
    await page.getByLabel('When', { exact: true }).selectOption('Today')
    await page.waitForURL('**/calls?when=today')
    await expect.poll(() => rows(page).count()).toBe(2)
  })

  test('takes filters that other pages lead to, and leaves out what it does not understand', async () => {
    const page = await desk.visit('/calls?slowMs=2000&hour=9&from=2026-10-01&until=2026-10-31&outcome=great', {
      as: owner,
    })
    const chips = page.getByRole('list', { name: 'Filters that are set' })
    await chips.waitFor()
    expect(await chips.getByRole('button').allTextContents()).toEqual([
      ...['From 1 Oct 2026', 'Until 31 Oct 2026', 'Between 9:00 and 9:59', 'Waited more than 2.0 s', 'Clear filters'],
    ])
  })

  test('keeps its place for who opens a call and comes back, by the browser or by the link', async () => {
    const page = await desk.visit('/calls', { as: owner })
    await newest(page).waitFor()
    await page.getByRole('button', { name: 'Show more' }).press('Enter')
    await expect.poll(() => rows(page).count(), { timeout: 5_000 }).toBeGreaterThanOrEqual(100)
    const link = rows(page).nth(80)
    await link.scrollIntoViewIfNeeded()
    const id = await link.getAttribute('data-call')
    for (const back of [() => page.goBack(), () => page.getByRole('link', { name: 'All calls' }).click()]) {
      const before = await page.evaluate('scrollY')
      await page.locator(`[data-call="${id}"]`).click()
      await page.getByRole('log').waitFor()
      await back()
      await page.locator(`[data-call="${id}"]:focus`).waitFor()
      expect(Math.abs(Number(await page.evaluate('scrollY')) - Number(before))).toBeLessThan(80)
    }
  })

  test('is gone through by keys, which can be switched off', async () => {
    const page = await desk.visit('/calls', { as: owner })
    await newest(page).waitFor()
    const focusedId = () => page.locator(':focus').getAttribute('data-call')
    await page.keyboard.press('j')
    expect(await focusedId()).toBe(await rows(page).nth(0).getAttribute('data-call'))
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    expect(await focusedId()).toBe(await rows(page).nth(1).getAttribute('data-call'))
    await page.keyboard.press('Enter')
    await page.getByRole('log', { name: 'Conversation' }).waitFor()
    await page.goBack()
    await newest(page).waitFor()
    await page.getByRole('switch', { name: 'Single keys' }).press('Space')
    await page.locator('h1').focus()
    await page.keyboard.press('j')
    expect(await page.locator(':focus').textContent()).toBe('Calls')
  })

  test('is a list of cards on a telephone', async () => {
    const page = await desk.visit('/calls?tests=with', { as: owner, width: 390 })
    await newest(page).waitFor()
    expect(await page.getByRole('table').count()).toBe(0)
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(overflow).toBe(0)
  })
})

test('what was there before stays in sight while the next is being looked for, and when the server fails', async () => {
  const page = await desk.visit('/calls', { as: owner })
  await newest(page).waitFor()
  const held = Promise.withResolvers<void>()
  await page.route('**/api/calls?**', async (route) => {
    await held.promise
    await route.fulfill({ status: 503, json: { error: 'busy', message: 'Not now.' } })
  })
  await page.getByRole('searchbox').fill('monday')
  await page.waitForURL('**/calls?q=monday')
  expect(await rows(page).count()).toBe(50)
  held.resolve()
  await page.getByRole('heading', { name: 'This could not be loaded' }).waitFor()
  await expectAccessible(page)
})
