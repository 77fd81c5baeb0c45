import type { ModelMessage, ToolCall } from '../language-model.ts'

type AssistantMessage = Extract<ModelMessage, { role: 'assistant' }>

/**
 * A history in the order that every provider accepts; Mistral refuses any other with 400 (code 3230). Interruptions
 * leave orders that none accepts: a call without its result, a caller speaking right after a tool.
 *
 * - Neighbouring messages of one role are one message; empty ones are left out.
 * - A tool's result stands right behind its call. A result without a call is left out, a call without a result was cancelled.
 * - The caller never speaks right after a tool: a word of the assistant comes between.
 * - Words and calls never share a message (Mistral refused that). The words move behind the results, before what was
 *   said next; words that still wait for the model's next answer are left out, being no more than a filler.
 * - The last message is the caller's or a tool's.
 */
export function repairMessages(messages: readonly ModelMessage[]): ModelMessage[] {
  const repaired: ModelMessage[] = []
  for (const [index, message] of messages.entries()) {
    if (message.role === 'user') addCallerWords(repaired, message.text)
    if (message.role === 'assistant') addAnswer(repaired, message, messages.slice(index + 1))
  }
  endWithQuestion(repaired)
  return repaired
}

function addCallerWords(repaired: ModelMessage[], text: string): void {
  if (text.trim() === '') return
  const last = repaired.at(-1)
  if (last?.role === 'user') {
    repaired.splice(-1, 1, { role: 'user', text: `${last.text}\n${text}` })
    return
  }
  if (last?.role === 'tool') repaired.push({ role: 'assistant', text: 'All right.' })
  repaired.push({ role: 'user', text })
}

function addAnswer(repaired: ModelMessage[], message: AssistantMessage, later: readonly ModelMessage[]): void {
  const before = repaired.at(-1)?.role === 'assistant' ? repaired.pop() : undefined
  const calls = message.toolCalls ?? []
  if (calls.length > 0) {
    repaired.push({ role: 'assistant', text: '', toolCalls: calls }, ...calls.map((call) => resultOf(call, later)))
  }
  const text = [before?.text, message.text].filter((words) => words?.trim()).join(' ')
  if (text !== '') repaired.push({ role: 'assistant', text })
}

function resultOf({ id, name }: ToolCall, later: readonly ModelMessage[]): ModelMessage {
  for (const message of later) {
    if (message.role === 'tool' && message.toolCallId === id) return { ...message, text: message.text || 'no result' }
    if (message.role === 'assistant' && message.toolCalls?.some((call) => call.id === id)) break
  }
  return { role: 'tool', toolCallId: id, name, text: 'cancelled' }
}

function endWithQuestion(repaired: ModelMessage[]): void {
  if (repaired.at(-1)?.role === 'assistant' && repaired.at(-2)?.role === 'tool') repaired.pop()
  const last = repaired.at(-1)?.role
  if (last !== 'user' && last !== 'tool') repaired.push({ role: 'user', text: 'Please go on.' })
}
