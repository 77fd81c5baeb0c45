import { createHash } from 'node:crypto'
import type { ModelMessage, ModelRequest, ModelTool } from '../language-model.ts'
import { askToGoOn } from '../provider/continuation.ts'
import { repairMessages } from '../provider/repair-messages.ts'
import { isWholeSentence } from '../resilience/sentence-end.ts'
import type { Dialect } from './dialects.ts'

/**
 * The JSON body of `POST /v1/chat/completions` for a streamed answer. The same request gives the same bytes, and a
 * longer history the same beginning, so that the provider's prompt cache holds.
 */
export function chatRequestBody(model: string, dialect: Dialect, request: ModelRequest): string {
  return JSON.stringify({
    model,
    stream: true,
    [dialect.outputLimitField]: request.maxOutputTokens,
    ...(dialect.takesTemperature(model) && { temperature: request.temperature }),
    ...dialect.extraFields(model, request),
    ...toolFields(dialect, request),
    messages: wireMessages(dialect, request),
  })
}

/**
 * Whether the answer goes on in its own last message. Mistral refuses that beside tools: in the middle of a sentence
 * no call comes anyway; after a whole one the model is asked in words to go on, and may call.
 */
export function resumesPrefix(dialect: Dialect, { prefix = '', tools }: ModelRequest): boolean {
  return dialect.continuesPrefix && prefix.trim() !== '' && !(tools?.length && isWholeSentence(prefix))
}

/** An empty list of tools is refused, and so is a setting for tools without any. */
function toolFields(dialect: Dialect, request: ModelRequest): object | null {
  const { tools, toolChoice } = request
  if (!tools?.length || resumesPrefix(dialect, request)) return null
  return {
    tools: tools.map(wireTool),
    parallel_tool_calls: false,
    ...(toolChoice && { tool_choice: toolChoice }),
  }
}

function wireMessages(dialect: Dialect, request: ModelRequest): object[] {
  const { system, messages, prefix } = request
  const history = repairMessages(messages)
  const resumes = resumesPrefix(dialect, request)
  if (prefix?.trim() && !resumes) history.push(...askToGoOn(prefix))
  const wire = history.map((message) => wireMessage(dialect, message))
  if (system.trim()) wire.unshift({ role: 'system', content: system })
  // The model goes on better behind a whole word than behind a space.
  if (prefix && resumes) wire.push({ role: 'assistant', content: prefix.trimEnd(), prefix: true })
  return wire
}

function wireMessage(dialect: Dialect, message: ModelMessage): object {
  const wireId = (id: string) => (dialect.shortToolCallIds ? shortId(id) : id)
  if (message.role === 'tool') return { role: 'tool', tool_call_id: wireId(message.toolCallId), content: message.text }
  if (message.role === 'user' || !message.toolCalls?.length) return { role: message.role, content: message.text }
  return {
    role: 'assistant',
    content: message.text,
    tool_calls: message.toolCalls.map(({ id, name, input }) => ({
      id: wireId(id),
      type: 'function',
      function: { name, arguments: JSON.stringify(input ?? {}) },
    })),
  }
}

function wireTool({ name, description, inputSchema }: ModelTool): object {
  return { type: 'function', function: { name, description, parameters: inputSchema } }
}

/** Another provider's id made into the nine letters and digits of a Mistral id, always the same ones. */
function shortId(id: string): string {
  return /^[a-zA-Z0-9]{9}$/.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 9)
}
