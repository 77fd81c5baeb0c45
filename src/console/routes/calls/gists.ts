import type { CallEvent, CallRecord } from '../../../conversation/events.ts'
import { foldWords } from '../../../lib/fold-words.ts'
import type { CallRow } from './schema.ts'

type Gist = NonNullable<CallRow['gist']>

/** What a gist is made of. */
export const spokenTypes: readonly CallEvent['type'][] = ['caller.said', 'answer.sentence', 'call.summarised']

const longest = 200

/** What each call was about: words in which the search found something, else its summary, else the caller's first words. */
export function gistsOf(records: readonly CallRecord[], search: string | undefined): ReadonlyMap<string, Gist> {
  const wanted = wordsOf(search ?? '')
  const gists = new Map<string, Gist>()
  for (const [callId, lines] of Map.groupBy(records, (record) => record.callId)) {
    const said = lines.flatMap(({ event }) => gistIn(event) ?? [])
    const found = wanted.length > 0 ? said.find(({ text }) => hasOneOf(text, wanted)) : undefined
    const gist = found ?? said.find(({ who }) => who === 'summary') ?? said.find(({ who }) => who === 'caller')
    if (gist) gists.set(callId, { ...gist, text: shortened(gist.text, wanted) })
  }
  return gists
}

function gistIn(event: CallEvent): Gist | null {
  switch (event.type) {
    case 'caller.said':
      return event.via === 'speech' && event.text !== '' ? { who: 'caller', text: event.text } : null
    case 'answer.sentence':
      return { who: 'assistant', text: event.text }
    case 'call.summarised':
      return event.summary === null ? null : { who: 'summary', text: event.summary }
    default:
      return null
  }
}

function wordsOf(search: string): string[] {
  return foldWords(search)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

function hasOneOf(text: string, words: readonly string[]): boolean {
  const folded = foldWords(text)
  return words.some((word) => folded.includes(word))
}

/** Around the first word that was searched for, at whole words. */
function shortened(text: string, words: readonly string[]): string {
  if (text.length <= longest) return text
  const place = words.map((word) => text.toLowerCase().indexOf(word)).find((at) => at >= 0) ?? 0
  const from = Math.max(0, place - longest / 2)
  const begin = from === 0 ? 0 : text.indexOf(' ', from) + 1
  const part = text.slice(begin, begin + longest).replace(/\s+\S*$/, '')
  return `${begin > 0 ? '…' : ''}${part}${begin + part.length < text.length ? '…' : ''}`
}
