import type { Mask } from '../../access/mask.ts'
import type { QuestionDraft, QuestionGroup, QuestionList } from './question-schema.ts'

/** Words of callers, for somebody who may not see their numbers. */
export function presentQuestions({ groups, total, open, done }: QuestionList, mask: Mask): QuestionList {
  return { total, open, done, groups: groups.map((group) => presentGroup(group, mask)) }
}

export function presentDraft({ group, fileName, title, keywords, markdown }: QuestionDraft, mask: Mask): QuestionDraft {
  return {
    ...{ group: presentGroup(group, mask), fileName, keywords },
    title: mask.text(title),
    markdown: mask.text(markdown),
  }
}

function presentGroup(group: QuestionGroup, mask: Mask): QuestionGroup {
  const { id, question, wordings, keywords, count, open, lastAt, reasons, doneAt, calls } = group
  return {
    ...{ id, keywords, count, open, lastAt, reasons, doneAt, calls },
    question: mask.text(question),
    wordings: wordings.map(mask.text),
  }
}
