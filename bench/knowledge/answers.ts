import type { KnowledgeSearch } from '../../src/knowledge/ports.ts'
import type { Question, QuestionSet } from './question-set.ts'

/** What became of a question that has an answer. */
type Outcome = 'right' | 'wrong' | 'declined'

/** What callers hear without a language model. Counts, and shares from 0 to 1. */
export interface Answers {
  /** Of the questions with an answer: answered right, answered with something else, and declined. */
  readonly right: number
  readonly wrong: number
  readonly declined: number
  /** Of the answers that were quoted from a document, how many are from a passage that answers the question. */
  readonly fromRightPassage: number
  /** Of the questions without an answer, by kind and in all. */
  readonly declinedByKind: Readonly<Record<string, number>>
  readonly declinedOfUnanswerable: number
  /** What went wrong, to look at: the kind of fault, the question, and what was said. */
  readonly faults: readonly string[]
}

/** A Wednesday, 11 in the morning in New York. */
const now = Date.parse('2026-10-07T15:00:00Z')
const language = 'en-US'
const { signal } = new AbortController()

export async function measureAnswers(set: QuestionSet, search: KnowledgeSearch): Promise<Answers> {
  const outcomes: { readonly outcome: Outcome; readonly from: boolean | null }[] = []
  const faults: string[] = []
  for (const question of set.questions) {
    const { outcome, from, said } = await answer(set, search, question)
    outcomes.push({ outcome, from })
    if (outcome !== 'right') faults.push(`${outcome} (${question.kind}): ${inContext(question)} → ${said}`)
  }
  const declinedByKind: Record<string, number> = {}
  let declined = 0
  for (const [kind, questions] of Object.entries(set.unanswerable)) {
    const said = await Promise.all(questions.map((text) => quoteFor(set, search, text)))
    const quoted = said.flatMap((quote, at) =>
      quote === null ? [] : `not declined (${kind}): ${questions[at]} → ${quote}`,
    )
    faults.push(...quoted)
    declined += questions.length - quoted.length
    declinedByKind[kind] = 1 - quoted.length / questions.length
  }
  const share = (wanted: Outcome) => outcomes.filter(({ outcome }) => outcome === wanted).length / outcomes.length
  const quoted = outcomes.filter(({ from }) => from !== null)
  return {
    right: share('right'),
    wrong: share('wrong'),
    declined: share('declined'),
    fromRightPassage: quoted.filter(({ from }) => from).length / quoted.length,
    declinedByKind,
    declinedOfUnanswerable: declined / Object.values(set.unanswerable).flat().length,
    faults,
  }
}

async function answer({ answerer }: QuestionSet, search: KnowledgeSearch, question: Question) {
  const { text, before, says, isAnswer } = question
  const findings = await search.find({ text, before, language }, 4, signal)
  const {
    source,
    passage,
    text: said,
  } = answerer.answer({ question: text, now, findings, earlier: before === null ? [] : [before] })
  const from = passage && isAnswer(passage)
  const isRight = says.length > 0 ? says.every((words) => said.toLowerCase().includes(words)) : from === true
  const outcome: Outcome = source === 'offer' ? 'declined' : isRight ? 'right' : 'wrong'
  return { outcome, from, said: passage ? `${said} [${passage.document}: ${passage.headings.at(-1)}]` : said }
}

/** What is said to a question without an answer, or null when it is declined. */
async function quoteFor({ answerer }: QuestionSet, search: KnowledgeSearch, text: string): Promise<string | null> {
  const findings = await search.find({ text, before: null, language }, 4, signal)
  const { source, text: said } = answerer.answer({ question: text, now, findings, earlier: [] })
  return source === 'offer' ? null : said
}

function inContext({ text, before }: Question): string {
  return before === null ? text : `${before} / ${text}`
}
