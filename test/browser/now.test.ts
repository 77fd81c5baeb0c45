import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newCallSid } from '../support/signed.ts'
import { caller } from '../support/test-app.ts'
import { expectAccessible } from './support/accessibility.ts'
import { type ConsoleInBrowser, openConsole, owner } from './support/console.ts'

let desk: ConsoleInBrowser
let calls = 900
beforeAll(async () => {
  desk = await openConsole({ assistant: { models: [], line: 'webhook' } })
})
afterAll(() => desk[Symbol.asyncDispose]())

async function callIn(from: string) {
  calls += 1
  const line = caller(desk.app, newCallSid(calls))
  await line.call({ From: from })
  return line
}

const who = (cards: { allTextContents(): Promise<string[]> }) => cards.allTextContents()

describe('the calls that go on', () => {
  test('stand newest first, tell of emergencies, and how they ended before they go', async () => {
    const page = await desk.visit('/', { as: owner })
    const names = page.getByRole('article').locator('header a')
    const first = await callIn('+12025550201')
    await page.getByRole('status').filter({ hasText: '1 call' }).waitFor()
    const second = await callIn('+12025550202')
    await page.getByRole('status').filter({ hasText: '2 calls' }).waitFor()
    await expect.poll(() => who(names)).toEqual(['+1 202 555 0202', '+1 202 555 0201'])
    await first.say(1, 'I have chest pain')
    const card = page.getByRole('article').filter({ hasText: '+1 202 555 0201' })
    await card.getByText('Emergency: medical').waitFor()
    await expectAccessible(page)
    await second.hangUp()
    await page.getByRole('article').filter({ hasText: '+1 202 555 0202' }).getByText('The caller hung up').waitFor()
    await expectAccessible(page)
    await page
      .getByRole('article')
      .filter({ hasText: '+1 202 555 0202' })
      .waitFor({ state: 'detached', timeout: 20_000 })
    await page.getByRole('link', { name: 'Call from +1 202 555 0202' }).waitFor()
    await first.hangUp()
  })

  test('do not move while somebody points at them; what is new waits, and comes when they are left or asked for', async () => {
    const page = await desk.visit('/', { as: owner })
    const names = page.getByRole('article').locator('header a')
    const lines = [await callIn('+12025550211')]
    const card = page.getByRole('article').filter({ hasText: '+1 202 555 0211' })
    await card.hover()
    const place = await card.boundingBox()
    lines.push(await callIn('+12025550212'))
    const waiting = page.getByRole('button', { name: 'Show 1 new call' })
    while (!(await waiting.isVisible())) {
      // A pointer that rests is not about to press anything.
      await card.hover({ position: { x: 40 + Math.round(Math.random() * 9), y: 40 } })
      if ((await who(names)).includes('+1 202 555 0212')) throw new Error('The new call pushed the other away.')
    }
    expect(await card.boundingBox()).toEqual(place)
    expect(await who(names)).toContain('+1 202 555 0211')
    await waiting.click()
    await expect.poll(() => who(names)).toEqual(expect.arrayContaining(['+1 202 555 0212', '+1 202 555 0211']))
    for (const line of lines) await line.hangUp()
  })

  test('are opened by keys', async () => {
    const line = await callIn('+12025550221')
    const page = await desk.visit('/', { as: owner })
    const link = page.getByRole('article').getByRole('link', { name: '+1 202 555 0221' })
    await link.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '+1 202 555 0221', level: 1 }).waitFor()
    await line.hangUp()
  })
})

test('of many calls, those without a card are counted, and lead to the list', async () => {
  const page = await desk.visit('/settings/you', { as: owner })
  const card = {
    ...{ callId: 'CA1', from: '+12025550231', to: '+1', name: null, line: 'relay', language: 'en-US', endedAt: null },
    ...{ startedAt: Date.now(), endReason: null, outcome: null, isTest: true, phase: 'ringing', person: 'Reception' },
    ...{ caller: '', assistant: 'One moment.', emergency: null, problems: 2, turns: 3 },
  }
  const board = { cards: [card], gone: [], total: 341, now: Date.now(), whole: true }
  const body = `event: board\ndata: ${JSON.stringify(board)}\n\n`
  await page.route('**/api/live', (route) => route.fulfill({ contentType: 'text/event-stream', body }))
  await page.goto('/')
  await page.getByText('and 340 more without a card').waitFor()
  for (const words of ['Test', 'Ringing: Reception', '2 problems'])
    await page.getByText(words, { exact: true }).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Show all live calls' }).click()
  await page.waitForURL('**/calls?live=yes')
})
