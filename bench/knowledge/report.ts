import { cpus, loadavg, totalmem } from 'node:os'
import type { Answers } from './answers.ts'
import type { FullStoreFigures } from './full-store.ts'
import type { SetFigures } from './measure-set.ts'
import type { ScaleFigures } from './scale.ts'

/** Of 100,000 passages, in ms at the 99th percentile. */
const budgets = { wordsP99Ms: 5, hybridP99Ms: 25 }
/** Of the questions without an answer, so many must be declined. */
export const leastDeclined = 0.95

/** The figures of both sets as Markdown. */
export function qualityReport(sets: readonly SetFigures[], model: string): string {
  const [hospital, faq] = sets.map(countsOf)
  return `Questions: **hospital** has ${hospital} (\`examples/hospital\`, written by us in callers' words: plain, wordy, misheard,
following up); **faq** has ${faq} (answers of software maintainers to what users ask, without the question; the questions as
written). Vectors are of ${model}, recorded; they are not Mistral's.

Where the right passage is found. Recall is the share of questions with it among the first 1, 3 and 5; MRR is the mean of 1 / its place.

${tableOf(['set', 'searched by', 'recall at 1', 'at 3', 'at 5', 'MRR'], sets.flatMap(retrievalRows))}

${sets.map(({ set, meaningShare }) => `For ${percent(meaningShare)} of ${set.name}'s questions words did not settle it, and meaning was asked.`).join(' ')}

What callers hear without a language model: the sentences that answer, or that it is not written down.

${tableOf(['set', 'searched by', 'answered right', 'answered wrong', 'declined', 'quotes from a right passage', 'unanswerable declined', `≥ ${percent(leastDeclined)}`], sets.flatMap(answerRows))}

By kind, as shipped with vectors: ${sets.flatMap(kindsOf).join('; ')}.`
}

/** The figures of size and speed as Markdown. */
export function scaleReport(scale: ScaleFigures, store: FullStoreFigures): string {
  const rows = [
    [
      'search by words: p50, p99',
      `p99 ≤ ${budgets.wordsP99Ms} ms`,
      `${ms(scale.wordsP50Ms)}, ${ms(scale.wordsP99Ms)}`,
      met(scale.wordsP99Ms <= budgets.wordsP99Ms),
    ],
    [
      'search by words and meaning: p50, p99',
      `p99 ≤ ${budgets.hybridP99Ms} ms`,
      `${ms(scale.hybridP50Ms)}, ${ms(scale.hybridP99Ms)}`,
      met(scale.hybridP99Ms <= budgets.hybridP99Ms),
    ],
    ['share of the questions for which meaning is asked', '–', percent(scale.meaningShare), ''],
    [
      'building the index',
      '–',
      `${seconds(scale.buildMs)}, calls held up ${scale.longestPauseMs.toFixed(0)} ms at most`,
      '',
    ],
    [
      'memory: index of words, heap with texts, vectors',
      '–',
      `${mb(scale.indexMb)}, ${mb(scale.heapMb)}, ${mb(scale.vectorsMb)}`,
      '',
    ],
    ['size of the store with vectors', '–', mb(store.storeMb), ''],
    [
      'start from the store: to search by words, by meaning too',
      '–',
      `${seconds(store.wordsMs)}, ${seconds(store.meaningMs)}`,
      '',
    ],
  ]
  return `${count(scale.passages)} synthetic passages of 100 words, vectors of 1,024 components; embedding the question is not in it.

${tableOf(['what', 'budget', 'Frontdesk', ''], rows)}`
}

/** Where and when it ran, and how busy the machine was. */
export function machineLine(): string {
  const processors = cpus()
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GB`
  const date = new Date().toISOString().slice(0, 10)
  return `${processors[0]?.model ?? 'unknown processor'}, ${processors.length} cores, ${memory}, Node ${process.version}, ${date}; load average ${loadavg()[0]?.toFixed(1)}.`
}

function countsOf({ set, passages }: SetFigures): string {
  const unanswerable = Object.values(set.unanswerable).flat().length
  return `${set.questions.length} with an answer and ${unanswerable} without, over ${passages} passages`
}

function retrievalRows({ set, retrieval }: SetFigures): string[][] {
  return [...retrieval].flatMap(([way, { all }]) => {
    if (!all) return []
    const { recallAt1, recallAt3, recallAt5, meanReciprocalRank } = all
    return [[set.name, way, percent(recallAt1), percent(recallAt3), percent(recallAt5), meanReciprocalRank.toFixed(3)]]
  })
}

function answerRows({ set, answersByWords, answersByBoth }: SetFigures): string[][] {
  const row = (way: string, { right, wrong, declined, fromRightPassage, declinedOfUnanswerable }: Answers) => [
    ...[set.name, way],
    ...[right, wrong, declined, fromRightPassage, declinedOfUnanswerable].map(percent),
    met(declinedOfUnanswerable >= leastDeclined),
  ]
  return [row('words', answersByWords), row('hybrid as shipped', answersByBoth)]
}

function kindsOf({ set, retrieval, answersByBoth }: SetFigures): string[] {
  const { all: _all, ...kinds } = retrieval.get('hybrid as shipped') ?? {}
  const found = Object.entries(kinds).map(([kind, { recallAt3 }]) => `${kind} ${percent(recallAt3)}`)
  const declined = Object.entries(answersByBoth.declinedByKind).map(([kind, share]) => `${kind} ${percent(share)}`)
  return [`${set.name}, recall at 3: ${found.join(', ')}`, `unanswerable declined: ${declined.join(', ')}`]
}

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, column) =>
    Math.max(3, ...[head, ...rows.map((row) => row[column] ?? '')].map((cell) => cell.length)),
  )
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  return [line(heads), rule, ...rows.map(line)].join('\n')
}

const met = (isMet: boolean) => (isMet ? 'ok' : 'missed')
const percent = (share: number) => `${(share * 100).toFixed(1)} %`
const ms = (value: number) => `${value.toFixed(1)} ms`
const seconds = (value: number) => `${(value / 1_000).toFixed(1)} s`
const mb = (value: number) => `${value.toFixed(0)} MB`
const count = (value: number) => value.toLocaleString('en-US')
