import { describe, expect, test } from 'vitest'
import { createManualClock, settle } from '../../../test/fakes/manual-clock.ts'
import {
  collect,
  fail,
  finish,
  hang,
  type ScriptStep,
  scriptedModel,
  text,
  wait,
} from '../../../test/fakes/scripted-model.ts'
import type { LanguageModel, ModelErrorKind, ModelRequest } from '../language-model.ts'
import { CircuitOpen, Overtaken, withBreaker } from './breaker.ts'

const request: ModelRequest = { system: '', messages: [], maxOutputTokens: 20, temperature: 0, cacheKey: 'call' }
const never = new AbortController().signal
const fine: ScriptStep[] = [text('Yes.'), finish()]

function setUp(...scripts: ScriptStep[][]) {
  const clock = createManualClock()
  const inner = scriptedModel('a', clock, ...scripts)
  return { clock, inner, model: withBreaker(inner, clock) }
}

async function outcome(model: LanguageModel, signal = never): Promise<string> {
  const last = (await collect(model.stream(request, signal))).at(-1)
  if (last?.type !== 'error') return 'spoke'
  return last.error instanceof CircuitOpen ? `skipped after ${last.error.kind}` : last.error.kind
}

describe('withBreaker', () => {
  test.each<{ kind: ModelErrorKind; retryAfterMs?: number; restMs: number }>([
    { kind: 'rate-limit', restMs: 5_000 },
    { kind: 'rate-limit', retryAfterMs: 20_000, restMs: 20_000 },
    { kind: 'rate-limit', retryAfterMs: 86_400_000, restMs: 300_000 },
    { kind: 'overloaded', restMs: 5_000 },
    { kind: 'network', restMs: 5_000 },
    { kind: 'timeout', restMs: 5_000 },
    { kind: 'auth', restMs: 60_000 },
    { kind: 'forbidden', restMs: 60_000 },
    { kind: 'missing', restMs: 60_000 },
  ])(
    '$kind (retry after $retryAfterMs) leaves the model alone for $restMs ms',
    async ({ kind, retryAfterMs, restMs }) => {
      const { clock, inner, model } = setUp([fail(kind, retryAfterMs)], fine)
      expect(await outcome(model)).toBe(kind)
      await clock.advance(restMs - 1)
      expect(await outcome(model)).toBe(`skipped after ${kind}`)
      expect(inner.requests).toHaveLength(1)
      await clock.advance(1)
      expect(await outcome(model)).toBe('spoke')
    },
  )

  test.each<ModelErrorKind>(['request', 'protocol', 'empty'])(
    '%s says nothing about the next request',
    async (kind) => {
      const { model } = setUp([fail(kind)], fine)
      expect([await outcome(model), await outcome(model)]).toEqual([kind, 'spoke'])
    },
  )

  test('what breaks after words does not count', async () => {
    const { model } = setUp([text('We'), fail('network')], fine)
    expect([await outcome(model), await outcome(model)]).toEqual(['network', 'spoke'])
  })

  test('the rest doubles to half a minute, and is short again after words', async () => {
    const down = [fail('overloaded')]
    const { clock, model } = setUp(down, down, down, down, fine, down)
    for (const restMs of [5_000, 10_000, 20_000, 30_000]) {
      expect(await outcome(model)).toBe('overloaded')
      await clock.advance(restMs - 1)
      expect(await outcome(model)).toBe('skipped after overloaded')
      await clock.advance(1)
    }
    expect(await outcome(model)).toBe('spoke')
    expect(await outcome(model)).toBe('overloaded')
    await clock.advance(5_000)
    expect(await outcome(model)).not.toContain('skipped')
  })

  test('requests that fail together count once', async () => {
    const down = [wait(100), fail('network')]
    const { clock, model } = setUp(down, down, down, fine)
    const together = [outcome(model), outcome(model), outcome(model)]
    await clock.advance(100)
    expect(await Promise.all(together)).toEqual(['network', 'network', 'network'])
    await clock.advance(5_000)
    expect(await outcome(model)).toBe('spoke')
  })

  test('one request at a time probes, and gives its place back when it is abandoned', async () => {
    const { clock, model } = setUp([fail('network')], [hang()], fine)
    await outcome(model)
    await clock.advance(5_000)
    const probe = new AbortController()
    const probing = outcome(model, probe.signal)
    await settle()
    expect(await outcome(model)).toBe('skipped after network')
    probe.abort(new Error('hung up'))
    await expect(probing).rejects.toThrow('hung up')
    expect(await outcome(model)).toBe('spoke')
  })

  test('an answer that was under way when it opened does not close it', async () => {
    const { clock, model } = setUp([wait(100), ...fine], [fail('rate-limit')], fine)
    const underWay = outcome(model)
    expect(await outcome(model)).toBe('rate-limit')
    await clock.advance(100)
    expect(await underWay).toBe('spoke')
    expect(await outcome(model)).toBe('skipped after rate-limit')
  })

  /** Asks, and gives up because another model was first. */
  async function overtake(model: LanguageModel): Promise<void> {
    const attempt = new AbortController()
    const losing = outcome(model, attempt.signal)
    await settle()
    attempt.abort(new Overtaken('timeout', 'b was first'))
    await expect(losing).rejects.toThrow('b was first')
  }

  test('being overtaken three times in a row is a failure', async () => {
    const { model } = setUp([hang()])
    await overtake(model)
    await overtake(model)
    await overtake(model)
    expect(await outcome(model)).toBe('skipped after timeout')
  })

  test('being overtaken twice, with words in between, is not', async () => {
    const { model } = setUp([hang()], [hang()], fine, [hang()], [hang()], fine)
    for (let round = 0; round < 2; round += 1) {
      await overtake(model)
      await overtake(model)
      expect(await outcome(model)).toBe('spoke')
    }
  })

  test('a probe that is overtaken has failed', async () => {
    const { clock, model } = setUp([fail('network')], [hang()])
    await outcome(model)
    await clock.advance(5_000)
    await overtake(model)
    expect(await outcome(model)).toBe('skipped after timeout')
  })
})
