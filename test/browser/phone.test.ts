import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { answer, type FakeMistral, fakeApiKey, startFakeMistral } from '../fakes/fake-mistral.ts'
import { expectAccessible } from './support/accessibility.ts'
import { type ConsoleInBrowser, openConsole, owner } from './support/console.ts'
import { stubSpeech } from './support/speech.ts'

const everyDay = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const settings = {
  name: 'Riverside Practice',
  greeting: 'Welcome to the practice at the river. What can I do for you today?',
  instructions: 'We are at the river, behind the second bridge. Parking is free.',
  openingHours: { zone: 'America/New_York', days: Object.fromEntries(everyDay.map((day) => [day, ['08:00-18:00']])) },
  people: [{ name: 'reception', to: '+15550100110' }],
  transfers: { countries: ['US'] },
}

let mistral: FakeMistral
let store: Store
let console_: ConsoleInBrowser

const hours = () => answer('We are open from eight in the morning to six in the evening, every day.')

beforeAll(async () => {
  mistral = await startFakeMistral()
  store = await openStore({ file: ':memory:' })
  console_ = await openConsole({
    assistant: { ...settings, models: [{ provider: 'mistral', model: 'mistral-small-latest' }] },
    env: { MISTRAL_API_KEY: fakeApiKey, MISTRAL_BASE_URL: mistral.url },
    parts: { store: { ...store, close: async () => undefined } },
  })
})
beforeEach(() => mistral.always(hours()))
afterAll(async () => {
  await console_[Symbol.asyncDispose]()
  await store.close()
  await mistral.close()
})

interface Hand {
  readonly page: Page
  readonly log: Locator
  readonly field: Locator
  readonly state: Locator
  call(): Promise<void>
  say(text: string): Promise<void>
}

/** Somebody with the telephone in hand, who hears at this pace. */
async function pickUp(pace: 'Silent' | 'At once', path = '/phone', options: object = {}): Promise<Hand> {
  const page = await console_.visit(path, { as: owner, ...options })
  await page.getByText(pace, { exact: true }).click()
  return handOn(page)
}

function handOn(page: Page): Hand {
  const field = page.getByLabel('What you say')
  return {
    ...{ page, field, log: page.getByRole('log') },
    state: page.getByRole('region', { name: 'Telephone' }).getByRole('status').first(),
    async call() {
      await page.getByRole('button', { name: /^Call/ }).click()
    },
    async say(text) {
      await field.fill(text)
      await field.press('Enter')
    },
  }
}

const isSaid = (words: string | RegExp) => ({ hasText: words })
const callIdOf = (page: Page) =>
  page.evaluate(() => String(JSON.parse(sessionStorage.getItem('frontdesk.phone.call') ?? '{}').id))
const eventsOf = async (callId: string) => (await store.calls.read(callId)).map(({ event }) => event)

