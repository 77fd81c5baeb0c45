import type { SourceRef } from '../conversation/events.ts'
import type { Passage } from '../knowledge/ports.ts'

/** A passage as an answer's source. */
export function sourceRef({ id, document, headings, page }: Passage, how: SourceRef['how']): SourceRef {
  return { passage: id, document, headings, page, how }
}

/**
 * What of these passages an answer rests on: those that its writer cited by their numbers from 1, else those that have
 * most of the answer's words.
 */
export function sourcesOf(answer: string, cited: readonly number[], passages: readonly Passage[]): SourceRef[] {
  const named = cited.flatMap((number) => passages[number - 1] ?? [])
  if (named.length > 0) return named.map((passage) => sourceRef(passage, 'cited'))
  const words = telling(answer)
  return passages.filter((passage) => shares(words, passage)).map((passage) => sourceRef(passage, 'matched'))
}

const fewest = 2
const mostOf = 0.6
/** Endings differ from sentence to sentence; a word's beginning tells it well enough. */
const stem = 5

function shares(words: ReadonlySet<string>, { headings, text }: Passage): boolean {
  const written = telling(`${headings.join(' ')} ${text}`)
  const common = [...words].filter((word) => written.has(word))
  return common.length >= fewest && common.length >= words.size * mostOf
}

/** The beginnings of longer words, and all figures, without case and accents. */
function telling(text: string): Set<string> {
  const words =
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/\p{L}{4,}|\p{N}+/gu) ?? []
  return new Set(words.map((word) => word.slice(0, stem)))
}
