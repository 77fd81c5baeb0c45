import { mistralError } from './mistral-rules.ts'

/** What the fake does with one request. */
export type Reply =
  | Answer
  | {
      readonly kind: 'status'
      readonly status: number
      readonly body: unknown
      readonly headers?: Record<string, string>
    }
  /** A body of any kind with status 200, a list in as many packets; `open` leaves it without an end. */
  | {
      readonly kind: 'raw'
      readonly contentType: string
      readonly body: string | readonly Uint8Array[]
      readonly open?: boolean
    }
  /** Takes the request and says nothing. */
  | { readonly kind: 'hang' }
  /** Sends the headers of a stream and nothing more. */
  | { readonly kind: 'silence' }
  /** Breaks the connection before any answer. */
  | { readonly kind: 'reset' }

export interface Answer {
  readonly kind: 'answer'
  /** Comes in tokens of a few characters, unless `tokens` says where it is cut. */
  readonly text?: string
  readonly tokens?: readonly string[]
  /** Sent as thinking chunks before the text. */
  readonly thinking?: string
  readonly toolCalls?: readonly { readonly id?: string; readonly name: string; readonly arguments: string }[]
  /** Tool arguments come in pieces of a few characters, the id only in the first (as hosted GLM models send them). */
  readonly splitToolCalls?: boolean
  /** The text begins with the prefix of the request. */
  readonly repeatPrefix?: boolean
  readonly finishReason?: string
  readonly usage?: Readonly<Record<string, unknown>>
  /** Real milliseconds before the first token and between tokens; 0 sends all at once. */
  readonly firstTokenMs?: number
  readonly tokenMs?: number
  /** With `tokenMs` 0: each event is a packet of its own, as those of a real model are. */
  readonly apart?: boolean
  /** Real milliseconds between the last event and the end of the body. */
  readonly endMs?: number
  /** How it ends: `cut` breaks the connection, `no-finish` ends in order without a finish reason. */
  readonly end?: 'done' | 'cut' | 'no-finish' | 'no-done'
}

export function answer(text: string, options: Omit<Answer, 'kind' | 'text'> = {}): Answer {
  return { kind: 'answer', text, ...options }
}

/** A refusal with the body that the real service sends. */
export function refuse(status: number, headers: Record<string, string> = {}): Extract<Reply, { kind: 'status' }> {
  const body = refusals[status] ?? mistralError('Internal server error', 'internal_server_error', '3000')
  return { kind: 'status', status, body, headers }
}

const refusals: Readonly<Record<number, unknown>> = {
  400: mistralError('Prompt is too long for this model', 'invalid_request_error', '3051'),
  401: { detail: 'Unauthorized' },
  403: mistralError('This model is not part of your plan', 'tier_not_allowed', '1910'),
  404: mistralError('The model does not exist', 'invalid_model', '1500'),
  422: {
    detail: [{ type: 'extra_forbidden', loc: ['body', 'seed'], msg: 'Extra inputs are not permitted', input: 7 }],
  },
  429: { ...mistralError('Rate limit exceeded', 'rate_limited', '1300'), raw_status_code: 429 },
  503: mistralError('Service tier capacity exceeded for this model', 'service_tier_capacity_exceeded', '3505'),
}

export interface Script {
  /** Whole `data:` events, with the blank line. */
  readonly events: readonly string[]
  readonly end: NonNullable<Answer['end']>
  readonly firstTokenMs: number
  readonly tokenMs: number
  readonly apart: boolean
  readonly endMs: number
}

/** The events of an answer, in the shape and order in which Mistral or (`usageApart`) OpenAI sends them. */
export function scriptOf(
  answer: Answer,
  { model, prefix, usageApart }: { model: string; prefix: string; usageApart: boolean },
): Script {
  const end = answer.end ?? 'done'
  const chunk = (delta: object, finish: string | null = null, rest: object = {}) =>
    event({
      id: 'cmpl-fake',
      object: 'chat.completion.chunk',
      created: 1_790_000_000,
      model,
      choices: [{ index: 0, delta, finish_reason: finish }],
      ...rest,
    })
  const events = [
    chunk({ role: 'assistant', content: '' }),
    ...contentDeltas(answer, prefix).map((delta) => chunk(delta, null, padding)),
  ]
  if (end === 'done' || end === 'no-done') {
    const usage = { usage: answer.usage ?? defaultUsage }
    const reason = answer.finishReason ?? (answer.toolCalls ? 'tool_calls' : 'stop')
    events.push(chunk(usageApart ? {} : { content: '' }, reason, usageApart ? {} : usage))
    if (usageApart)
      events.push(event({ id: 'cmpl-fake', object: 'chat.completion.chunk', model, choices: [], ...usage }))
    if (end === 'done') events.push('data: [DONE]\n\n')
  }
  const { firstTokenMs = 0, tokenMs = 0, apart = false, endMs = 0 } = answer
  return { events, end, firstTokenMs, tokenMs, apart, endMs }
}

const defaultUsage = {
  prompt_tokens: 128,
  completion_tokens: 24,
  total_tokens: 152,
  prompt_tokens_details: { cached_tokens: 64 },
}
const padding = { p: 'abcdefghijkl' }

function contentDeltas(answer: Answer, prefix: string): object[] {
  const text = (answer.repeatPrefix ? prefix : '') + (answer.text ?? '')
  const tokens = answer.tokens ?? text.match(/\s*\S{1,6}|\s+$/g) ?? []
  return [
    ...(answer.thinking ? thinkingDeltas(answer.thinking) : []),
    ...tokens.map((content) => ({ content })),
    ...(answer.toolCalls ?? []).flatMap((call, index) => toolCallDeltas(call, index, answer.splitToolCalls ?? false)),
  ]
}

function thinkingDeltas(text: string): object[] {
  const thinking = { type: 'thinking', thinking: [{ type: 'text', text }] }
  return [{ content: [thinking] }, { content: [thinking, { type: 'text', text: '' }] }]
}

function toolCallDeltas(
  call: { id?: string; name: string; arguments: string },
  index: number,
  split: boolean,
): object[] {
  const pieces = split ? (call.arguments.match(/[\s\S]{1,4}/g) ?? []) : [call.arguments]
  return pieces.map((piece, position) => ({
    tool_calls: [
      position === 0
        ? { id: call.id ?? `D681Pev${index}s`, index, function: { name: call.name, arguments: piece } }
        : { index, function: { name: '', arguments: piece } },
    ],
  }))
}

function event(data: object): string {
  return `data: ${JSON.stringify(data)}\n\n`
}
