import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MadeUser } from '../../src/console/routes/users/schema.ts'
import { expectAccessible } from './support/accessibility.ts'
import { type ConsoleInBrowser, openConsole, owner } from './support/console.ts'

const password = 'a lamp, a bell, a book'

let desk: ConsoleInBrowser
beforeAll(async () => {
  desk = await openConsole()
})
afterAll(() => desk[Symbol.asyncDispose]())

describe('people', () => {
  test('are added with a link by which they choose a password, and see what their role allows', async () => {
    const page = await desk.visit('/settings/people', { as: owner })
    await page.getByRole('button', { name: 'Add a person' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Tom Okafor')
    await page.getByLabel('E-mail').fill('tom@riverside.example')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    const link = await page.getByRole('status', { name: 'Link' }).textContent()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Done' }).click()
    const row = page.getByRole('row', { name: /Tom Okafor/ })
    expect(await row.textContent()).toMatch(/Viewer.*Invited.*never/)
    await expectAccessible(page)

    const { pathname, hash } = new URL(link ?? '')
    const toms = await desk.visit(pathname + hash)
    await toms.getByText('For Tom Okafor').waitFor()
    await toms.getByLabel('Password', { exact: true }).fill(password)
    await toms.getByRole('button', { name: 'Save and sign in' }).click()
    await toms.getByRole('button', { name: 'You: Tom Okafor' }).waitFor()
    await toms.goto('/settings/you')
    await toms.getByRole('heading', { name: 'Tom Okafor', level: 1 }).waitFor()
    expect(await toms.getByRole('link', { name: 'People' }).count()).toBe(0)
    await toms.goto('/settings/people')
    await toms.getByRole('heading', { name: 'This is not for you to see' }).waitFor()
    await expectAccessible(toms)
  })

  test('are told apart: a name that another has is refused at its field', async () => {
    const page = await desk.visit('/settings/people', { as: owner })
    await page.getByRole('button', { name: 'Add a person' }).click()
    await page.getByLabel('Name', { exact: true }).fill('OWNER')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('Name is what another user has.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  test('get another role, are switched off and on, and are removed', async () => {
    const page = await desk.visit('/settings/people', { as: owner })
    await desk.request<MadeUser>(page, 'POST', '/api/users', { name: 'Aisha Rahman', role: 'viewer' })
    await page.reload()
    const row = page.getByRole('row', { name: /Aisha Rahman/ })
    const pick = async (name: string) => {
      await page.getByRole('button', { name: 'More for Aisha Rahman' }).click()
      await page.getByRole('menuitem', { name }).click()
    }
    await pick('Change')
    await page.getByRole('radio', { name: 'Operator' }).check()
    await page.getByRole('button', { name: 'Save' }).click()
    await row.getByText('Operator').waitFor()
    await pick('Switch off')
    await expectAccessible(page)
    await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click()
    await row.getByText('Switched off').waitFor()
    await pick('Switch on')
    await page.getByRole('dialog').getByRole('button', { name: 'Switch on' }).click()
    await row.getByText('Invited').waitFor()
    await pick('Remove')
    expect(await page.locator(':focus').textContent()).toBe('Cancel')
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await row.waitFor({ state: 'detached' })
  })

  test('cannot all go: the last owner stays one', async () => {
    const page = await desk.visit('/settings/people', { as: owner })
    await page.getByRole('button', { name: 'More for owner' }).click()
    expect(await page.getByRole('menuitem', { name: 'Remove' }).count()).toBe(0)
    await page.getByRole('menuitem', { name: 'Change' }).click()
    await page.getByRole('radio', { name: 'Viewer' }).check()
    await page.getByRole('button', { name: 'Save' }).click()
    expect(await page.getByRole('alert').textContent()).toMatch(/last owner/)
  })
})
