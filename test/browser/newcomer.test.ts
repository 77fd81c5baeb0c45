import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import { type ConsoleInBrowser, openConsole } from './support/console.ts'

/** The program as it comes, without a key, an account or a sign-in. */
let desk: ConsoleInBrowser
beforeAll(async () => {
  desk = await openConsole({ door: 'open' })
})
afterAll(() => desk[Symbol.asyncDispose]())

test('a newcomer calls from the browser, watches the call in a second window, cuts in, and finds it afterwards', async () => {
  const page = await desk.visit('/')
  await page.getByRole('heading', { name: 'No calls yet' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Open the phone' }).click()
  await page.getByText('Silent', { exact: true }).click()
  await page.getByRole('button', { name: /^Call/ }).click()
  const [watching] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Watch it live in a new window' }).click(),
  ])
  const seen = watching.getByRole('log')
  await seen.getByText(/Welcome to/).waitFor()
  await watching.getByText('Live', { exact: true }).first().waitFor()

  const field = page.getByLabel('What you say')
  await page.getByRole('region', { name: 'Telephone' }).getByText('The assistant listens').waitFor()
  await field.fill('What are the working hours?')
  await field.press('Enter')
  await seen.getByText('What are the working hours?').waitFor()
  await seen.getByText(/Monday to Friday from/).waitFor()
  await page
    .getByRole('log')
    .getByText(/Monday to Friday from/)
    .waitFor()

  // The answer is being spoken at the pace of a voice: the next words cut into it.
  await field.pressSequentially('And where can I park?')
  await field.press('Enter')
  await seen.getByText(/The caller cut in/).waitFor()
  await seen.getByText('Not heard:').last().waitFor()
  await seen.getByText('And where can I park?').waitFor()
  // Which passage answers depends on how much of the hours was heard.
  await seen.getByText(/parking garage|minutes are free/).waitFor()
  await page.getByRole('button', { name: 'Hang up' }).click()
  await seen.getByText('The caller hung up').waitFor()

  await watching.getByRole('link', { name: 'All calls' }).click()
  await watching.getByRole('heading', { name: 'No calls yet' }).waitFor()
  await watching.goto('/calls?tests=only&q=park')
  await watching.getByRole('row', { name: /where can I park/ }).waitFor()
  expect(await watching.locator('mark').first().textContent()).toBe('park')
})
