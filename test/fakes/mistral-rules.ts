/** What a chat server refuses: a strict reading of Mistral's, or OpenAI's, published rules. */
export interface Refusal {
  readonly status: number
  readonly body: unknown
}

export type Manner = 'mistral' | 'openai'

type Fields = Readonly<Record<string, unknown>>

const shared =
  'model messages stream temperature top_p max_tokens stop n presence_penalty frequency_penalty response_format'
const mistralOnly =
  'random_seed prediction reasoning_effort prompt_mode guardrails prompt_cache_key service_tier safe_prompt metadata'
const openAiOnly = 'max_completion_tokens stream_options seed user store reasoning_effort service_tier metadata'
const tools = 'tools tool_choice parallel_tool_calls'

const bodyFields: Readonly<Record<Manner, ReadonlySet<string>>> = {
  mistral: new Set(`${shared} ${tools} ${mistralOnly}`.split(' ')),
  openai: new Set(`${shared} ${tools} ${openAiOnly}`.split(' ')),
}

const messageFields: Readonly<Record<string, readonly string[]>> = {
  system: ['role', 'content'],
  user: ['role', 'content'],
  assistant: ['role', 'content', 'tool_calls', 'prefix'],
  tool: ['role', 'content', 'tool_call_id', 'name'],
}

/** Why this body would be refused, or null. */
export function refusalOf(body: Fields, manner: Manner): Refusal | null {
  return (
    refusedField(body, manner) ??
    refusedMessage(messagesOf(body), manner) ??
    (manner === 'mistral' ? refusedOrder(messagesOf(body)) : null)
  )
}

function invalid(loc: readonly (string | number)[], type: string, msg: string, input?: unknown): Refusal {
  return { status: 422, body: { object: 'error', message: { detail: [{ type, loc: ['body', ...loc], msg, input }] } } }
}

function refusedField(body: Fields, manner: Manner): Refusal | null {
  const unknown = Object.keys(body).find((name) => !bodyFields[manner].has(name))
  if (unknown) return invalid([unknown], 'extra_forbidden', 'Extra inputs are not permitted', body[unknown])
  if (typeof body['model'] !== 'string') return invalid(['model'], 'missing', 'Field required')
  if (messagesOf(body).length === 0) return invalid(['messages'], 'missing', 'Field required')
  const { temperature, max_tokens: limit, tools: given, reasoning_effort: effort, parallel_tool_calls: parallel } = body
  if (temperature !== undefined && !(Number(temperature) >= 0 && Number(temperature) <= 1.5)) {
    return invalid(['temperature'], 'less_than_equal', 'Input should be between 0 and 1.5', temperature)
  }
  if (limit !== undefined && !Number.isInteger(limit))
    return invalid(['max_tokens'], 'int_type', 'Input should be an integer')
  if (given !== undefined && !(Array.isArray(given) && given.length > 0))
    return invalid(['tools'], 'too_short', 'List is empty')
  if (parallel !== undefined && given === undefined)
    return invalid(['parallel_tool_calls'], 'value_error', 'There are no tools')
  if (effort !== undefined && manner === 'mistral' && !/^mistral-(small|medium)/.test(String(body['model']))) {
    return {
      status: 400,
      body: mistralError('reasoning_effort is not enabled for this model', 'invalid_request_error', null),
    }
  }
  return null
}

function refusedMessage(messages: readonly Fields[], manner: Manner): Refusal | null {
  for (const [index, message] of messages.entries()) {
    const allowed = messageFields[String(message['role'])]
    if (!allowed) return invalid(['messages', index, 'role'], 'union_tag_invalid', 'Unknown role', message['role'])
    const unknown = Object.keys(message).find(
      (name) => !allowed.includes(name) || (name === 'prefix' && manner === 'openai'),
    )
    if (unknown) return invalid(['messages', index, unknown], 'extra_forbidden', 'Extra inputs are not permitted')
  }
  return null
}

/** Which roles may stand behind a role. */
const followers: Readonly<Record<string, readonly string[]>> = {
  start: ['system', 'user', 'assistant'],
  system: ['user', 'assistant'],
  user: ['assistant'],
  assistant: ['user', 'tool'],
  tool: ['tool', 'assistant'],
}

function refusedOrder(messages: readonly Fields[]): Refusal | null {
  let previous = 'start'
  let waiting: string[] = []
  for (const [index, message] of messages.entries()) {
    const role = String(message['role'])
    if (!followers[previous]?.includes(role)) return wrongOrder(`Unexpected role '${role}' after role '${previous}'`)
    if (role === 'tool') {
      const id = String(message['tool_call_id'])
      if (!waiting.includes(id)) return wrongOrder('Unexpected tool call id in a tool message')
      waiting = waiting.filter((other) => other !== id)
    } else if (waiting.length > 0) return wrongOrder('Not the same number of function calls and responses')
    if (message['prefix'] && index < messages.length - 1) return wrongOrder('Only the last message may be a prefix')
    const calls = message['tool_calls']
    if (Array.isArray(calls)) {
      if (message['content'])
        return wrongOrder('Assistant message must have either content or tool_calls, but not both')
      waiting = calls.map((call: Fields) => String(call['id']))
      const badId = waiting.find((id) => !/^[a-zA-Z0-9]{9}$/.test(id))
      if (badId) return wrongOrder(`Tool call id was ${badId} but must be a-z, A-Z, 0-9, with a length of 9`)
    } else if (role === 'assistant' && !message['content'])
      return wrongOrder('Assistant message must have content or tool_calls')
    previous = role
  }
  if (waiting.length > 0) return wrongOrder('Not the same number of function calls and responses')
  const last = messages.at(-1)
  return last?.['role'] === 'user' || last?.['role'] === 'tool' || last?.['prefix'] === true
    ? null
    : wrongOrder('Expected last role User or Tool (or Assistant with prefix True)')
}

function wrongOrder(message: string): Refusal {
  return { status: 400, body: mistralError(message, 'invalid_request_message_order', '3230') }
}

/** The usual shape of an error body of Mistral. */
export function mistralError(message: string, type: string, code: string | null): object {
  return { object: 'error', message, type, param: null, code }
}

function messagesOf(body: Fields): readonly Fields[] {
  return Array.isArray(body['messages']) ? body['messages'] : []
}
