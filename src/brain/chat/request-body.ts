import { createHash } from 'node:crypto'
import type { ModelMessage, ModelRequest, ModelTool } from '../language-model.ts'
import { askToGoOn } from '../provider/continuation.ts'
import { repairMessages } from '../provider/repair-messages.ts'
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
    // An empty list of tools is refused, and so is a setting for tools without any.
    ...(request.tools?.length && { tools: request.tools.map(wireTool), parallel_tool_calls: false }),
    messages: wireMessages(dialect, request),
  })
}

function wireMessages(dialect: Dialect, { system, messages, prefix }: ModelRequest): object[] {
  const history = repairMessages(messages)
  if (prefix?.trim() && !dialect.continuesPrefix) history.push(...askToGoOn(prefix))
  const wire = history.map((message) => wireMessage(dialect, message))
  if (system.trim()) wire.unshift({ role: 'system', content: system })
  // The model goes on better behind a whole word than behind a space.
  if (prefix?.trim() && dialect.continuesPrefix)
    wire.push({ role: 'assistant', content: prefix.trimEnd(), prefix: true })
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
