import { describe, expect, test } from 'vitest'
import { openStore } from '../src/store/open-store.ts'
import { answer } from './fakes/fake-mistral.ts'
import { createManualClock } from './fakes/manual-clock.ts'
import { follow, openLines } from './support/lines.ts'

const lines = openLines()
const full = 'We are at the river. The entrance is on the left side of the old house behind the trees.'

/** A caller who has just been sent the whole of an answer, its second half in a document that listens. */
async function answered() {
  const clock = createManualClock()
  const store = await openStore({ file: ':memory:' })
  const line = await lines.start({ parts: { clock, store } })
  lines.mistral.script(answer(full, { tokenMs: 15 }))
  lines.mistral.always(answer('Yes.'))
  await line.call()
  await follow(line, await line.say(1, 'Where are you?'))
  const interruptions = async () =>
    (await store.calls.read(line.callSid)).map(({ event }) => event).filter(({ type }) => type === 'turn.interrupted')
  return { line, clock, interruptions }
}

const modelHistory = () =>
  lines.mistral.requests
    .at(-1)
    ?.messages.slice(1, -1)
    .map(({ content }) => content)

describe('a caller who cuts in', () => {
  test('after 3 s has heard so much of it, and that is all the model sees', async () => {
    const { line, clock, interruptions } = await answered()
    await clock.advance(3_000)
    await line.say(2, 'Wait!')
    const heard = 'We are at the river. The entrance is on the left'
    const unheard = 'side of the old house behind the trees.'
    expect(await interruptions()).toEqual([{ type: 'turn.interrupted', turn: 1, heard, unheard, estimated: true }])
    expect(modelHistory()?.[1]).toBe(`${heard}… [the caller interrupted here]`)
  })

  test.each([
    ['waits for the end', 9_000],
    ['is quicker than a person', 500],
  ])('not, but %s, has heard all of it', async (_what, ms) => {
    const { line, clock, interruptions } = await answered()
    await clock.advance(ms)
    await line.say(2, 'Is there parking?')
    expect(await interruptions()).toEqual([])
    expect(modelHistory()?.[1]).toBe(full)
  })
})