describe('a call', () => {
  test('is made, typed and hung up by the keyboard alone, and is a test', async () => {
    const { page, log, state, field } = await pickUp('At once')
    await page.getByText('What are the working hours?').waitFor()
    await expectAccessible(page)
    await page.locator('h1').focus()
    await page.keyboard.press('Enter')
    await log.getByText('What can I do for you today?').waitFor()
    const callId = await callIdOf(page)
    await field.waitFor()
    await page.keyboard.type('What are the working hours?')
    await page.keyboard.press('Enter')
    await log.getByText(/eight in the morning/).waitFor()
    await log
      .getByText(/first word after \d+ ms/)
      .nth(1)
      .waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByText('You hung up.').waitFor()
    expect(await state.textContent()).toBe('The call is over')
    expect(await page.getByRole('link', { name: 'Open this call' }).getAttribute('href')).toBe(`/calls/${callId}`)
    await expectAccessible(page)
    const events = await eventsOf(callId)
    expect(events[0]).toMatchObject({ type: 'call.started', test: true, line: 'relay' })
    expect(events.filter(({ type }) => type === 'caller.said')).toMatchObject([{ text: 'What are the working hours?' }])
  })

  test('begins with what could be asked, for who does not know', async () => {
    const { page, log, call } = await pickUp('At once')
    await call()
    await page.getByRole('button', { name: 'Say: What are the working hours?' }).click()
    await log.getByText(/eight in the morning/).waitFor()
    expect(await page.getByRole('button', { name: 'Say: Where are you?' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Hang up' }).click()
    await page.getByText('You hung up.').waitFor()
  })

  test.each(['Relay', 'Webhook'])('has a keypad on the %s line', async (line) => {
    const { page, log, call, state } = await pickUp('At once')
    await page.getByText(line, { exact: true }).click()
    await call()
    await page.getByText(`${line} line`).waitFor()
    await expect.poll(() => state.textContent()).toBe('The assistant listens')
    await page.getByRole('button', { name: '4', exact: true }).click()
    await page.getByRole('button', { name: '2', exact: true }).click()
    await page.getByRole('button', { name: 'Hash' }).click()
    const said = async () => (await eventsOf(await callIdOf(page))).filter(({ type }) => type === 'caller.said')
    await expect.poll(said).toMatchObject([{ via: 'keypad', text: '42' }])
    await log
      .getByText(/pressed/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Hang up' }).click()
  })

  test('is cut in on by typing: what was not heard is shown apart, and the model knows only what was', async () => {
    mistral.always(answer('We are at the river, behind the second bridge. Parking is free.'))
    const { page, log, field, say, call } = await pickUp('Silent')
    await call()
    await log.getByText('Welcome to the practice at the river.').waitFor()
    await field.pressSequentially('W')
    const unheard = log.locator('s')
    await unheard.waitFor()
    expect(await unheard.textContent()).toContain('What can I do for you today?')
    await expectAccessible(page)
    await say('Where are you?')
    await log.getByText('We are at the river').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('You hung up.').waitFor()
    expect(await callerWords(page)).toEqual(['Where are you?'])
  })

  test('that is not to be cut in on by typing is by the Enter key', async () => {
    const { page, log, field, call } = await pickUp('Silent')
    await page.getByLabel('Cut in as I type').uncheck()
    await call()
    await log.getByText('Welcome to the practice').waitFor()
    await field.pressSequentially('Where')
    expect(await log.locator('s').count()).toBe(0)
    await field.press('Enter')
    await log.locator('s').waitFor()
    await page.keyboard.press('Escape')
  })

  test('goes on when the page is loaded anew', async () => {
    const { page, log, call } = await pickUp('At once')
    await call()
    await log.getByText('What can I do for you today?').waitFor()
    await page.reload()
    await log.getByText('What can I do for you today?').waitFor()
    const { say } = handOn(page)
    await say('What are the working hours?')
    await log.getByText(/eight in the morning/).waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('You hung up.').waitFor()
  })

  test('feels like a real call, where that is wanted', async () => {
    const { page, log, say, call } = await pickUp('At once')
    await page.getByText('0.5 s', { exact: true }).click()
    await call()
    await log.getByText('What can I do for you today?').waitFor()
    await say('What are the working hours?')
    await log
      .getByText(/first word after .* and 500 ms of the carrier/)
      .nth(1)
      .waitFor()
    await page.keyboard.press('Escape')
  })
})

describe('a person whom the caller is put through to', () => {
  test('does what the tester decides, and nobody is dialled', async () => {
    const { page, log, say, call } = await pickUp('At once')
    await call()
    await log.getByText('What can I do for you today?').waitFor()
    await console_.request(page, 'POST', `/api/calls/${await callIdOf(page)}/transfer`, { target: 'reception' })
    await page.getByText('What do they do?').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Decline' }).click()
    await log.getByText('They did not take the call.').waitFor()
    await log
      .getByText(/They hear: A call for reception/)
      .first()
      .waitFor()
    await say('Try again.')
    await console_.request(page, 'POST', `/api/calls/${await callIdOf(page)}/transfer`, { target: 'reception' })
    await page.getByRole('button', { name: 'Pick up' }).click()
    await page.getByRole('button', { name: 'They hang up' }).click()
    await page.getByText('The assistant hung up.').waitFor()
  })
})

describe('with a voice', () => {
  async function withVoice() {
    const page = await console_.visit('/sign-in', { as: owner })
    const speech = await stubSpeech(page)
    await page.goto('/phone')
    const hand = handOn(page)
    await page.getByText('Aloud', { exact: true }).click()
    await hand.call()
    await expect.poll(speech.saying).toBe('Welcome to the practice at the river.')
    return { ...hand, speech }
  }

  test('each sentence follows on the one before, and typing cuts to the word', async () => {
    const { page, log, field, speech } = await withVoice()
    await speech.begin()
    await speech.end()
    await expect.poll(speech.saying).toBe('What can I do for you today?')
    await speech.begin()
    await speech.word('What can '.length)
    await field.pressSequentially('W')
    await log.locator('s').waitFor()
    expect(await log.locator('s').textContent()).toContain('I do for you today?')
    expect(await speech.saying()).toBeNull()
    expect(await speech.cancels()).toBe(1)
    const cut = (await eventsOf(await callIdOf(page))).filter(({ type }) => type === 'turn.interrupted')
    expect(cut).toMatchObject([
      { heard: 'Welcome to the practice at the river. What can', unheard: 'I do for you today?' },
    ])
    await page.keyboard.press('Escape')
  })

  test('the microphone is asked for on a click, hears words as they come, and cuts in', async () => {
    const { page, log, speech, state } = await withVoice()
    expect(await speech.listening()).toBeNull()
    await speech.begin()
    await page.getByRole('button', { name: 'Microphone' }).click()
    await expect.poll(speech.listening).toBe('en-US')
    // The loudspeaker is not the caller.
    await speech.hear('welcome to the practice', false)
    expect(await speech.saying()).toBe('Welcome to the practice at the river.')
    await speech.hear('what are', false)
    await expect.poll(speech.saying).toBeNull()
    await log.locator('s').waitFor()
    await speech.hear('What are the working hours?', true)
    await log.locator('div', isSaid('What are the working hours?')).first().waitFor()
    await expect.poll(speech.saying).toMatch(/open/)
    expect(await state.textContent()).not.toBe('The call is over')
    await page.keyboard.press('Escape')
    await page.getByText('You hung up.').waitFor()
    await expect.poll(speech.listening).toBeNull()
    expect(await speech.saying()).toBeNull()
  })

  test('a microphone that is not allowed is said in words, and typing goes on', async () => {
    const { page, speech, say, log } = await withVoice()
    await page.getByRole('button', { name: 'Microphone' }).click()
    await expect.poll(speech.listening).toBe('en-US')
    await speech.fail('not-allowed')
    await page.getByText(/may not use the microphone/).waitFor()
    await expectAccessible(page)
    await say('What are the working hours?')
    await log.locator('div', isSaid('What are the working hours?')).first().waitFor()
    await page.keyboard.press('Escape')
  })
})

test('without voices and ears the page says so', async () => {
  const page = await console_.visit('/sign-in', { as: owner })
  await page.addInitScript(() => {
    for (const name of ['SpeechRecognition', 'webkitSpeechRecognition'])
      Object.defineProperty(globalThis, name, { value: undefined })
  })
  await page.goto('/phone')
  await page.getByText('This browser has no voices').waitFor()
  await handOn(page).call()
  await page.getByText('This browser does not recognise speech.').waitFor()
  await page.keyboard.press('Escape')
})

test('a draft and a fork are called by their addresses', async () => {
  const opened = await console_.app.app.settings.openDraft('greeting: Welcome to the new house.\nmodels: []\n')
  if (opened.kind !== 'open') throw new Error(opened.kind)
  const draft = await pickUp('At once', `/phone?version=${opened.version}`)
  await draft.call()
  await draft.log.getByText('Welcome to the new house.').waitFor()
  await draft.say('Are you there?')
  await draft.log
    .getByText(/first word after/)
    .nth(1)
    .waitFor()
  const callId = await callIdOf(draft.page)
  await draft.page.keyboard.press('Escape')
  await draft.page.getByText('You hung up.').waitFor()

  const fork = await pickUp('At once', `/phone?fork=${callId}&turn=1`)
  await fork.page.getByText('Goes on from turn 1 of another call').waitFor()
  await fork.call()
  await expect.poll(() => fork.state.textContent(), { timeout: 5_000 }).toBe('The assistant listens')
  const [started] = await eventsOf(await callIdOf(fork.page))
  expect(started).toMatchObject({ forkOf: { callId, turn: 1 } })
  await expectAccessible(fork.page)
  await fork.page.keyboard.press('Escape')
})

test('who may not call does not find the telephone', async () => {
  const page = await console_.visit('/settings/you', { as: owner })
  const added = await console_.request<{ link: { url: string } }>(page, 'POST', '/api/users', {
    name: 'Vera',
    role: 'viewer',
  })
  const token = new URLSearchParams(new URL(added.link.url).hash.slice(1)).get('token')
  await console_.request(page, 'POST', '/api/setup', { token, password: 'a long enough password' })
  const viewer = await console_.visit('/phone', { as: { name: 'Vera', password: 'a long enough password' } })
  await viewer.getByRole('heading', { level: 1 }).waitFor()
  expect(await viewer.getByRole('link', { name: 'Phone' }).count()).toBe(0)
  expect(await viewer.getByRole('button', { name: 'Call' }).count()).toBe(0)
})

async function callerWords(page: Page): Promise<string[]> {
  const href = (await page.getByRole('link', { name: 'Open this call' }).getAttribute('href')) ?? ''
  const events = await eventsOf(href.split('/').at(-1) ?? '')
  return events.flatMap((event) => (event.type === 'caller.said' ? [event.text] : []))
}
