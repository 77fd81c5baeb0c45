import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { showcaseCall } from '../../scripts/screenshots/showcase-call.ts'
import { openStore } from '../../src/store/open-store.ts'
import { type FakeTwilio, fakeAccountSid, startFakeTwilio } from '../fakes/fake-twilio.ts'
import { token } from '../support/test-app.ts'
import { expectAccessible } from './support/accessibility.ts'
import { type ConsoleInBrowser, openConsole, owner } from './support/console.ts'

const callId = 'CA0000000000000000000000000000beef'
let twilio: FakeTwilio
let desk: ConsoleInBrowser
beforeAll(async () => {
  twilio = await startFakeTwilio({ tokens: [token] })
  const store = await openStore({ file: ':memory:' })
  await store.calls.append(showcaseCall(callId, Date.UTC(2026, 10, 30, 13, 5)))
  desk = await openConsole({
    assistant: { models: [] },
    env: { TWILIO_ACCOUNT_SID: fakeAccountSid, TWILIO_API_BASE_URL: twilio.url },
    parts: { store },
  })
})
afterAll(async () => {
  await desk[Symbol.asyncDispose]()
  await twilio[Symbol.asyncDispose]()
})

const visit = async (search = '', width = 1440) => {
  const page = await desk.visit(`/calls/${callId}${search}`, { as: owner, width })
  await page.getByRole('heading', { name: 'Eleanor Whitfield', level: 1 }).waitFor()
  return page
}
const conversation = (page: Page) => page.getByRole('log', { name: 'Conversation' })
const tab = (page: Page, name: string) => page.getByRole('tab', { name })

