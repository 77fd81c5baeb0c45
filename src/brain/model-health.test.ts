import { expect, test } from 'vitest'
import { createManualClock } from '../../test/fakes/manual-clock.ts'
import { collect, fail, finish, scriptedModel, text, wait } from '../../test/fakes/scripted-model.ts'
import { createModelHealth } from './model-health.ts'

test('tells how a model did last, and since when', async () => {
  const clock = createManualClock()
  const startedAt = clock.now()
  const health = createModelHealth(clock)
  const yes = [text('Yes.'), finish()]
  const model = health.watch(
    scriptedModel('a', clock, [fail('auth')], [fail('forbidden')], [fail('network')], yes, yes),
  )
  const ask = async () => {
    await clock.advance(1_000)
    await collect(
      model.stream(
        { system: '', messages: [], maxOutputTokens: 20, temperature: 0, cacheKey: 'call' },
        new AbortController().signal,
      ),
    )
    const [state] = health.states()
    return state && [state.state, state.reason, state.since - startedAt]
  }
  const unasked = { id: 'a', state: 'unknown', reason: '', since: startedAt, lastFailure: null, firstWordsMs: [] }
  expect(health.states()).toEqual([unasked])
  expect(await ask()).toEqual(['refused', 'scripted auth', 1_000])
  expect(await ask()).toEqual(['refused', 'scripted forbidden', 1_000])
  expect(await ask()).toEqual(['failing', 'scripted network', 3_000])
  expect(await ask()).toEqual(['ok', '', 4_000])
  expect(await ask()).toEqual(['ok', '', 4_000])
  expect(health.states()[0]?.lastFailure).toEqual({ at: startedAt + 3_000, reason: 'scripted network' })
})

test('remembers how long the first words took, of the last answers', async () => {
  const clock = createManualClock()
  const health = createModelHealth(clock)
  const answers = Array.from({ length: 60 }, (_, index) => [
    wait(index),
    text('Yes.'),
    wait(500),
    text('Yes.'),
    finish(),
  ])
  const model = health.watch(scriptedModel('a', clock, ...answers))
  for (const _answer of answers) {
    const heard = collect(
      model.stream(
        { system: '', messages: [], maxOutputTokens: 20, temperature: 0, cacheKey: 'call' },
        new AbortController().signal,
      ),
    )
    await clock.advance(1_000)
    await heard
  }
  expect(health.states()[0]?.firstWordsMs).toEqual(Array.from({ length: 50 }, (_, index) => index + 10))
})
