import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createManualClock, type ManualClock } from '../fakes/manual-clock.ts'
import { asOwner, type Browser, openBrowser, password, type Reply, startConsole } from '../support/console.ts'
import type { TestApp } from '../support/test-app.ts'

/** Guessing passwords: it gets slow, for names that exist and names that do not, and keeps nobody out who is known. */

let app: TestApp
let clock: ManualClock
beforeEach(async () => {
  clock = createManualClock()
  app = await startConsole({ parts: { clock } })
})
afterEach(() => app[Symbol.asyncDispose]())

const wrong = 'a wrong password'

/** The seconds to wait, or null when the guess was looked at. */
async function guess(browser: Browser, name: string): Promise<number | null> {
  const answer = await browser.signIn(name, wrong)
  if (answer.status === 401) return null
  expect(answer.status).toBe(429)
  return Number(answer.headers['retry-after'])
}

/** Guesses as often and as fast as it is allowed; gives how long it had to wait before each. */
async function guessOn(browser: Browser, name: string, guesses: number): Promise<number[]> {
  const waits: number[] = []
  while (waits.length < guesses) {
    const wait = (await guess(browser, name)) ?? 0
    if (wait > 0) {
      await clock.advance(wait * 1_000)
      expect(await guess(browser, name)).toBeNull()
    }
    waits.push(wait)
  }
  return waits
}

/** Each from an address of its own. */
const fromElsewhere = (number: number) => openBrowser(app, { address: `198.51.100.${number}` })

describe('guesses at one name', () => {
  test.each(['owner', 'nobody-of-that-name'])('get slower each time, at %s', async (name) => {
    const waits = await guessOn(openBrowser(app), name, 14)
    expect(waits).toEqual([0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60])
  })

  test('are counted wherever they come from, and however the name is written', async () => {
    for (let number = 1; number <= 6; number += 1) {
      expect(await guess(fromElsewhere(number), number % 2 === 0 ? 'owner' : ' OWNER ')).toBeNull()
    }
    expect(await guess(fromElsewhere(7), 'owner')).toBe(1)
    const { headers, body } = await fromElsewhere(8).signIn('owner', password)
    expect(headers['retry-after']).toBe('1')
    expect(body).toEqual({
      error: 'too many requests',
      message: 'That was tried too often. Wait a second, then try again.',
    })
  })

  test('do not get through by coming all at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => openBrowser(app).signIn('owner', wrong)))
    const looked = answers.filter(({ status }) => status === 401)
    expect(looked.length).toBeLessThanOrEqual(6)
    expect(answers.filter(({ status }) => status === 429).length).toBe(30 - looked.length)
  })

  test('are forgotten after an hour without one, and after the right password', async () => {
    await guessOn(openBrowser(app), 'owner', 8)
    await clock.advance(3_600_000)
    expect(await guess(openBrowser(app), 'owner')).toBeNull()
    expect(await guess(openBrowser(app), 'owner')).toBeNull()

    await guessOn(openBrowser(app), 'owner', 6)
    await clock.advance(60_000)
    expect((await openBrowser(app).signIn('owner', password)).status).toBe(200)
    expect(await guessOn(openBrowser(app), 'owner', 6)).toEqual([0, 0, 0, 0, 0, 0])
  })
})

describe('guesses from one address', () => {
  test('get slower, whatever the names', async () => {
    const browser = openBrowser(app)
    for (let number = 0; number < 21; number += 1) expect(await guess(browser, `name-${number}`)).toBeNull()
    expect(await guess(browser, 'one more')).toBe(1)
    expect(await guess(fromElsewhere(1), 'one more')).toBeNull()
  })

  test('are counted by network where everybody has many addresses', async () => {
    for (let number = 0; number < 21; number += 1) {
      const browser = openBrowser(app, { address: `2001:db8:1:2::${number.toString(16)}` })
      expect(await guess(browser, `name-${number}`)).toBeNull()
    }
    expect(await guess(openBrowser(app, { address: '2001:db8:1:2:9:9:9:9' }), 'one more')).toBe(1)
    expect(await guess(openBrowser(app, { address: '2001:db8:1:3::1' }), 'one more')).toBeNull()
  })

  test('are counted behind a proxy on this machine by whom that proxy names, and nobody else', async () => {
    const proxied = (forwarded: string) =>
      openBrowser(app, { address: '127.0.0.1' }).post(
        '/api/session',
        { name: forwarded, password: wrong },
        { headers: { 'x-forwarded-for': forwarded } },
      )
    for (let number = 0; number < 21; number += 1) {
      expect((await proxied(`192.0.2.${number}, 198.51.100.9`)).status).toBe(401)
    }
    expect((await proxied('192.0.2.99, 198.51.100.9')).status).toBe(429)
    expect((await proxied('198.51.100.9, 192.0.2.99')).status).toBe(401)
  })

  test('are not made up for by signing in oneself in between', async () => {
    const browser = openBrowser(app)
    for (let number = 0; number < 20; number += 1) expect(await guess(browser, `name-${number}`)).toBeNull()
    expect((await browser.signIn('owner', password)).status).toBe(200)
    const stranger = openBrowser(app)
    expect(await guess(stranger, 'one more')).toBeNull()
    expect(await guess(stranger, 'and another')).toBe(1)
  })
})

describe('an owner whose name strangers guess at all day', () => {
  async function attack(): Promise<void> {
    for (let number = 1; number <= 12; number += 1) {
      await clock.advance(60_000)
      expect(await guess(fromElsewhere(number), 'owner')).toBeNull()
    }
    expect(await guess(fromElsewhere(13), 'owner')).toBe(60)
  }

  test('gets in at once from a browser in which they have signed in before', async () => {
    const owner = await asOwner(app)
    await owner.delete('/api/session')
    await attack()
    expect((await owner.signIn('owner', password)).status).toBe(200)
  })

  test('can still mistype there, as often as anybody', async () => {
    const owner = await asOwner(app)
    await owner.delete('/api/session')
    await attack()
    const waits: (number | null)[] = []
    for (let tries = 0; tries < 7; tries += 1) waits.push(await guess(owner, 'owner'))
    expect(waits).toEqual([null, null, null, null, null, null, 1])
  })

  test('waits no longer than a minute from a new one', async () => {
    await attack()
    await clock.advance(60_000)
    expect((await openBrowser(app).signIn('owner', password)).status).toBe(200)
  })

  test('is not to be impersonated by a browser that is known as another one', async () => {
    const owner = await asOwner(app)
    await owner.post('/api/users', { name: 'Vera', role: 'viewer' })
    await owner.delete('/api/session')
    for (let number = 1; number <= 7; number += 1) await guess(fromElsewhere(number), 'Vera')
    expect(await guess(owner, 'Vera')).not.toBeNull()
  })
})

test('attempts are in the audit log: with the name of who exists, and never what was typed', async () => {
  await openBrowser(app).signIn('owner', wrong)
  await openBrowser(app).signIn('hunter2-in-the-wrong-field', wrong)
  const owner = await asOwner(app)
  const { body, text }: Reply<{ entries: { actor: { name: string }; result: string }[] }> =
    await owner.get('/api/audit')
  expect(body.entries.map(({ actor, result }) => [actor.name, result])).toEqual([
    ['owner', 'ok'],
    ['', 'refused'],
    ['owner', 'refused'],
  ])
  expect(text).not.toContain('hunter2')
  expect(JSON.stringify(app.logs)).not.toContain('hunter2')
})