describe('a call that was', () => {
  test('is told from beginning to end, in words', async () => {
    const page = await visit()
    const told = (await conversation(page).textContent()) ?? ''
    for (const words of [
      ...['Riverside Hospital, good afternoon.', 'The number is known: Eleanor Whitfield', 'Not heard:'],
      ...[
        'The caller cut in at 0:12',
        'Stopped: an invention',
        'Not let through: $4 an hour',
        'heard with a certainty of 61%',
      ],
      ...['Action send_directions', 'to: caller, place: Mill Street garage', 'The directions were sent to the caller'],
      ...['Bridging the wait', 'Tom Okafor whispered to the assistant', 'or is out of order.', 'HTTP 503'],
      ...['Put through to Ward 3', 'Nobody answered.', 'took the call', 'They spoke', 'The person hung up'],
    ])
      expect(told).toContain(words)
    await expectAccessible(page)
  })

  test('has its facts, what was picked out, and a cost that hides nothing it does not know', async () => {
    const page = await visit('?pane=overview')
    const overview = page.getByRole('tabpanel', { name: 'Overview' })
    const words = (await overview.textContent()) ?? ''
    for (const fact of [
      'Relay line',
      'Version 3f0c1d2e4a5b',
      'secret numbers are masked',
      'The caller sounded content',
    ])
      expect(words).toContain(fact)
    expect(await overview.getByRole('row', { name: /^Texts/ }).textContent()).toContain('unknown')
    expect(await overview.getByRole('row', { name: /^In all/ }).textContent()).toMatch(/at least US\$0\.19/)
    expect(await overview.getByRole('link', { name: 'Version 3f0c1d2e4a5b' }).getAttribute('href')).toBe(
      '/assistant/versions/3f0c1d2e4a5b',
    )
    await overview.getByRole('button', { name: 'turn 1' }).first().click()
    await page.waitForURL(/[?&]turn=1\b/)
    expect(await page.locator(':focus').textContent()).toContain('Hi, when can I come and visit my father?')
  })

  test('shows where the time of each turn went, in bars and figures that add up, and leads there and back', async () => {
    const page = await visit()
    await conversation(page)
      .getByRole('button', { name: /^Answered after 2\.4 s/ })
      .click()
    const timing = page.getByRole('tabpanel', { name: 'Timing' })
    const row = timing.getByRole('button', { name: /^Turn 3 0:25/ })
    expect(await row.getAttribute('aria-expanded')).toBe('true')
    const parts = timing.getByRole('table', { name: 'Parts of turn 3' })
    const figures = await parts.locator('tbody td:nth-child(2), tbody td:nth-of-type(1)').allTextContents()
    const ms = figures.map((figure) => Number(figure.replace(/\D/g, '') || 0))
    const whole = (await parts.locator('tfoot td').first().textContent()) ?? ''
    expect(ms.reduce((sum, one) => sum + one, 0)).toBe(Number(whole.replace(/\D/g, '')))
    await timing.getByText('longest', { exact: true }).waitFor()
    await expectAccessible(page)
    await timing.getByText('The whole turn').click()
    await timing.getByText('Speaking', { exact: true }).first().waitFor()
    await timing.getByText('All turns as a table').click()
    await expectAccessible(page)
    await timing.getByRole('button', { name: /^Turn 1 0:07/ }).click()
    await page.waitForURL(/[?&]turn=1\b/)
    expect(await page.locator(':focus').textContent()).toContain('Hi, when can I come and visit my father?')
  })

  test('has its log, event by event, once somebody asks for it', async () => {
    const page = await visit()
    let asked = 0
    page.on('request', (request) => {
      if (request.url().endsWith('/events')) asked += 1
    })
    await tab(page, 'Timing').click()
    expect(asked).toBe(0)
    await tab(page, 'Events').click()
    const events = page.getByRole('tabpanel', { name: 'Events' })
    await events.getByText('call.started', { exact: true }).click()
    await events.getByText(/"greeting": "Riverside Hospital, good afternoon/).waitFor()
    expect(asked).toBe(1)
    await events.getByLabel('Kind').selectOption('caller.said (4)')
    expect(await events.getByRole('listitem').count()).toBe(4)
    await expectAccessible(page)
  })

  test('is kept as a file, and made into a test that says what to look at', async () => {
    const page = await visit()
    for (const [item, ending, begin] of [
      ['Everything, as JSON', 'json', '{\n  "format"'],
      ['Transcript, as text', 'txt', `Call ${callId}`],
      ['Subtitles, as WebVTT', 'vtt', 'WEBVTT'],
    ] as const) {
      await page.getByRole('button', { name: 'Export' }).click()
      const coming = page.waitForEvent('download')
      await page.getByRole('menuitem', { name: item }).click()
      const file = await coming
      expect(file.suggestedFilename()).toBe(`call-2026-11-30-1305-00beef.${ending}`)
      expect((await readFile(await file.path(), 'utf8')).startsWith(begin)).toBe(true)
    }
    await page.getByRole('button', { name: 'Export' }).click()
    await expectAccessible(page)
    await page.getByRole('menuitem', { name: 'Make a test scenario' }).click()
    const dialog = page.getByRole('dialog', { name: 'Test scenario of this call' })
    await dialog.getByText(/lines to review/).waitFor()
    expect(await dialog.locator('mark').count()).toBeGreaterThan(3)
    expect(await dialog.textContent()).not.toContain('Eleanor')
    await expectAccessible(page)
    const coming = page.waitForEvent('download')
    await dialog.getByRole('link', { name: 'Download' }).click()
    expect((await coming).suggestedFilename()).toBe('call-2026-11-30-1305-00beef.yaml')
  })

  test('leads to the phone, to try a turn again', async () => {
    const page = await visit()
    const again = conversation(page).getByRole('link', { name: 'Try again: turn 3, on the phone' })
    expect(await again.getAttribute('href')).toBe(`/phone?fork=${callId}&turn=3`)
  })

  test('plays its recording, with the words that are heard marked; where it cannot be had, says so', async () => {
    const page = await visit()
    const audio = page.locator('audio')
    expect(await audio.getAttribute('src')).toBe(`/api/calls/${callId}/recordings/RE${'0'.repeat(31)}1`)
    const saying = conversation(page).locator('[data-playing="true"]')
    await audio.evaluate((player, at) => {
      Object.defineProperty(player, 'currentTime', { value: at, writable: true })
      player.dispatchEvent(new Event('timeupdate'))
    }, 9)
    await saying.waitFor()
    expect(await saying.textContent()).toContain('You can visit ward 3')
    await conversation(page)
      .getByRole('button', { name: /^Play from 0:15/ })
      .first()
      .click()
    await page.getByText('The recording cannot be played').waitFor()
    await expectAccessible(page)
  })

  test('is gone through by keys alone', async () => {
    const page = await visit()
    await page.locator('h1').focus()
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab')
      if ((await page.evaluate('document.activeElement?.ariaLabel')) === 'Conversation') break
    }
    await page.keyboard.press('ArrowDown')
    expect(await page.locator(':focus').textContent()).toContain('Riverside Hospital, good afternoon.')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    expect(await page.locator(':focus').textContent()).toContain('The number is known')
    await tab(page, 'Overview').focus()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('tabpanel', { name: 'Timing' }).waitFor()
  })

  test('has its parts as tabs on a telephone', async () => {
    const page = await visit('', 390)
    await conversation(page).waitFor()
    await tab(page, 'Timing').click()
    await page.getByRole('tabpanel', { name: 'Timing' }).waitFor()
    await conversation(page).waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: /^Turn 4/ }).click()
    await conversation(page).waitFor()
    expect(await page.locator(':focus').textContent()).toContain('Can I speak with somebody in the ward?')
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(overflow).toBe(0)
  })
})

test('a call that there is not is said to be none', async () => {
  const page = await desk.visit('/calls/CAnobody', { as: owner })
  await page.getByText('There is no such call.').waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'All calls' }).click()
  await page.getByRole('heading', { name: 'Calls', level: 1 }).waitFor()
})
