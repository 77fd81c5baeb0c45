import { describe, expect, test } from 'vitest'
import { createManualClock, settle } from '../../../test/fakes/manual-clock.ts'
import {
  brief,
  collect,
  fail,
  finish,
  hang,
  type ScriptStep,
  scriptedModel,
  text,
  wait,
} from '../../../test/fakes/scripted-model.ts'
import type { LanguageModel, ModelRequest } from '../language-model.ts'
import { withDeadlines } from './deadlines.ts'

const request: ModelRequest = { system: '', messages: [], maxOutputTokens: 20, temperature: 0, cacheKey: 'call' }
const never = new AbortController().signal

describe('withDeadlines', () => {
  const deadlines = { firstTokenMs: 4_000, gapMs: 1_500 }

  test.each<{ title: string; script: ScriptStep[]; ms: number; gives: string[] }>([
    {
      title: 'in time',
      script: [wait(3_999), text('a'), wait(1_499), text('b'), wait(1_499), finish()],
      ms: 6_997,
      gives: ['a', 'b', 'finish stop'],
    },
    { title: 'no first token', script: [hang()], ms: 4_000, gives: ['error timeout'] },
    { title: 'a gap', script: [wait(300), text('a'), hang()], ms: 1_800, gives: ['a', 'error timeout'] },
    {
      title: 'a gap before the finish',
      script: [text('a'), wait(1_000), text('b'), hang()],
      ms: 2_500,
      gives: ['a', 'b', 'error timeout'],
    },
    { title: 'an end without a last part', script: [text('a')], ms: 0, gives: ['a', 'error protocol'] },
    { title: 'an error', script: [fail('overloaded')], ms: 0, gives: ['error overloaded'] },
  ])('$title: over after $ms ms exactly, with everything released', async ({ script, ms, gives }) => {
    const clock = createManualClock()
    const inner = scriptedModel('a', clock, script)
    let over = false
    const parts = collect(withDeadlines(inner, deadlines, clock).stream(request, never)).finally(() => {
      over = true
    })
    if (ms > 0) {
      await clock.advance(ms - 1)
      expect(over).toBe(false)
      await clock.advance(1)
    }
    expect(brief(await parts)).toEqual(gives)
    await settle()
    expect([inner.live(), clock.sleepers()]).toEqual([0, 0])
  })

  test('the time that the reader takes is not the model’s', async () => {
    const clock = createManualClock()
    const stream = withDeadlines(scriptedModel('a', clock, [text('a'), text('b'), finish()]), deadlines, clock)
    const parts = stream.stream(request, never)[Symbol.asyncIterator]()
    await parts.next()
    await clock.advance(60_000)
    expect((await parts.next()).value).toEqual(text('b'))
    await parts.return?.()
  })

  test('a model that ignores its signal still loses its reader', async () => {
    const clock = createManualClock()
    const deaf: LanguageModel = {
      id: 'deaf',
      async *stream() {
        await new Promise(() => {})
      },
    }
    const call = new AbortController()
    const parts = collect(withDeadlines(deaf, deadlines, clock).stream(request, call.signal))
    call.abort(new Error('hung up'))
    await expect(parts).rejects.toThrow('hung up')
    await settle()
    expect(clock.sleepers()).toBe(0)
  })

  test('what an adapter throws becomes an error part', async () => {
    const broken: LanguageModel = {
      id: 'broken',
      // biome-ignore lint/correctness/useYield: it throws first
      async *stream() {
        throw new TypeError('undefined is not a function')
      },
    }
    const parts = await collect(withDeadlines(broken, deadlines, createManualClock()).stream(request, never))
    expect(brief(parts)).toEqual(['error protocol'])
  })
})
