import { describe, expect, test } from 'vitest'
import type { ModelPart } from '../language-model.ts'
import { AnswerParts } from '../provider/answer-parts.ts'
import { ChatReader } from './chat-reader.ts'

const noCounts = { inputTokens: null, outputTokens: null, cachedTokens: null }
const finish = { type: 'finish', reason: 'stop', usage: noCounts }
const done = 'data: [DONE]\n\n'
const stop = chunk({ choices: [{ delta: {}, finish_reason: 'stop' }] })

describe('ChatReader', () => {
  test.each<{ what: string; events: string; parts: unknown[] }>([
    {
      what: 'tokens of one packet as one part',
      events: say('At') + say(' eight.') + stop + done,
      parts: [text('At eight.'), finish],
    },
    {
      what: 'comments and empty choices',
      events: `: ping\n\n${chunk({ choices: [] })}${say('Yes.')}${stop}${done}`,
      parts: [text('Yes.'), finish],
    },
    {
      what: 'odd types',
      events: chunk(null) + chunk({ choices: [{ delta: null }] }) + say(7) + say('Yes.') + stop + done,
      parts: [text('Yes.'), finish],
    },
    {
      what: 'a list of chunks',
      events:
        say([
          { type: 'thinking', thinking: [] },
          { type: 'text', text: 'Yes.' },
        ]) +
        stop +
        done,
      parts: [text('Yes.'), finish],
    },
    {
      what: 'usage behind the end',
      events: say('Yes.') + stop + chunk({ choices: [], usage: { prompt_tokens: 5, completion_tokens: 2 } }) + done,
      parts: [text('Yes.'), { ...finish, usage: { inputTokens: 5, outputTokens: 2, cachedTokens: null } }],
    },
    { what: 'what comes after the end', events: say('Yes.') + stop + done + say('No.'), parts: [text('Yes.'), finish] },
    {
      what: 'two whole calls of one index',
      events:
        call({ id: 'a', index: 0, function: { name: 'x', arguments: '{}' } }) +
        call({ id: 'b', index: 0, function: { name: 'y', arguments: '' } }) +
        stop +
        done,
      parts: [toolCall('a', 'x', {}), toolCall('b', 'y', {}), { ...finish, reason: 'tool-calls' }],
    },
    {
      what: 'pieces without an index',
      events:
        call({ id: 'a', function: { name: 'x', arguments: '{"q"' } }) +
        call({ function: { arguments: ':1}' } }) +
        stop +
        done,
      parts: [toolCall('a', 'x', { q: 1 }), { ...finish, reason: 'tool-calls' }],
    },
    {
      what: 'a call without an id',
      events: call({ index: 0, function: { name: 'x', arguments: { q: 1 } } }) + stop + done,
      parts: [toolCall('call00000', 'x', { q: 1 }), { ...finish, reason: 'tool-calls' }],
    },
  ])('takes $what', ({ events, parts }) => {
    expect(readAll([events])).toEqual(parts)
    expect(joined(readAll(events.split(/(?<=\n)|(?=e)/)))).toEqual(parts)
  })

  test.each(['num_cached_tokens', 'prompt_tokens_details', 'prompt_token_details'])(
    'knows cached tokens as %s',
    (name) => {
      const usage = { prompt_tokens: 128, [name]: name.startsWith('num') ? 64 : { cached_tokens: 64 } }
      expect(readAll([say('Yes.') + chunk({ choices: [{ finish_reason: 'stop' }], usage }) + done]).at(-1)).toEqual({
        ...finish,
        usage: { inputTokens: 128, outputTokens: null, cachedTokens: 64 },
      })
    },
  )

  test.each([
    { reported: { object: 'error', message: 'Too many', raw_status_code: 429 }, kind: 'rate-limit' },
    { reported: { error: { message: 'gone', code: 404 } }, kind: 'missing' },
    { reported: { error: 'worker lost' }, kind: 'overloaded' },
  ])('ends with the error $reported', ({ reported, kind }) => {
    expect(readAll([say('We are') + chunk(reported) + say(' open') + done])).toEqual([
      text('We are'),
      { type: 'error', error: expect.objectContaining({ kind }) },
    ])
  })

  test.each([
    {
      what: 'a line without end',
      pieces: Array.from({ length: 40 }, (_, index) => (index === 0 ? 'data: ' : 'x'.repeat(10_000))),
    },
    {
      what: 'arguments without end',
      pieces: Array.from({ length: 40 }, () =>
        call({ index: 0, function: { name: 'x', arguments: 'x'.repeat(10_000) } }),
      ),
    },
    { what: 'text that is no event stream', pieces: ['<html>\n', '<p>: hello</p>\n'] },
  ])('gives up on $what', ({ pieces }) => {
    expect(readAll(pieces)).toEqual([{ type: 'error', error: expect.objectContaining({ kind: 'protocol' }) }])
  })

  test('takes an answer that broke off behind its end, and no other', () => {
    expect(readAll([say('Yes.') + stop], new Error('reset'))).toEqual([text('Yes.'), finish])
    expect(readAll([say('Yes')], new Error('reset')).at(-1)).toMatchObject({
      type: 'error',
      error: { kind: 'protocol' },
    })
  })

  test('takes the key out of a report', () => {
    const parts = readAll([chunk({ error: 'bad key sk-123' })], undefined, (text) => text.replace('sk-123', '[secret]'))
    expect(parts.at(-1)).toMatchObject({ error: { message: 'm reported in its answer: bad key [secret]' } })
  })
})

function readAll(pieces: readonly string[], broken?: Error, redact = (text: string) => text): ModelPart[] {
  const answer = new AnswerParts({ model: 'm', prefix: '', continuesPrefix: false })
  const reader = new ChatReader({ model: 'm', answer, redact })
  return [...pieces.flatMap((piece) => (answer.finished ? [] : reader.feed(piece))), ...reader.end(broken)]
}

function joined(parts: ModelPart[]): ModelPart[] {
  const words = parts.flatMap((part) => (part.type === 'text-delta' ? [part.text] : [])).join('')
  const others = parts.filter((part) => part.type !== 'text-delta')
  return words ? [text(words), ...others] : others
}

function text(words: string): ModelPart {
  return { type: 'text-delta', text: words }
}

function toolCall(id: string, name: string, input: unknown): ModelPart {
  return { type: 'tool-call', id, name, input }
}

function chunk(data: unknown): string {
  return `data: ${JSON.stringify(data)}\n\n`
}

function say(content: unknown): string {
  return chunk({ choices: [{ delta: { content }, finish_reason: null }], p: 'abc' })
}

function call(piece: object): string {
  return chunk({ choices: [{ delta: { tool_calls: [piece] } }] })
}
