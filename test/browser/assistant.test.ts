import { readFile, writeFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import type { RunningAssistant } from '../../src/console/routes/assistant/schema.ts'
import type { MadeUser } from '../../src/console/routes/users/schema.ts'
import { newCallSid } from '../support/signed.ts'
import { caller, spokenIn } from '../support/test-app.ts'
import { expectAccessible } from './support/accessibility.ts'
import { type ConsoleInBrowser, openConsole, owner } from './support/console.ts'

const settings = {
  name: 'Riverside Practice',
  models: [],
  openingHours: { zone: 'America/New_York', days: { monday: ['08:00-12:00', '13:00-18:00'] } },
  people: [{ name: 'reception', also: ['front desk'], about: 'Appointments', to: '+15550100110' }],
}
const greeting = 'greeting: Welcome to the practice at the river.\n'

let desk: ConsoleInBrowser
/** Of the owner, from test to test. */
let page: Page
beforeAll(async () => {
  desk = await openConsole({ assistant: settings })
  page = await desk.visit('/assistant', { as: owner })
})
afterAll(() => desk[Symbol.asyncDispose]())

const running = () => desk.request<RunningAssistant>(page, 'GET', '/api/assistant')
const text = () => page.getByRole('textbox', { name: 'Settings as YAML' })
const button = (name: string | RegExp) => page.getByRole('button', { name })
let calls = 0
/** What a caller is greeted with. */
const greeted = async () => spokenIn((await caller(desk.app, newCallSid(++calls)).call()).body)[0]

async function writeAtEnd(words: string): Promise<void> {
  await text().press('Control+End')
  await page.keyboard.insertText(words)
}

async function openEditor(): Promise<void> {
  await page.goto('/assistant/edit')
  await page.getByText('No faults').waitFor()
}

test('what runs is told in words, each part with the way to where it is written', async () => {
  await page.getByRole('heading', { name: 'Assistant', level: 1 }).waitFor()
  await page.getByRole('row', { name: /reception.*front desk.*Appointments.*\+1 555 010 0110/ }).waitFor()
  await page
    .getByRole('listitem')
    .filter({ hasText: /Monday.*08:00–12:00.*13:00–18:00/ })
    .waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Edit: Opening hours' }).click()
  await page.waitForURL('**/assistant/edit?at=openingHours')
  await page.locator('.cm-activeLine', { hasText: 'openingHours:' }).waitFor()
  await page.getByText('When somebody is there.').waitFor()
})

test('a bad draft is marked where it is bad, and cannot be published', async () => {
  await openEditor()
  const { version, file } = await running()
  const lines = stringify(settings).split('\n').length
  await writeAtEnd('greting: Hello.\n')
  await page.getByText('One fault').waitFor()
  expect(await page.locator('.cm-lintRange-error').textContent()).toBe('greting')
  await page.getByText('did you mean greeting').waitFor()
  await expectAccessible(page)
  await text().press('Control+Home')
  await button('Publish').click()
  await page.locator('.cm-activeLine', { hasText: 'greting' }).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  await text().press('Control+Home')
  await button(`Go to line ${lines}: greting`).click()
  await page.locator('.cm-activeLine', { hasText: 'greting' }).waitFor()
  expect(await readFile(file, 'utf8')).toBe(stringify(settings))
  expect((await running()).version).toBe(version)
})

test('changes are kept over a reload, asked about before one leaves, and tried on the phone', async () => {
  await page.reload()
  await page.getByText('Your unpublished changes are here again').waitFor()
  await button('Discard changes').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click()
  await page.getByText('No changes').waitFor()
  await writeAtEnd(greeting)
  await page.getByRole('link', { name: 'Versions' }).click()
  await page
    .getByRole('dialog', { name: 'Leave with unpublished changes?' })
    .getByRole('button', { name: 'Stay' })
    .click()
  await page.getByText('Changed, not published').waitFor()

  await page.getByText('No faults').waitFor()
  await button('Try it on the phone').click()
  await page.waitForURL(/\/phone\?version=[0-9a-f]{12}$/)
  await page.getByText('At once', { exact: true }).click()
  await button(/^Call/).click()
  await page.getByRole('log').getByText('Welcome to the practice at the river.').waitFor()
  await page.keyboard.press('Escape')
  expect(await greeted()).not.toContain('river')
  await page.goBack()
  await page.getByText('Your unpublished changes are here again').waitFor()
})

test('changes are published once one has seen them, and answer the next call', async () => {
  await page.getByText('No faults').waitFor()
  await button('Publish').click()
  const dialog = page.getByRole('dialog', { name: 'Publish these changes?' })
  await dialog.getByText('One setting changes:').waitFor()
  await dialog.getByRole('listitem').getByText('greeting', { exact: true }).waitFor()
  await dialog.getByText('one line added').waitFor()
  await expectAccessible(page)
  await dialog.getByLabel('Note').fill('Our own greeting')
  await dialog.getByRole('button', { name: 'Publish' }).click()
  await page.waitForURL('**/assistant')
  await page.getByText('Welcome to the practice at the river.').waitFor()
  expect(await greeted()).toBe('Welcome to the practice at the river.')
  const { file } = await running()
  expect(await readFile(file, 'utf8')).toBe(stringify(settings) + greeting)
})

test('every version is kept, compared with what runs, and taken back', async () => {
  await page.getByRole('link', { name: 'Versions' }).click()
  await page.getByRole('row', { name: /publishing owner Our own greeting Runs/ }).waitFor()
  await expectAccessible(page)
  await page
    .getByRole('row', { name: /the start of the program/ })
    .getByRole('link')
    .click()
  await page.getByText('one line added').waitFor()
  await expectAccessible(page)
  await button(/^Roll back/).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click()
  await page.getByText('This is what runs now.').waitFor()
  expect(await greeted()).not.toContain('river')
  await page.getByRole('link', { name: 'All versions' }).click()
  await page.getByRole('row', { name: /going back to an earlier version owner/ }).waitFor()
})

test('an edit of the file meanwhile is not written over: both changes go together', async () => {
  await openEditor()
  await writeAtEnd(greeting)
  const { file } = await running()
  await writeFile(file, `farewell: Until soon.\n${stringify(settings)}`)
  await page.getByText('No faults').waitFor()
  await button('Publish').click()
  await page.getByRole('dialog', { name: 'Publish these changes?' }).getByRole('button', { name: 'Publish' }).click()
  const dialog = page.getByRole('dialog', { name: 'The file was changed meanwhile' })
  await dialog.getByText('Both fit together').waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Go on with both together' }).click()
  await page.getByText('No faults').waitFor()
  await button('Publish').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await page.waitForURL('**/assistant')
  await page.getByText('Until soon.').waitFor()
  expect((await running()).text).toBe(`farewell: Until soon.\n${stringify(settings)}${greeting}`)
})

describe('who may not change it', () => {
  test('reads everything but telephone numbers, on a telephone too', async () => {
    const { link } = await desk.request<MadeUser>(page, 'POST', '/api/users', { name: 'Vera', role: 'viewer' })
    const token = new URLSearchParams(new URL(link.url).hash.slice(1)).get('token')
    const veras = await desk.visit('/sign-in', { width: 390 })
    await desk.request(veras, 'POST', '/api/setup', { token, password: 'a lamp, a bell, a book' })
    await veras.goto('/assistant')
    await veras.getByText('+155•••10').waitFor()
    await veras.getByRole('link', { name: 'Read the settings' }).click()
    await veras.getByText('Telephone numbers are masked here').waitFor()
    const shown = veras.getByRole('textbox', { name: 'Settings as YAML' })
    expect(await shown.getAttribute('aria-readonly')).toBe('true')
    expect(await shown.textContent()).not.toContain('5550100110')
    await expectAccessible(veras)
    expect(await veras.getByRole('button', { name: /Publish|phone/ }).count()).toBe(0)
    await veras.goto('/assistant/versions')
    await veras.getByRole('list', { name: 'Versions of the settings' }).waitFor()
    expect(await veras.getByRole('button', { name: /Roll back/ }).count()).toBe(0)
    const overflow = await veras.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(overflow).toBe(0)
  })
})
