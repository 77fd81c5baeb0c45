import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { askAll, writePages } from '../support/knowledge-desk.ts'
import { expectAccessible } from './support/accessibility.ts'
import { type ConsoleInBrowser, type ConsoleOptions, openConsole, owner } from './support/console.ts'

const pages = {
  'parking.md': '# Parking\n\nThe garage is behind the house.\n\n## Price\n\nParking costs a few coins an hour.\n',
  'hostile.md': '# Elevator \\<img src=x onerror=alert(1)>\n\nThe elevator `<script>alert(2)</script>` is out.\n',
  'scan.pdf': 'no PDF at all',
}

const open: AsyncDisposable[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one[Symbol.asyncDispose]()
})

interface Desk {
  readonly desk: ConsoleInBrowser
  readonly folder: string
  visit(path: string, as?: { name: string; password: string }): Promise<Page>
}

async function start(options: ConsoleOptions = {}): Promise<Desk> {
  const files = await writePages(pages)
  open.push(files)
  const { folder } = files
  const desk = await openConsole({ assistant: { models: [], knowledge: { folder } }, ...options })
  open.push(desk)
  return { desk, folder, visit: (path, as = owner) => desk.visit(path, { as }) }
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

describe('a question without an answer', () => {
  test('is answered by writing a page, asked again, and dealt with', async () => {
    const { desk, folder, visit } = await start()
    await askAll(desk.app, 1, ['Do you have a sauna?', 'Do you sell zeppelins?'])
    await askAll(desk.app, 2, ['Is there a sauna?'])
    const page = await visit('/knowledge')
    await page.getByText('Asked 2 times').waitFor()
    await expectAccessible(page)

    await page.getByRole('link', { name: /^Write the answer to: .*sauna/ }).click()
    await page.getByRole('heading', { name: 'Write the answer' }).waitFor()
    const answer = page.getByLabel('Answer', { exact: true })
    expect(await answer.evaluate((field) => field.matches(':focus'))).toBe(true)
    expect(await page.getByLabel('File', { exact: true }).inputValue()).toMatch(/sauna\.md$/)
    await answer.fill('Yes, there is a sauna in the cellar.')
    const preview = page.getByRole('region', { name: 'As the assistant reads it' })
    await preview.getByText('Yes, there is a sauna in the cellar.').waitFor()
    await expectAccessible(page)

    await button(page, 'Save and ask again').click()
    await page.getByText('Callers who ask this are answered now').waitFor()
    await page.locator('blockquote').getByText('Yes, there is a sauna in the cellar.').waitFor()
    await page.getByText('The 2 questions are dealt with.').waitFor()
    await expectAccessible(page)
    expect(await askAll(desk.app, 3, ['do you have a sauna'])).toEqual([expect.stringContaining('sauna in the cellar')])
    const { groups } = await desk.request<{ groups: { question: string }[] }>(page, 'GET', '/api/knowledge/unanswered')
    expect(groups.map(({ question }) => question)).toEqual(['Do you sell zeppelins?'])

    await page.getByRole('link', { name: 'Back to Knowledge' }).click()
    await page.getByText('Dealt with (1)').click()
    await page.waitForURL('**/knowledge?done=true')
    await button(page, /^Open again: .*sauna/).click()
    await page.getByText('Nothing was dealt with yet').waitFor()
    const file = (await desk.request<{ pages: { name: string }[] }>(page, 'GET', '/api/knowledge/pages')).pages[0]
    expect(await readFile(join(folder, file?.name ?? ''), 'utf8')).toContain('Yes, there is a sauna in the cellar.')
  })

  test('stays open when the page does not answer it, and it is said what to do', async () => {
    const { desk, visit } = await start()
    await askAll(desk.app, 1, ['Do you have a sauna?'])
    const page = await visit('/knowledge')
    await page.getByRole('link', { name: /^Write the answer to/ }).click()
    await page.getByLabel('Title', { exact: true }).fill('Bicycles')
    await page.getByLabel('Answer', { exact: true }).fill('We lend bicycles.')
    await page.getByLabel('Words of callers', { exact: true }).fill('bike, cycle')
    await button(page, 'Save and ask again').click()
    await page.getByText('Callers who ask this are not answered from this page yet').waitFor()
    await page.getByText('The question stays open.').waitFor()
    await expectAccessible(page)
    await button(page, 'Change the page').click()
    await page.getByLabel('The page, as it stands in the file').fill('# Sauna\n\nThe sauna is in the cellar.\n')
    await button(page, 'Save and ask again').click()
    await page.getByText('The question is dealt with.').waitFor()
  })

  test('is not left half written without a question', async () => {
    const { desk, visit } = await start()
    await askAll(desk.app, 1, ['Do you have a sauna?'])
    const page = await visit('/knowledge')
    await page.getByRole('link', { name: /^Write the answer to/ }).click()
    await page.getByLabel('Answer', { exact: true }).fill('Yes')
    await page.getByRole('navigation', { name: 'Where this belongs' }).getByRole('link', { name: 'Knowledge' }).click()
    await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor()
    await expectAccessible(page)
    await button(page, 'Stay here').click()
    expect(await page.getByLabel('Answer', { exact: true }).inputValue()).toBe('Yes')
    await page.getByRole('navigation', { name: 'Where this belongs' }).getByRole('link', { name: 'Knowledge' }).click()
    await button(page, 'Leave').click()
    await page.waitForURL('**/knowledge')
  })

  test('is ticked off by a key', async () => {
    const { desk, visit } = await start()
    await askAll(desk.app, 1, ['Do you have a sauna?'])
    const page = await visit('/knowledge')
    await button(page, 'Dealt with: Do you have a sauna?').press('Enter')
    await page.getByText('Every question had an answer').waitFor()
    await expectAccessible(page)
  })
})

describe('a question that is tried', () => {
  test('shows what is said, and why', async () => {
    const { visit } = await start()
    const page = await visit('/knowledge')
    await page.getByLabel('What a caller might ask').fill('How much is parking?')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/knowledge?q=How+much+is+parking%3F')
    await page.getByText('Answered', { exact: true }).waitFor()
    await page.getByText(/^Found because it has .*“costs” for “how much”/).waitFor()
    const found = page.getByRole('listitem').filter({ hasText: 'Quoted where no model answers' }).first()
    expect(await found.locator('mark').allTextContents()).toEqual(expect.arrayContaining(['Parking', 'costs']))
    await expectAccessible(page)
    await found.getByRole('link', { name: 'Open parking.md' }).click()
    await page.getByRole('heading', { name: 'As the assistant reads it' }).waitFor()
    await expectAccessible(page)
  })

  test('that is declined says why, and how to help it', async () => {
    const { visit } = await start()
    const page = await visit('/knowledge?q=Do you sell zeppelins in the garage')
    await page.getByText('Declined', { exact: true }).waitFor()
    await page.getByText('No document has a word for', { exact: false }).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Write a page about it' }).click()
    expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Do you sell zeppelins in the garage')
  })

  test('shows what a hostile page says as words', async () => {
    const { visit } = await start()
    const page = await visit('/knowledge?q=is the elevator out')
    const hostile = page.getByRole('listitem').filter({ hasText: 'hostile.md' }).first()
    await hostile.getByText('<script>alert(2)</script> is out.', { exact: false }).waitFor()
    await hostile.getByText('<img src=x onerror=alert(1)>', { exact: false }).first().waitFor()
    expect(await page.locator('img[src="x"]').count()).toBe(0)
    expect(await page.locator('script:not([src])').count()).toBe(0)
    await hostile.getByRole('link', { name: 'Open hostile.md' }).click()
    await page.getByRole('heading', { name: 'As the assistant reads it' }).waitFor()
    expect(await page.locator('img[src="x"]').count()).toBe(0)
  })
})

describe('sources', () => {
  test('show their health, are looked at again, and lead to their documents', async () => {
    const { folder, visit } = await start()
    const page = await visit('/knowledge')
    const source = page.getByRole('listitem').filter({ hasText: 'pages' }).first()
    await source.getByText('Partly').waitFor()
    await source.getByText('scan.pdf').waitFor()
    await writeFile(join(folder, 'scan.pdf'), '%PDF-1.4 broken')
    await button(page, /^Look again at/).click()
    await source.getByText('it is damaged', { exact: false }).waitFor()
    await page.getByRole('link', { name: /^Documents of/ }).click()
    await page.getByRole('row', { name: /scan\.pdf/ }).waitFor()
    await expectAccessible(page)
    await page.getByRole('searchbox', { name: 'Name or title' }).fill('park')
    await page.waitForURL('**&q=park')
    await page.getByText('That is all: 1.').waitFor()
    await page.getByRole('link', { name: 'parking.md' }).click()
    await page.getByText('Parking costs a few coins an hour.').waitFor()
  })

  test('are none at first, and it is said how to begin', async () => {
    const { visit } = await start({ assistant: { models: [] } })
    const page = await visit('/knowledge')
    await page.getByRole('heading', { name: 'No documents yet' }).waitFor()
    await page.getByText('folder: ./knowledge').waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Write a page' }).click()
    await page.getByRole('heading', { name: 'There is no folder to write into' }).waitFor()
    await expectAccessible(page)
  })
})

describe('a page', () => {
  async function openEditor({ visit }: Desk): Promise<Page> {
    const page = await visit('/knowledge')
    await page.getByRole('link', { name: /^Documents of/ }).click()
    await page.getByRole('link', { name: 'parking.md' }).click()
    await page.getByRole('link', { name: 'Edit the page' }).click()
    await page.getByLabel('The page, as it stands in the file').waitFor()
    return page
  }

  test('that somebody else changed meanwhile is not written over unseen', async () => {
    const started = await start()
    const page = await openEditor(started)
    const text = page.getByLabel('The page, as it stands in the file')
    await text.fill('# Parking\n\nThe lot is on the roof.\n')
    await writeFile(join(started.folder, 'parking.md'), '# Parking\n\nThe garage has moved.\n')
    await button(page, 'Save and use it').click()
    await page.getByText('The page was changed meanwhile').waitFor()
    await page.getByText('The garage has moved.').first().waitFor()
    await expectAccessible(page)
    await button(page, 'Keep mine, and save over it').click()
    await page.getByText('The page was changed meanwhile').waitFor({ state: 'detached' })
    await button(page, 'Save and use it').click()
    await page.getByText('The page is saved').first().waitFor()
    expect(await readFile(join(started.folder, 'parking.md'), 'utf8')).toContain('The lot is on the roof.')
  })

  test('becomes a draft, which is not used, and is used again', async () => {
    const started = await start()
    const page = await openEditor(started)
    await page.getByLabel('Draft: keep it, but do not answer from it yet').check()
    await page.getByText('Nothing of this would be used', { exact: false }).waitFor()
    await expectAccessible(page)
    await button(page, 'Save and use it').click()
    await page.getByText('It is saved as a draft.', { exact: false }).waitFor()
    expect(await readFile(join(started.folder, 'parking.md'), 'utf8')).toMatch(/^---\ndraft: true\n---\n/)
  })

  test('has a name that is free', async () => {
    const { visit } = await start()
    const page = await visit('/knowledge/new?about=Parking')
    await page.getByLabel('Answer', { exact: true }).fill('Elsewhere.')
    await button(page, 'Save and use it').click()
    await page.getByText('File is taken.').waitFor()
    await expectAccessible(page)
    await page.getByLabel('File', { exact: true }).fill('../parking.md')
    await button(page, 'Save and use it').click()
    await page.getByText('File must be the name of a file, not a path.').waitFor()
  })
})

test('the example is made one’s own from here', async () => {
  const desk = await openConsole()
  open.push(desk)
  const page = await desk.visit('/knowledge/new', { as: owner })
  await page.getByText('These are the pages of the example.').waitFor()
  await expectAccessible(page)
  await button(page, 'Make it my own').click()
  await page.getByLabel('Title', { exact: true }).fill('Chapel')
  await page.getByLabel('Answer', { exact: true }).fill('The chapel is in the garden.')
  await button(page, 'Save and use it').click()
  await page.getByText('The page is saved').first().waitFor()
  await page.goto('/knowledge?q=where is the chapel')
  await page.getByText('The chapel is in the garden.').first().waitFor()
})

test('viewers look, with numbers masked, and find no way to write', async () => {
  const { desk, visit } = await start()
  await askAll(desk.app, 1, ['Do you have a sauna, I am on 555 010 0123 4'])
  const page = await visit('/knowledge')
  const made = await desk.request<{ link: { url: string } }>(page, 'POST', '/api/users', {
    name: 'Vera',
    role: 'viewer',
  })
  const token = new URLSearchParams(new URL(made.link.url).hash.slice(1)).get('token')
  const vera = { name: 'Vera', password: 'looking is enough' }
  const setup = await desk.visit('/sign-in')
  await desk.request(setup, 'POST', '/api/setup', { token, password: vera.password })
  const looking = await visit('/knowledge', vera)
  await looking.getByText('Do you have a sauna', { exact: false }).first().waitFor()
  expect(await looking.getByText('0123').count()).toBe(0)
  expect(await page.getByText('0123', { exact: false }).count()).toBeGreaterThan(0)
  expect(await looking.getByRole('link', { name: /Write/ }).count()).toBe(0)
  expect(await looking.getByRole('button', { name: /Look at|Dealt with/ }).count()).toBe(0)
  await looking.goto('/knowledge/new')
  await looking.getByRole('heading', { name: 'This is not for you to see' }).waitFor()
})
