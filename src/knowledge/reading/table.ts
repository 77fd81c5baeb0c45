import type { Table } from './blocks.ts'
import { oneLine } from './plain-text.ts'

/** What the columns of questions and of answers are called, without accents. */
const questionNames =
  /^(?:q|questions?|faqs?|fragen?|preguntas?|domandas?|domande|perguntas?|vragen|vraag|if (?:they|the caller|callers?) asks?)$/
const answerNames =
  /^(?:a|answers?|repl(?:y|ies)|responses?|antwort(?:en)?|respuestas?|reponses?|rispost[ae]|respostas?|antwoord(?:en)?|say|we say)$/

/** Header cells longer than this, in characters, are data. */
const longestHeader = 40

/**
 * A table as sentences that can be spoken, one for each row: the first cell names the row, and the others are said
 * with their column's heading (`Cardiology: floor two, phone 555-0100.`), without it when there is only one other.
 * A row that does not name itself, as below a merged cell, has the name of the row above.
 */
export function tableSentences({ header, rows }: Pick<Table, 'header' | 'rows'>): string[] {
  let subject = ''
  return rows.flatMap((row) => {
    const [first = '', ...values] = row.map((cell) => cell.replace(/[,;]?\n/g, ', '))
    if (first === '' && values.every((value) => value === '')) return []
    subject = first || subject
    const sentence = rowSentence(header ?? [], subject, values)
    return sentence === '' ? [] : sentence
  })
}

function rowSentence(columns: readonly string[], subject: string, values: readonly string[]): string {
  const named = values.length > 1
  const facts = values.flatMap((value, index) => {
    if (value === '') return []
    const column = oneLine(columns[index + 1] ?? '')
    return named && column !== '' ? `${uncapitalised(column)} ${value}` : value
  })
  const sentence = [subject, facts.join(', ')].filter(Boolean).join(/[:?!]$/.test(subject) ? ' ' : ': ')
  return /^$|[.!?。！？]$/.test(sentence) ? sentence : `${sentence}.`
}

/** `Opening hours` becomes `opening hours`; abbreviations stay: `Price EUR`, `price EUR`. */
function uncapitalised(column: string): string {
  return column.replace(/(?<!\p{L})\p{Lu}(?=\p{Ll})/gu, (letter) => letter.toLowerCase())
}

/** The rows of a table of questions and answers, whatever else its columns are; null when it is none. */
export function questionRows({ header, rows }: Table): { question: string; answer: string[] }[] | null {
  const names = (header ?? []).map(plainName)
  const questions = names.findIndex((name) => questionNames.test(name))
  const answers = names.findIndex((name) => answerNames.test(name))
  if (questions < 0 || answers < 0) return null
  return rows.flatMap((row) => {
    const question = row[questions] ?? ''
    const answer = row[answers] ?? ''
    if (answer === '') return []
    return { question: oneLine(question || (header?.[questions] ?? '')), answer: answer.split('\n') }
  })
}

/** The first row as the header, where it looks like one: names without digits above columns that have some. */
export function withHeader(rows: readonly (readonly string[])[]): Pick<Table, 'header' | 'rows'> {
  const [first, ...others] = rows
  return first && others.length > 0 && isHeader(first, others)
    ? { header: first, rows: others }
    : { header: null, rows }
}

function isHeader(first: readonly string[], others: readonly (readonly string[])[]): boolean {
  const names = first.map(plainName)
  if (names.some((name) => questionNames.test(name)) && names.some((name) => answerNames.test(name))) return true
  // The corner above the names of the rows may be empty.
  const short = first.every((name, index) => (name !== '' || index === 0) && name.length <= longestHeader)
  if (!short || first.some((name) => /\d/.test(name)) || new Set(names).size < names.length) return false
  if (first.length > 2) return true
  return first.some((_name, column) => others.filter((row) => /\d/.test(row[column] ?? '')).length * 2 > others.length)
}

function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\s]/gu, '')
    .trim()
}
