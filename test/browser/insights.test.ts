import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCall } from '../../scripts/seed/make-call.ts'
import { createChance } from '../../scripts/seed/random.ts'
import type { CallCount } from '../../src/console/routes/calls/schema.ts'
import type { InsightsAnswer } from '../../src/console/routes/insights/schema.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { takeUpAll } from '../support/archive-desk.ts'
import { expectAccessible } from './support/accessibility.ts'
import { type ConsoleInBrowser, openConsole, owner } from './support/console.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Calls of 20 days, the last of them two hours ago, and one long before. */
async function storeWithCalls(): Promise<Store> {
  const store = await openStore({ file: ':memory:' })
  const now = Date.now()
  const times = [120 * dayMs, ...Array.from({ length: 320 }, (_, place) => 2 * hourMs + place * 1.5 * hourMs)]
  await Promise.all(
    times.map((ago, place) =>
      store.calls.append(makeCall(`CA${place}`, Math.round(now - ago), '+12025550100', createChance(place))),
    ),
  )
  await takeUpAll(store)
  return store
}

let desk: ConsoleInBrowser
beforeAll(async () => {
  desk = await openConsole({ parts: { store: await storeWithCalls() } })
})
afterAll(() => desk[Symbol.asyncDispose]())

const open = async (path = '/insights', options: Parameters<ConsoleInBrowser['visit']>[1] = {}) => {
  const page = await desk.visit(path, { as: owner, ...options })
  await page.getByRole('heading', { name: 'Insights', level: 1 }).waitFor()
  return page
}
const figures = (page: Page) => page.getByText('How this is counted').waitFor()
const asked = (page: Page, query = 'range=last28') =>
  desk.request<InsightsAnswer>(page, 'GET', `/api/insights?${query}`)
const iso = (day: number) => String(day).replace(/(\d\d)(\d\d)$/, '-$1-$2')
const search = (page: Page) => new URL(page.url()).search

