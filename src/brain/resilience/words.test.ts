import { describe, expect, test } from 'vitest'
import { createManualClock } from '../../../test/fakes/manual-clock.ts'
import {
  brief,
  collect,
  fail,
  finish,
  type ScriptStep,
  scriptedModel,
  text,
} from '../../../test/fakes/scripted-model.ts'
import type { ModelRequest } from '../language-model.ts'
import { withWords } from './words.ts'

const request: ModelRequest = { system: '', messages: [], maxOutputTokens: 20, temperature: 0, cacheKey: 'call' }
const never = new AbortController().signal

describe('withWords', () => {
  const toolCall: ScriptStep = { type: 'tool-call', id: '1', name: 'look', input: {} }
  test.each<{ title: string; script: ScriptStep[]; prefix?: string; gives: string[] }>([
    { title: 'words pass', script: [text('Yes.'), finish()], gives: ['Yes.', 'finish stop'] },
    {
      title: 'leading blanks are dropped',
      script: [text('\n'), text(' Yes.'), finish()],
      gives: ['Yes.', 'finish stop'],
    },
    {
      title: 'a prefix keeps its space',
      script: [text(' '), text('six.'), finish()],
      prefix: 'to',
      gives: [' six.', 'finish stop'],
    },
    {
      title: 'later blanks pass',
      script: [text('A'), text(' '), text('b.'), finish()],
      gives: ['A', ' ', 'b.', 'finish stop'],
    },
    { title: 'nothing is empty', script: [finish()], gives: ['error empty'] },
    { title: 'blanks alone are empty', script: [text(' \n'), finish('length')], gives: ['error empty'] },
    { title: 'a tool call alone is empty', script: [toolCall, finish()], gives: ['error empty'] },
    { title: 'errors pass', script: [text(' '), fail('network')], gives: ['error network'] },
  ])('$title', async ({ script, prefix, gives }) => {
    const model = withWords(scriptedModel('a', createManualClock(), script))
    expect(brief(await collect(model.stream({ ...request, ...(prefix && { prefix }) }, never)))).toEqual(gives)
  })
})
