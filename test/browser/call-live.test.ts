import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../src/lib/clock.ts'
import { typedTiming } from '../../src/phone/timing.ts'
import { answer } from '../fakes/fake-mistral.ts'
import { phoneTo } from '../support/relay-phone.ts'
import { newCallSid } from '../support/signed.ts'
import { caller } from '../support/test-app.ts'
import { expectAccessible } from './support/accessibility.ts'
import { owner } from './support/console.ts'
import { type LiveDesk, openLiveDesk } from './support/live-desk.ts'

let desk: LiveDesk
beforeAll(async () => {
  desk = await openLiveDesk()
})
afterAll(() => desk[Symbol.asyncDispose]())

const conversation = (page: Page) => page.getByRole('log', { name: 'Conversation' })

describe('a call that goes on', () => {
  test('is seen on the first page, opened, and followed word by word, with what was not heard after a barge-in', async () => {
    const page = await desk.visit('/', { as: owner })
    await page.getByRole('heading', { name: 'No calls yet' }).waitFor()
    await expectAccessible(page)

    const call = await desk.phone.call({ from: '+12025550143' })
    const card = page.getByRole('article').filter({ hasText: '+1 202 555 0143' })
    await card.getByText('Greeting').waitFor()
    expect(await page.getByRole('status').filter({ hasText: '1 call' }).count()).toBe(1)
    desk.mistral.always(() =>
      answer('You can walk along the water and look at the trees, the boats and the birds.', { tokenMs: 150 }),
    )
    const turn = call.say('What can I do there?', { partials: ['What can', 'What can I do'] })
    await card.getByText('What can I do there?').waitFor()
    await card.getByText('Speaking').waitFor()
    await card.getByRole('link', { name: '+1 202 555 0143' }).click()
    await page.getByRole('heading', { name: '+1 202 555 0143', level: 1 }).waitFor()
    await conversation(page).getByText('What can I do there?').waitFor()
    await page.getByText('being said').waitFor()
    await page
      .getByText(/^You can walk along.* boats/)
      .first()
      .waitFor()
    await turn

    desk.mistral.always(() => answer('The bridge opens at nine. It closes at ten in the evening.'))
    const second = call.say('And the bridge?')
    await conversation(page)
      .getByText(/The bridge opens at nine/)
      .waitFor()
    await call.say('No, wait!', { bargeInAfterMs: 0 })
    await second
    await conversation(page).getByText('No, wait!').waitFor()
    await expectAccessible(page)
    await call.hangUp()
    await conversation(page).getByText('The caller hung up').waitFor()
    await page.getByRole('region', { name: 'Take a hand in the call' }).waitFor({ state: 'detached' })
  })

  test('is shown with what was heard, and apart from it what was not', async () => {
    const page = await desk.visit('/', { as: owner })
    await using phone = phoneTo(desk.url, typedTiming(systemClock))
    const call = await phone.call({ from: '+12025550144' })
    await page.goto(`/calls/${call.callSid}`)
    desk.mistral.always(() =>
      answer('We have two gates by the river. The first one is for visitors and closes at ten.', { tokenMs: 60 }),
    )
    void call.say('Where do I come in?')
    await conversation(page).getByText('Where do I come in?').waitFor()
    await call.say('Sorry, I have to go.', { bargeInAfterMs: 1_500 })
    await conversation(page).getByText('Not heard:').first().waitFor()
    await page.getByText(/The caller cut in at/).waitFor()
    await expectAccessible(page)
    await call.hangUp()
  })
})

describe('from the page, somebody', () => {
  test('whispers to the assistant, which answers by it, and ends the call', async () => {
    const call = await desk.phone.call({ from: '+12025550145' })
    const page = await desk.visit(`/calls/${call.callSid}`, { as: owner })
    await page.getByRole('textbox', { name: 'Whisper to the assistant' }).fill('The garden is closed today.')
    await page.keyboard.press('Enter')
    await conversation(page).getByText('owner whispered to the assistant').waitFor()
    await conversation(page).getByText('“The garden is closed today.”').waitFor()
    desk.mistral.always(() => answer('I am afraid not.'))
    await call.say('Can I see the garden?')
    expect(JSON.stringify(desk.mistral.requests.at(-1)?.messages)).toContain('The garden is closed today.')

    await page.getByRole('button', { name: 'End call' }).click()
    await page.getByRole('dialog', { name: 'End this call?' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('dialog').getByRole('button', { name: 'End call' }).click()
    await conversation(page).getByText('owner ended the call').waitFor()
    await call.over
    await conversation(page).getByText('Ended from the console').waitFor()
    await page.getByText('What came of it').first().waitFor({ state: 'detached' })
    expect(await page.getByRole('button', { name: 'End call' }).count()).toBe(0)
  })

  test('puts the caller through to somebody of the settings', async () => {
    const call = await desk.phone.call({ from: '+12025550146' })
    const page = await desk.visit(`/calls/${call.callSid}`, { as: owner })
    await page.getByRole('button', { name: 'Put through' }).click()
    await page.getByRole('radio', { name: 'Reception' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('dialog').getByRole('button', { name: 'Put through' }).click()
    await conversation(page).getByText('owner had the caller put through to Reception').waitFor()
    await conversation(page).getByText('Put through to Reception', { exact: true }).waitFor()
    await expectAccessible(page)
    await call.hangUp()
  })

  test('is told when no model could follow a whisper', async () => {
    const page = await desk.visit('/', { as: owner })
    await page.route('**/api/steering', (route) => route.fulfill({ json: { people: [], hearsWhispers: false } }))
    const call = await desk.phone.call({ from: '+12025550147' })
    await page.goto(`/calls/${call.callSid}`)
    await page.getByText('No language model answers at the moment').waitFor()
    expect(await page.getByRole('textbox', { name: 'Whisper to the assistant' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Put through' }).click()
    await page.getByText('The settings have nobody').waitFor()
    await call.hangUp()
  })
})

test('a call by webhook is followed as well', async () => {
  const sid = newCallSid(77)
  const line = caller(desk.app, sid)
  await line.call({ From: '+12025550148' })
  const page = await desk.visit(`/calls/${sid}`, { as: owner })
  desk.mistral.always(() => answer('We are by the river.'))
  await line.say(1, 'Where are you?')
  await conversation(page).getByText('Where are you?').waitFor()
  await conversation(page).getByText('We are by the river.').waitFor()
  await line.hangUp()
  await conversation(page).getByText('The caller hung up').waitFor()
})
