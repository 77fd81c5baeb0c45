import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import { type ConsoleInBrowser, openConsole, owner } from './support/console.ts'

let desk: ConsoleInBrowser
beforeAll(async () => {
  desk = await openConsole()
})
afterAll(() => desk[Symbol.asyncDispose]())

/** What has the focus, by what is read out. */
const focused = (page: Page) => page.locator(':focus').textContent()

/** Presses the tab key until something with these words has the focus; fails when it never has. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab')
    if ((await focused(page)) === words) return
  }
  throw new Error(`The tab key never leads to "${words}".`)
}

describe('by keyboard alone', () => {
  test('one signs in, skips the navigation, and goes from page to page with the focus on each heading', async () => {
    const page = await desk.visit('/settings/you')
    await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor()
    await page.keyboard.type(owner.name)
    await page.keyboard.press('Tab')
    await page.keyboard.type(owner.password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'owner', level: 1 }).waitFor()

    await page.reload()
    await page.getByRole('heading', { name: 'owner', level: 1 }).waitFor()
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Skip to the page')
    await page.keyboard.press('Enter')
    await tabTo(page, 'People')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor()
    await page.locator('h1:focus').waitFor()
    expect(await focused(page)).toBe('People')
    expect(await page.title()).toBe('People · Frontdesk')
  })

  test('one opens a dialog, leaves it, and is back where one was', async () => {
    const page = await desk.visit('/settings/people', { as: owner })
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor()
    await tabTo(page, 'Add a person')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Add a person' }).waitFor()
    await page.locator('input[name="name"]:focus').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await focused(page)).toBe('Add a person')
  })

  test('one uses the menu of who is signed in', async () => {
    const page = await desk.visit('/settings/people', { as: owner })
    await page.getByRole('button', { name: 'You: owner' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Your sign-ins and password' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('menuitem', { name: 'Your sign-ins and password' }).press('Enter')
    await page.getByRole('heading', { name: 'owner', level: 1 }).waitFor()
  })
})

describe('a server that goes away', () => {
  test('is missed in the banner, keeps what is shown, and is greeted when it is back', async () => {
    const page = await desk.visit('/settings/people', { as: owner, expected: /ScriptError/ })
    await page.getByRole('row', { name: /owner/ }).waitFor()
    await page.context().setOffline(true)
    await page.getByRole('link', { name: 'Audit log' }).click()
    await page.getByText('What you see may be old').waitFor()
    await page.getByRole('heading', { name: 'Frontdesk does not answer.' }).waitFor()
    await expectAccessible(page)
    await page.goBack()
    await page.getByRole('row', { name: /owner/ }).waitFor()
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Try now' }).click()
    await page.getByText('Frontdesk answers again.').waitFor({ state: 'attached' })
    expect(await page.getByText('What you see may be old').count()).toBe(0)
    await page.getByRole('link', { name: 'Audit log' }).click()
    await page.getByRole('row').nth(1).waitFor()
  })

  test('takes nothing from a form that is sent meanwhile', async () => {
    const page = await desk.visit('/settings/you', { as: owner })
    await page.getByLabel('Current password').fill(owner.password)
    await page.getByLabel('New password').fill('another lamp on the desk')
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Change password' }).click()
    expect(await page.getByRole('alert').textContent()).toMatch(/Nothing was changed/)
    expect(await page.getByLabel('New password').inputValue()).toBe('another lamp on the desk')
  })
})

describe('a failure', () => {
  test('of the server is shown with a way to try again', async () => {
    const page = await desk.visit('/settings/people', { as: owner })
    await page.route('**/api/tokens', (route) =>
      route.fulfill({ status: 500, json: { error: 'internal', message: 'Something went wrong here.' } }),
    )
    await page.getByRole('link', { name: 'API tokens' }).click()
    await page.getByRole('heading', { name: 'This could not be loaded' }).waitFor()
    await page.getByText('Something went wrong here.').waitFor()
    await expectAccessible(page)
    await page.unroute('**/api/tokens')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'No tokens yet' }).waitFor()
  })

  test('of an address is shown within the frame', async () => {
    const page = await desk.visit('/settings/nowhere', { as: owner })
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'To the first page' }).click()
    await page.locator('h1:focus').waitFor()
  })

  test('of a script that an update took away offers to load the page again', async () => {
    const page = await desk.visit('/settings/you', { as: owner, expected: /ScriptError/ })
    await page.getByRole('heading', { name: 'owner', level: 1 }).waitFor()
    await page.route('**/assets/page-*.js', (route) => route.fulfill({ status: 404, body: '' }))
    await page.getByRole('link', { name: 'API tokens' }).click()
    await page.getByRole('heading', { name: 'The console was updated' }).waitFor()
    await page.unroute('**/assets/page-*.js')
    await page.getByRole('button', { name: 'Load again' }).click()
    await page.getByRole('heading', { name: 'API tokens', level: 1 }).waitFor()
  })
})

describe('colours', () => {
  test('follow the system until one is chosen, which stays', async () => {
    const page = await desk.visit('/settings/you', { as: owner, scheme: 'dark' })
    const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme')
    await page.getByRole('heading', { name: 'owner', level: 1 }).waitFor()
    expect(await scheme()).toBe('dark')
    await page.getByRole('button', { name: 'Colours' }).click()
    await page.getByRole('menuitemradio', { name: 'Light' }).click()
    expect(await scheme()).toBe('light')
    // Known before any script of the app is there.
    await page.route('**/assets/index-*.js', (route) => route.abort())
    await page.reload({ waitUntil: 'commit' })
    await page.waitForLoadState('domcontentloaded')
    expect(await scheme()).toBe('light')
  })
})

describe('on a telephone', () => {
  test('the first sections are at the bottom, the others behind a button, and lists are cards', async () => {
    const page = await desk.visit('/settings/people', { as: owner, width: 390 })
    await page.getByRole('list', { name: 'People who may use the console' }).waitFor()
    expect(await page.getByRole('table').count()).toBe(0)
    const bar = page.getByRole('navigation', { name: 'Main' })
    expect(await bar.getByRole('link').allTextContents()).toEqual(['Now', 'Calls', 'Phone', 'Knowledge'])
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(overflow).toBe(0)
    await bar.getByRole('button', { name: 'More' }).click()
    await page.getByRole('dialog').getByRole('link', { name: 'Settings' }).waitFor()
  })
})
