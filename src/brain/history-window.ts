import type { HistoryTurn } from '../conversation/ports.ts'
import type { ModelMessage } from './language-model.ts'
import { callerWords } from './untrusted-text.ts'

/** Good enough to bound a prompt; tokenizers differ by more than this is off. */
const charactersPerToken = 4

/** The newest turns, whole ones only, that fit in about `tokens` together; oldest first. */
export function historyWindow(history: readonly HistoryTurn[], tokens: number): HistoryTurn[] {
  let left = tokens * charactersPerToken
  const first = history.findLastIndex((turn) => {
    left -= turn.caller.length + turn.assistant.length
    return left < 0
  })
  return history.slice(first + 1)
}

const interruptionMark = '… [the caller interrupted here]'

/**
 * Older turns and the question as a model wants them. What a caller said without hearing an answer belongs to the
 * caller's next words, so that two caller turns never stand side by side; what is left of it belongs to the question.
 */
export function conversationOf(
  turns: readonly HistoryTurn[],
  question: string,
): { readonly messages: ModelMessage[]; readonly question: string } {
  const messages: ModelMessage[] = []
  let unanswered: string[] = []
  for (const { caller, assistant, interrupted } of turns) {
    unanswered.push(caller)
    if (assistant === '') continue
    messages.push({ role: 'user', text: callerWords(unanswered.join(' ')) })
    messages.push({ role: 'assistant', text: interrupted ? `${assistant}${interruptionMark}` : assistant })
    unanswered = []
  }
  return { messages, question: [...unanswered, question].join(' ') }
}
