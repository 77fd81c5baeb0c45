import { expect, test } from 'vitest'
import { createArchive } from '../src/archive/archive.ts'
import { openStore } from '../src/store/open-store.ts'
import { caller, startTestApp } from './support/test-app.ts'

const operator = { mayReadNumbers: true } as const
const page = { before: null, limit: 10 }

test('a call is in the archive while it goes on, found by its words soon after, and counted on its day', async () => {
  await using store = await openStore({ file: ':memory:' })
  await using app = await startTestApp({ parts: { store } })
  const archive = createArchive(store.archive)
  const someone = caller(app, 'CA11111111111111111111111111111111')
  await someone.call({ From: '+15551230001' })
  await expect.poll(async () => (await archive.find({ ...operator, isLive: true }, page)).calls).toHaveLength(1)
  await someone.say(1, 'Where is the cafeteria?')
  await someone.hangUp()

  const found = () => archive.find({ ...operator, text: '"where is the cafeteria"' }, page)
  await expect.poll(async () => (await found()).calls, { timeout: 10_000 }).toHaveLength(1)
  const [call] = (await found()).calls
  expect(call).toMatchObject({
    caller: '+15551230001',
    endReason: 'caller',
    turns: 1,
    languages: ['en-US'],
    isRead: true,
  })
  const at = new Date(call?.startedAt ?? 0)
  // The hospital of the example is in New York.
  const day = Number(at.toLocaleDateString('sv-SE', { timeZone: 'America/New_York' }).replaceAll('-', ''))
  expect((await archive.insights({ from: day, to: day })).period).toMatchObject({ calls: 1, turns: 1 })
})
