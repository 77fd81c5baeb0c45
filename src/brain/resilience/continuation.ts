import type { LanguageModel, ModelRequest } from '../language-model.ts'
import type { AnswerStreamPart } from './answer-stream.ts'
import { firstToSpeak, type Hedge } from './hedge.ts'
import { isWholeSentence } from './sentence-end.ts'

/**
 * Keeps an answer going when its stream breaks after words: the next model goes on after them, the broken one comes
 * last in the line. There are at most as many continuations as models, so a single model gets one more chance.
 */
export async function* continuedAnswer(
  models: readonly LanguageModel[],
  request: ModelRequest,
  hedge: Hedge,
  signal: AbortSignal,
): AsyncGenerator<AnswerStreamPart> {
  let words = request.prefix ?? ''
  let line = models
  for (let continuations = 0; continuations <= models.length; continuations += 1) {
    const before = words
    let speaker = ''
    for await (const part of firstToSpeak(line, goingOnAfter(words, request), hedge, signal)) {
      if (part.type === 'text-delta') {
        const text = words === before ? joined(words, part.text) : part.text
        words += text
        yield text === part.text ? part : { type: 'text-delta', text }
        continue
      }
      yield part
      if (part.type === 'finish') return
      if (part.type === 'speaker') speaker = part.model
    }
    if (words === before) return
    line = line.toSorted((one, other) => Number(one.id === speaker) - Number(other.id === speaker))
  }
}

function goingOnAfter(words: string, request: ModelRequest): ModelRequest {
  return words === '' ? request : { ...request, prefix: words.trimEnd() }
}

/** A model that takes up after a whole sentence often begins without the space that must stand between the two. */
function joined(words: string, next: string): string {
  return isWholeSentence(words) && !/\s$/.test(words) && /^\S/.test(next) ? ` ${next}` : next
}