describe('the figures', () => {
  test('are shown with their change in words, and named days in the zone of the business', async () => {
    const page = await open()
    await figures(page)
    const { period } = await asked(page)
    expect(await page.getByRole('banner').count()).toBeGreaterThan(0)
    await page.getByText('by the days of America/New_York. Test calls are left out.').waitFor()
    const tiles = page.getByRole('region', { name: 'At a glance' })
    expect(await tiles.textContent()).toContain(`Calls${period.calls}no calls before`)
    await page.getByText('Today is not over; the time before is counted whole.').waitFor()
    await expectAccessible(page)
  })

  test('lead each to as many calls as they say', async () => {
    const page = await open()
    await figures(page)
    await page.getByText('As a table').click()
    const links = await page.locator('a[href^="/calls?"]').evaluateAll((all) =>
      all.map((link) => ({
        href: link.getAttribute('href') ?? '',
        text: link.textContent ?? '',
        // The figure of a bar or of a day stands beside its name.
        beside: link.closest('li')?.querySelector('span:nth-child(2)')?.textContent ?? '',
        isCell: link.hasAttribute('data-row'),
      })),
    )
    const told = links.flatMap(({ href, text, beside, isCell }) => {
      const figure = isCell ? text : beside
      return /^\d+$/.test(figure) ? [{ href, calls: Number(figure) }] : []
    })
    expect(told.length).toBeGreaterThan(60)
    for (const { href, calls } of told) {
      const { count } = await desk.request<CallCount>(page, 'GET', href.replace('/calls', '/api/calls/count'))
      expect({ href, calls: count }).toEqual({ href, calls })
    }
    // Those of other figures are calls with what the figure counts.
    for (const { href } of links) {
      const { count } = await desk.request<CallCount>(page, 'GET', href.replace('/calls', '/api/calls/count'))
      expect(count, href).toBeGreaterThan(0)
    }
  })

  test('are of the days that the address names, and the address of those that are chosen', async () => {
    const page = await open()
    await figures(page)
    await page.getByRole('combobox', { name: 'Days' }).selectOption('Last 7 days')
    await expect.poll(() => search(page)).toBe('?range=last7')
    const week = await asked(page, 'range=last7')
    await page.getByRole('link', { name: `Calls: ${week.period.calls}. Show the calls.` }).waitFor()
    await page.getByRole('button', { name: 'Earlier' }).click()
    const { from, to } = week.before
    await expect.poll(() => search(page)).toBe(`?from=${iso(from)}&to=${iso(to)}`)
    await page.getByRole('link', { name: `Calls: ${week.before.calls}. Show the calls.` }).waitFor()
    expect(await page.getByLabel('From').inputValue()).toBe(iso(from))
    await page.getByLabel('From').fill(iso(to))
    const day = await asked(page, `from=${to}&to=${to}`)
    await page.getByRole('link', { name: `Calls: ${day.period.calls}. Show the calls.` }).waitFor()
    await page.goBack()
    await page.getByRole('link', { name: `Calls: ${week.before.calls}. Show the calls.` }).waitFor()
    await expectAccessible(page)
  })

  test('go into a file', async () => {
    const page = await open('/insights?range=last7')
    await figures(page)
    await page.getByRole('button', { name: 'Export' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Day by day (CSV)' }).click()
    const file = await download
    const { period, days } = await asked(page, 'range=last7')
    expect(file.suggestedFilename()).toBe(`frontdesk-days-${period.from}-${period.to}.csv`)
    const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n')
    expect(lines.slice(1).map((line) => line.split(',')[1])).toEqual(days.map(({ calls }) => `${calls}`))
  })

  test('go on paper without what stands around them', async () => {
    const page = await open()
    await figures(page)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button', { name: 'Export' }).isVisible()).toBe(false)
    expect(await page.getByRole('navigation', { name: 'Main' }).isVisible()).toBe(false)
    expect(await page.getByRole('heading', { name: 'Busiest hours' }).isVisible()).toBe(true)
  })
})

describe('the series', () => {
  test('shows another figure, by weeks or months, and leads to the calls of each', async () => {
    const page = await open()
    await figures(page)
    await page.getByRole('combobox', { name: 'What is shown' }).selectOption('Messages taken')
    await page.getByText('Weeks', { exact: true }).click()
    await expect.poll(() => search(page)).toBe('?show=messages&step=week')
    await page.getByRole('heading', { name: 'Week by week' }).waitFor()
    await page.getByText('As a table').click()
    const rows = page.getByRole('table', { name: '' }).getByRole('row')
    const { days } = await asked(page)
    const messages = days.reduce((sum, day) => sum + day.messages, 0)
    const shown = await rows.evaluateAll((all) =>
      all.slice(1).map((row) => Number(row.querySelector('td')?.textContent ?? '0')),
    )
    expect(shown.reduce((sum, count) => sum + count, 0)).toBe(messages)
    expect(await rows.getByRole('link').first().getAttribute('href')).toMatch(
      /^\/calls\?fromDay=\d{8}&toDay=\d{8}&message=true$/,
    )
    await expectAccessible(page)
  })

  test('leads to the calls of a bar that is pressed', async () => {
    const page = await open('/insights?range=last7')
    await figures(page)
    await page.locator('.recharts-bar-rectangle').nth(2).click()
    await expect.poll(() => new URL(page.url()).pathname + search(page)).toMatch(/^\/calls\?fromDay=(\d{8})&toDay=\1$/)
  })
})

describe('the busiest hours', () => {
  test('are gone through by arrows as one stop of the tab key', async () => {
    const page = await open()
    await figures(page)
    const grid = page.getByRole('grid', { name: 'Busiest hours' })
    expect(await grid.locator('[tabindex="0"]').count()).toBe(1)
    await grid.locator('[data-row="0"][data-column="0"]').focus()
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowUp', 'End', 'Home']) {
      await page.keyboard.press(key)
    }
    const focused = page.locator(':focus')
    expect([await focused.getAttribute('data-row'), await focused.getAttribute('data-column')]).toEqual(['0', '0'])
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Tab')
    expect(await focused.getAttribute('data-row')).toBe('0')
    const filled = grid.getByRole('link').first()
    await filled.focus()
    const where = await filled.getAttribute('href')
    await page.keyboard.press('Enter')
    await expect.poll(() => new URL(page.url()).pathname + search(page)).toBe(where)
  })

  test('stand below each other on a telephone, where nothing reaches over the edge', async () => {
    const page = await open('/insights', { width: 390 })
    await figures(page)
    const grid = page.getByRole('grid', { name: 'Busiest hours' })
    expect(await grid.getByRole('columnheader').count()).toBe(7)
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(overflow).toBe(0)
  })
})

describe('a time without calls', () => {
  test('says when there were some, and leads there', async () => {
    const page = await open('/insights?from=2020-01-01&to=2020-01-31')
    await page.getByRole('heading', { name: 'No calls in this time' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Show all since then' }).click()
    await figures(page)
    await page.getByText(/^Calls are known since/).waitFor()
  })

  test('is all there is before the first call', async () => {
    await using empty = await openConsole()
    const page = await empty.visit('/insights', { as: owner })
    await page.getByRole('heading', { name: 'No calls yet' }).waitFor()
    expect(await page.getByRole('button', { name: 'Export' }).count()).toBe(0)
    await expectAccessible(page)
  })

  test('may be the time before, of which nothing is made up', async () => {
    const page = await open()
    await figures(page)
    expect(await page.getByText('no calls before').count()).toBeGreaterThan(5)
    for (const path of ['/insights', '/insights?range=last90', '/insights?range=year']) {
      await page.goto(path)
      await figures(page)
      expect(await page.getByRole('main').textContent()).not.toMatch(/Infinity|∞|NaN|undefined|null/)
    }
  })
})

describe('few calls', () => {
  test('have no percentile that so few cannot tell', async () => {
    const page = await open()
    const { days } = await asked(page)
    const counted = await Promise.all(
      days.map(async ({ day }) => ({ day, delays: (await asked(page, `from=${day}&to=${day}`)).period.delays })),
    )
    const few = counted.find(({ delays: { firstSentence } }) => firstSentence.samples > 0 && firstSentence.samples < 20)
    if (!few) throw new Error('every day has enough answers')
    expect(few.delays.firstSentence.p95).toBeNull()
    await page.goto(`/insights?from=${iso(few.day)}&to=${iso(few.day)}`)
    await figures(page)
    expect(await page.getByText('needs 20 answers').count()).toBeGreaterThan(0)
  })
})

describe('a server that fails', () => {
  test('is asked again, and the days can be changed meanwhile', async () => {
    const page = await desk.visit('/sign-in', { as: owner })
    await page.route('**/api/insights?*', (route) =>
      route.fulfill({ status: 400, json: { error: 'bad request', message: 'The request is not as it must be.' } }),
    )
    await page.goto('/insights')
    await page.getByText('The request is not as it must be.').waitFor()
    await page.getByRole('combobox', { name: 'Days' }).waitFor()
    await expectAccessible(page)
    await page.unroute('**/api/insights?*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await figures(page)
  })

  test('is waited for in the shape of what is to come', async () => {
    const page = await desk.visit('/sign-in', { as: owner })
    const answer = Promise.withResolvers<void>()
    await page.route('**/api/insights?*', async (route) => {
      await answer.promise
      await route.continue()
    })
    await page.goto('/insights')
    await page.getByRole('status').filter({ hasText: 'Loading' }).first().waitFor()
    await expectAccessible(page)
    answer.resolve()
    await figures(page)
  })
})
