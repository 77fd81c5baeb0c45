import { describe, expect, test } from 'vitest'
import { createManualClock } from '../../../test/fakes/manual-clock.ts'
import { collect, finish, scriptedModel, text } from '../../../test/fakes/scripted-model.ts'
import type { ModelRequest } from '../language-model.ts'
import { withLengthCap } from './length-cap.ts'

const request: ModelRequest = { system: '', messages: [], maxOutputTokens: 20, temperature: 0, cacheKey: 'call' }
const never = new AbortController().signal

describe('withLengthCap', () => {
  const sentence = 'This goes on and on. '
  test.each<{ title: string; deltas: string[]; prefix?: string; gives: string }>([
    { title: 'a short answer is untouched', deltas: [sentence, sentence], gives: sentence.repeat(2) },
    {
      title: 'a long one stops at the next sentence end',
      deltas: Array(50).fill(sentence),
      gives: `${sentence.repeat(5)}${sentence.trim()}`,
    },
    { title: 'also within a delta', deltas: [`${'a'.repeat(118)} cap. More. `], gives: `${'a'.repeat(118)} cap.` },
    {
      title: 'a point in a number is no end',
      deltas: ['b'.repeat(120), ' 3.', '5 is it.', ' More.'],
      gives: `${'b'.repeat(120)} 3.5 is it.`,
    },
    {
      title: 'without any sentence end it stops at twice the cap',
      deltas: Array(300).fill('ha '),
      gives: 'ha '.repeat(81),
    },
    {
      title: 'the prefix counts',
      prefix: 'p'.repeat(110),
      deltas: ['Ten and more. ', 'More.'],
      gives: 'Ten and more.',
    },
  ])('$title', async ({ deltas, prefix, gives }) => {
    const inner = scriptedModel('a', createManualClock(), [...deltas.map(text), finish()])
    const parts = await collect(withLengthCap(inner).stream({ ...request, ...(prefix && { prefix }) }, never))
    expect(parts.flatMap((part) => (part.type === 'text-delta' ? part.text : [])).join('')).toBe(gives)
    expect(parts.at(-1)).toMatchObject({ type: 'finish', reason: gives === deltas.join('') ? 'stop' : 'length' })
    expect(inner.live()).toBe(0)
  })
})
