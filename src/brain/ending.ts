import type { Assistant } from '../config/schema.ts'
import type { AnswerPart, TurnActions } from '../conversation/ports.ts'
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

/** What is said of a turn's actions when no model tells what came of them; null when it had none. */
export function endingAfterActions(
  { results, directive }: TurnActions,
  { fillers, done, trouble }: Pick<Assistant['prompts'], 'fillers' | 'done' | 'trouble'>,
): string | null {
  const ofTurn = results.filter(({ thisTurn }) => thisTurn)
  if (ofTurn.length === 0) return null
  if (directive) return fillers[0] ?? done
  return ofTurn.some(({ outcome, effects }) => effects && outcome === 'done') ? done : trouble
}

/** Words of our own behind what was said, unless an earlier attempt said them already. */
export function addedEnding(said: string, text: string, asModel: () => Finish): AnswerPart[] {
  const finish: Finish = { ...asModel(), source: 'offer', model: null }
  if (said.trimEnd().endsWith(text)) return [finish]
  if (said.trim() === '') return [words(text), finish]
  return [words(isWholeSentence(said) ? ` ${text}` : `… ${text}`), finish]
}

function words(text: string): AnswerPart {
  return { type: 'text-delta', text }
}
