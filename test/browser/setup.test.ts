import { describe, expect, test } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import { openConsole } from './support/console.ts'

const password = 'a lamp, a bell, a book'

describe('the first owner', () => {
  test('chooses a name and a password by the link that is printed, once', async () => {
    await using desk = await openConsole({ door: 'link' })
    const link = await desk.app.app.console.firstLink(desk.url)
    const { pathname, hash } = new URL(link ?? '')

    const stranger = await desk.visit('/sign-in')
    await stranger.getByRole('heading', { name: 'Nobody can sign in yet' }).waitFor()
    await expectAccessible(stranger)

    const page = await desk.visit(pathname + hash)
    await page.getByRole('heading', { name: 'Welcome to Frontdesk' }).waitFor()
    expect(page.url(), 'the token is out of the address').toBe(`${desk.url}/setup`)
    await expectAccessible(page)
    await page.getByLabel('Your name').fill('Maria')
    await page.getByLabel('Password', { exact: true }).fill('short')
    await page.getByRole('button', { name: 'Save and sign in' }).click()
    await page.getByText('Password must have 10 to 200 characters, at least 5 of them different.').waitFor()
    expect(await page.locator(':focus').getAttribute('name')).toBe('password')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Save and sign in' }).click()
    await page.getByRole('button', { name: 'You: Maria' }).waitFor()

    const late = await desk.visit(pathname + hash)
    await late.getByLabel('Your name').fill('Mallory')
    await late.getByLabel('Password', { exact: true }).fill(password)
    await late.getByRole('button', { name: 'Save and sign in' }).click()
    expect(await late.getByRole('alert').textContent()).toMatch(/was used already/)
  })

  test('is told so when the link is not whole', async () => {
    await using desk = await openConsole({ door: 'link' })
    const page = await desk.visit('/setup')
    await page.getByRole('heading', { name: 'This link is not whole' }).waitFor()
    await expectAccessible(page)
    // Opened in the same tab, the whole link changes nothing but what stands behind the #.
    const { hash } = new URL((await desk.app.app.console.firstLink(desk.url)) ?? '')
    await page.goto(`/setup${hash}`)
    await page.getByRole('heading', { name: 'Welcome to Frontdesk' }).waitFor()
    expect(page.url()).toBe(`${desk.url}/setup`)
  })
})

describe('a console that is open on its machine', () => {
  test('says so, and is closed by who makes themselves its owner', async () => {
    await using desk = await openConsole({ door: 'open' })
    const page = await desk.visit('/settings')
    await page.getByText('Open on this machine without a password.').waitFor()
    expect(await page.getByRole('button', { name: /^You:/ }).count()).toBe(0)
    for (const [tab, button] of [
      ['People', 'Add a person'],
      ['API tokens', 'Make a token'],
    ] as const) {
      await page.getByRole('link', { name: tab }).click()
      await page.getByRole('heading', { name: tab, level: 1 }).waitFor()
      await page.getByRole('heading', { name: 'Set a password' }).waitFor()
      expect(await page.getByRole('button', { name: button }).count()).toBe(0)
    }
    await page.getByRole('link', { name: 'Set a password' }).click()
    await page.getByRole('heading', { name: 'You', level: 1 }).waitFor()
    await page.getByLabel('Your name').waitFor()
    await expectAccessible(page)
    await page.getByLabel('Your name').fill('Maria')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('heading', { name: 'Choose a password' }).waitFor()
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Save and sign in' }).click()
    await page.getByRole('button', { name: 'You: Maria' }).waitFor()
    expect(await page.getByText('Open on this machine').count()).toBe(0)
    const stranger = await desk.visit('/settings/people')
    await stranger.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor()
  })
})
