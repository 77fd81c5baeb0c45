import type { LanguageModelV4CallOptions, LanguageModelV4FunctionTool, LanguageModelV4Message } from '@ai-sdk/provider'
import type { ModelMessage, ModelRequest, ModelTool } from '../language-model.ts'
import { askToGoOn } from '../provider/continuation.ts'
import { repairMessages } from '../provider/repair-messages.ts'

/** The call options for a request, in the same order of messages as on every other provider. */
export function callOptions(request: ModelRequest, abortSignal: AbortSignal): LanguageModelV4CallOptions {
  const { system, messages, prefix, tools, toolChoice, cacheKey, maxOutputTokens, temperature } = request
  const history = repairMessages(messages)
  if (prefix?.trim()) history.push(...askToGoOn(prefix))
  // Mistral and OpenAI name these alike; other providers do not look at them.
  const options = { promptCacheKey: cacheKey, ...(tools?.length && { parallelToolCalls: false }) }
  return {
    prompt: [...(system.trim() ? [{ role: 'system' as const, content: system }] : []), ...history.map(promptMessage)],
    ...(tools?.length && { tools: tools.map(functionTool), ...(toolChoice && { toolChoice: { type: toolChoice } }) }),
    maxOutputTokens,
    temperature,
    reasoning: 'none',
    providerOptions: { mistral: options, openai: options },
    abortSignal,
  }
}

function promptMessage(message: ModelMessage): LanguageModelV4Message {
  switch (message.role) {
    case 'user':
      return { role: 'user', content: [{ type: 'text', text: message.text }] }
    case 'assistant':
      return { role: 'assistant', content: assistantContent(message) }
    case 'tool': {
      const { toolCallId, name, text } = message
      return {
        role: 'tool',
        content: [{ type: 'tool-result', toolCallId, toolName: name, output: { type: 'text', value: text } }],
      }
    }
  }
}

type AssistantContent = Extract<LanguageModelV4Message, { role: 'assistant' }>['content']

function assistantContent({ text, toolCalls = [] }: Extract<ModelMessage, { role: 'assistant' }>): AssistantContent {
  return [
    ...(text ? [{ type: 'text' as const, text }] : []),
    ...toolCalls.map(({ id, name, input }) => ({ type: 'tool-call' as const, toolCallId: id, toolName: name, input })),
  ]
}

function functionTool({ name, description, inputSchema }: ModelTool): LanguageModelV4FunctionTool {
  // Ours is any JSON Schema; theirs lists the words of draft 7.
  return { type: 'function', name, description, inputSchema: inputSchema as LanguageModelV4FunctionTool['inputSchema'] }
}
