import type { CallHead, CallView } from '../view/call-view.ts'
import type { Entry } from '../view/entries.ts'
import { clockTime, dateTime, oneLine } from './clean-text.ts'
import { entryWords } from './entry-words.ts'

const margin = ' '.repeat(10)

/** A transcript for people: what is known of the call, then line by line, with times from its start, what happened. */
export function exportText({ head, entries }: CallView): string {
  const lines = entries.flatMap((entry) => {
    const [first, ...more] = linesOf(entry)
    if (first === undefined) return []
    return [`${clockTime(entry.atMs).padStart(8)}  ${first}`, ...more.map((line) => margin + line)]
  })
  return `${[...headLines(head), '', ...lines].join('\n')}\n`
}

function headLines(head: CallHead): string[] {
  const { callId, from, to, lines, languages, startedAt, endedAt, outcome, summary, isTest, forkOf, cost } = head
  const length = endedAt === null ? 'it goes on' : `it lasted ${clockTime(endedAt - startedAt)}`
  return [
    `Call ${callId}${isTest ? ', a test' : ''}`,
    `From ${from} to ${to}, by ${lines.join(', then ')}, in ${languages.join(', then ')}`,
    `Began ${dateTime(startedAt)}; ${length}`,
    ...(forkOf ? [`Began as call ${forkOf.callId} did up to turn ${forkOf.turn}`] : []),
    ...(outcome === null ? [] : [`Outcome: ${outcome}`]),
    ...(summary === null ? [] : [`Summary: ${summary}`]),
    ...(cost === null ? [] : [`Cost: ${cost.amount} ${cost.currency}, at the prices of ${cost.prices}`]),
  ].map(oneLine)
}

/** What was said stands in the first line; what was not heard of it below. */
function linesOf(entry: Entry): string[] {
  switch (entry.kind) {
    case 'caller': {
      const said = entry.via === 'speech' ? oneLine(entry.text) : `(presses ${oneLine(entry.text)})`
      return [`Caller: ${said}${entry.isUnclear ? ' (not understood)' : ''}`]
    }
    case 'prompt':
      if (entry.text === '') return []
      return [entry.isHeard ? `Assistant: ${oneLine(entry.text)}` : `(not heard: ${oneLine(entry.text)})`]
    case 'answer': {
      const heard = oneLine(entry.sentences.map((sentence) => sentence.heard).join(' '))
      const unheard = oneLine(entry.sentences.map((sentence) => sentence.unheard).join(' '))
      const stopped = entry.corrections.map(({ words }) => `(stopped before it was said: ${oneLine(words)})`)
      if (heard === '' && unheard === '' && stopped.length === 0) return []
      return [`Assistant: ${heard || '…'}`, ...(unheard ? [`(not heard: ${unheard})`] : []), ...stopped]
    }
    default:
      return [`(${oneLine(entryWords(entry)).replace(/\.$/, '')}.)`]
  }
}
