import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MadeUser } from '../../src/console/routes/users/schema.ts'
import { type FakeTwilio, fakeAccountSid, startFakeTwilio } from '../fakes/fake-twilio.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../fakes/webhook-receiver.ts'
import { form, newCallSid, sign, voiceParameters } from '../support/signed.ts'
import { caller, publicUrl, token } from '../support/test-app.ts'
import { expectAccessible } from './support/accessibility.ts'
import { type ConsoleInBrowser, openConsole, owner } from './support/console.ts'

const number = '+15550100123'

let twilio: FakeTwilio
let receiver: WebhookReceiver
let desk: ConsoleInBrowser
/** Of the owner, from test to test. */
let page: Page
beforeAll(async () => {
  twilio = await startFakeTwilio({ tokens: [token] })
  receiver = await startWebhookReceiver()
  twilio.addNumber({
    ...{ phone_number: number, friendly_name: 'Front door', voice_url: 'https://old-tunnel.example/call' },
    ...{ voice_fallback_url: `${publicUrl}/call_fallback`, status_callback: `${publicUrl}/call_status` },
  })
  desk = await openConsole({
    assistant: { models: [], afterCall: { webhooks: [{ url: receiver.url }], privateHosts: [receiver.host] } },
    env: {
      ...{ TWILIO_ACCOUNT_SID: fakeAccountSid, TWILIO_API_BASE_URL: twilio.url, TWILIO_PHONE_NUMBER: number },
      ...{ WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}` },
    },
  })
  page = await desk.visit('/health', { as: owner })
})
afterAll(async () => {
  await desk[Symbol.asyncDispose]()
  await twilio[Symbol.asyncDispose]()
  await receiver[Symbol.asyncDispose]()
})

const panel = (name: string) => page.getByRole('region', { name })
const lookAgain = () => page.getByRole('button', { name: 'Look again' }).click()

/** Twilio calls by an address that is not PUBLIC_URL. */
async function callAt(base: string): Promise<void> {
  const parameters = voiceParameters(newCallSid(9))
  const signature = sign(token, `${base}/call`, parameters)
  const { statusCode } = await desk.app.app.server.inject({
    ...{ method: 'POST', url: '/call', payload: form(parameters) },
    headers: {
      ...{ 'content-type': 'application/x-www-form-urlencoded', host: new URL(base).host },
      'x-twilio-signature': signature,
    },
  })
  expect(statusCode).toBe(403)
}

test('a number that is wired to elsewhere is shown with what it has and what it should have', async () => {
  await page.getByRole('heading', { name: 'Calls are not answered' }).waitFor()
  await panel('Parts')
    .getByRole('listitem')
    .filter({ hasText: /Call log\s*Works/ })
    .waitFor()
  const row = panel('Your number at Twilio').getByRole('row', { name: /A call comes in/ })
  expect(await row.textContent()).toMatch(/old-tunnel\.example\/call.*frontdesk\.example\/call/)
  await panel('Calls are not answered').getByRole('link', { name: 'Number at Twilio' }).click()
  expect(new URL(page.url()).hash).toBe('#wiring')
})

test('requests with a wrong signature are shown with the cause and what mends it, until one is let in', async () => {
  await callAt('https://tunnel.example')
  await callAt('https://tunnel.example')
  await lookAgain()
  const webhooks = panel('What Twilio sends')
  const row = webhooks.getByRole('row', { name: /the address: Twilio called https:\/\/tunnel\.example/ })
  await row.waitFor()
  expect(await row.getByRole('cell').allTextContents()).toEqual([
    ...['/call', '2', 'just now', 'Set PUBLIC_URL=https://tunnel.example'],
  ])
  const glance = panel('Calls are not answered')
  await glance.getByRole('listitem').filter({ hasText: 'Set PUBLIC_URL=https://tunnel.example' }).waitFor()
  await expectAccessible(page)

  await caller(desk.app, newCallSid(1)).call()
  await lookAgain()
  await webhooks.getByText('at /call').waitFor()
  await glance.getByText('Set PUBLIC_URL=https://tunnel.example').waitFor({ state: 'hidden' })
})

test('what was given up after a call is shown with the reason, and sent again', async () => {
  receiver.answer(410)
  await caller(desk.app, newCallSid(1)).hangUp()
  const row = panel('After calls').getByRole('row', { name: /Summary of a call/ })
  await expect
    .poll(
      async () => {
        await lookAgain()
        return row.count()
      },
      { timeout: 10_000 },
    )
    .toBe(1)
  expect(await row.textContent()).toMatch(/status 410: the receiver wants no more/)
  await expectAccessible(page)

  const { link } = await desk.request<MadeUser>(page, 'POST', '/api/users', { name: 'Vera', role: 'viewer' })
  const veras = await desk.visit('/sign-in')
  const once = new URLSearchParams(new URL(link.url).hash.slice(1)).get('token')
  await desk.request(veras, 'POST', '/api/setup', { token: once, password: 'a lamp, a bell, a book' })
  await veras.goto('/health')
  await veras.getByText('+155•••23').waitFor()
  await veras.getByRole('row', { name: /Summary of a call/ }).waitFor()
  expect(await veras.getByRole('button', { name: /Send again/ }).count()).toBe(0)

  receiver.answer(204)
  await row.getByRole('button', { name: /Send again/ }).click()
  await panel('After calls').getByText('Nothing failed, and nothing was given up.').waitFor()
  expect(receiver.received).toHaveLength(2)
})
