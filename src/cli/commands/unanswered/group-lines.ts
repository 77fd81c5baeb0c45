import { ago } from '../../ago.ts'
import type { QuestionGroup } from '../../open-desk.ts'
import { oneLine } from '../../output.ts'

/** Other wordings that are shown; the rest is counted. */
const mostWordings = 3

/** A group of questions for people: how often and when it was asked, how else, and why there was no answer. */
export function groupLines(group: QuestionGroup, now: number): string[] {
  const { id, question, lastAt } = group
  const others = group.wordings.filter((wording) => wording !== question).map(oneLine)
  const more = others.length > mostWordings ? `, and ${others.length - mostWordings} more` : ''
  const done = isDone(group) ? ' (done)' : ''
  return [
    `${id}  ${oneLine(question)}${done}`,
    `    asked ${times(group.count)}, last ${ago(lastAt, now)}: ${reasonsOf(group).map(inWords).join('; ')}`,
    ...(others.length > 0 ? [`    also: ${others.slice(0, mostWordings).join(' / ')}${more}`] : []),
  ]
}

/** Whether the owner has dealt with all of its questions. */
export function isDone({ questions }: QuestionGroup): boolean {
  return questions.every(({ doneAt }) => doneAt !== null)
}

/** Why its questions were not answered, each reason once. */
export function reasonsOf({ questions }: QuestionGroup): Reason[] {
  return [...new Set(questions.map(({ because }) => because))].toSorted()
}

type Reason = QuestionGroup['questions'][number]['because']

function inWords(reason: Reason): string {
  switch (reason) {
    case 'nothing-found':
      return 'the documents have nothing that fits'
    case 'refused':
      return 'the model did not find it in the documents'
    case 'corrected':
      return 'the model said something that no document says'
  }
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}
