import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import { type ConsoleInBrowser, openConsole, owner } from './support/console.ts'

let desk: ConsoleInBrowser
beforeAll(async () => {
  desk = await openConsole()
})
afterAll(() => desk[Symbol.asyncDispose]())

describe('a token', () => {
  test('is shown once, works as far as its rights go, and ends when it is revoked', async () => {
    const page = await desk.visit('/settings/tokens', { as: owner })
    await page.getByRole('heading', { name: 'No tokens yet' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Make a token' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Weekly report')
    await page.getByRole('button', { name: 'Make it' }).click()
    await page.getByText('The list of rights must not be empty.').waitFor()
    await expectAccessible(page)
    await page.getByRole('checkbox', { name: 'See who did what' }).check()
    await page.getByRole('button', { name: 'Make it' }).click()
    const secret = await page.getByRole('status', { name: 'Token' }).textContent()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'I have it' }).click()
    await page.getByRole('row', { name: /Weekly report.*audit:read/ }).waitFor()
    expect(await page.getByText(secret ?? '').count()).toBe(0)
    await expectAccessible(page)

    const ask = async (path: string) => {
      const headers = { authorization: `Bearer ${secret}` }
      return (await fetch(desk.url + path, { headers })).status
    }
    expect([await ask('/api/audit'), await ask('/api/users')]).toEqual([200, 403])
    await page.getByRole('button', { name: 'Revoke Weekly report' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('heading', { name: 'No tokens yet' }).waitFor()
    expect(await ask('/api/audit')).toBe(401)
  })
})

describe('the audit log', () => {
  test('says who did what, in parts, and is narrowed down by its address', async () => {
    const page = await desk.visit('/settings/audit', { as: owner })
    for (let round = 0; round < 51; round += 1) {
      await desk.request(page, 'POST', '/api/users', { name: `Person ${round}`, role: 'viewer' })
    }
    await page.reload()
    await page
      .getByRole('row', { name: /Added a person/ })
      .first()
      .waitFor()
    expect(await page.getByRole('row').count()).toBe(51)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Show more' }).click()
    await page
      .getByRole('row', { name: /Made a token/ })
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Made a token' }).first().click()
    await page.waitForURL('**/settings/audit?action=token.make')
    await page.getByText('That is all: 2.').waitFor()
    await page.getByRole('button', { name: 'Remove the filter "What: Made a token"' }).click()
    await page.waitForURL('**/settings/audit')
    await page.getByLabel('Result', { exact: true }).selectOption('Failed')
    await page.getByRole('heading', { name: 'Nothing fits these filters' }).waitFor()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.waitForURL('**/settings/audit')
    await page
      .getByRole('row', { name: /Added a person/ })
      .first()
      .waitFor()
  })
})
