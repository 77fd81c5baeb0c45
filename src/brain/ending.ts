import type { AnswerPart } from '../conversation/ports.ts'
import type { KnowledgeAnswer } from './fallback/ports.ts'
import { isWholeSentence } from './resilience/sentence-end.ts'
import { sourceRef } from './sources.ts'

type Finish = Extract<AnswerPart, { type: 'finish' }>

/**
 * How an answer ends when no model can begin or go on. With nothing said yet, or in the middle of a sentence, the
 * answer without a model is given: a caller must not be left with half a statement. After whole sentences it just ends,
 * with what `asModel` tells of it.
 */
export function endingWithoutModel(said: string, answer: KnowledgeAnswer, asModel: () => Finish): AnswerPart[] {
  const { source, passage, unanswered } = answer
  const sources = passage ? [sourceRef(passage, 'quoted')] : []
  const finish: Finish = { type: 'finish', source, model: null, sources, unanswered }
  // After a crash the same answer is found again: it goes on where it stopped.
  if (answer.text.startsWith(said)) {
    const rest = answer.text.slice(said.length)
    return rest ? [words(rest), finish] : [finish]
  }
  if (isWholeSentence(said)) return [asModel()]
  return [words(`… ${answer.text}`), finish]
}

function words(text: string): AnswerPart {
  return { type: 'text-delta', text }
}
