import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import { type ConsoleInBrowser, openConsole, owner } from './support/console.ts'

let desk: ConsoleInBrowser
beforeAll(async () => {
  desk = await openConsole()
})
afterAll(() => desk[Symbol.asyncDispose]())

describe('the sign-in', () => {
  test('asks who is not known, and leads on to where they wanted to go', async () => {
    const page = await desk.visit('/settings/audit?result=refused')
    await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor()
    expect(await page.title()).toBe('Sign in · Frontdesk')
    await page.getByLabel('Name or e-mail').fill(owner.name)
    await page.getByLabel('Password', { exact: true }).fill(owner.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL('**/settings/audit?result=refused')
    await page.getByRole('heading', { name: 'Audit log', level: 1 }).waitFor()
  })

  test('says so when name and password do not belong together', async () => {
    const page = await desk.visit('/sign-in')
    await page.getByLabel('Name or e-mail').fill(owner.name)
    await page.getByLabel('Password', { exact: true }).fill('not this one')
    await page.getByRole('button', { name: 'Sign in' }).click()
    expect(await page.getByRole('alert').textContent()).toMatch(/do not belong together/)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await expectAccessible(page)
  })

  test('leads nowhere else than into this console', async () => {
    const page = await desk.visit('/sign-in?back=https://elsewhere.example/')
    await page.getByLabel('Name or e-mail').fill(owner.name)
    await page.getByLabel('Password', { exact: true }).fill(owner.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'You: owner' }).waitFor()
    expect(new URL(page.url()).origin).toBe(desk.url)
  })
})

describe('who is signed in', () => {
  test('can sign out, and then sees nothing any more', async () => {
    const page = await desk.visit('/settings/you', { as: owner })
    await page.getByRole('button', { name: 'You: owner' }).click()
    await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
    await page.waitForURL('**/sign-in')
    await page.goto('/settings/you')
    await page.waitForURL('**/sign-in?back=*')
  })

  test('is sent to the sign-in once they were signed out elsewhere, and comes back', async () => {
    const page = await desk.visit('/settings/you', { as: owner })
    await page.getByRole('heading', { name: 'owner', level: 1 }).waitFor()
    const elsewhere = await desk.visit('/settings/you', { as: owner })
    await elsewhere.getByRole('button', { name: 'Sign out everywhere' }).click()
    await elsewhere.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click()
    await elsewhere.waitForURL('**/sign-in')
    await page.getByRole('link', { name: 'Audit log' }).click()
    await page.waitForURL('**/sign-in?back=*')
    await page.getByLabel('Name or e-mail').fill(owner.name)
    await page.getByLabel('Password', { exact: true }).fill(owner.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL('**/settings/audit')
  })
})
