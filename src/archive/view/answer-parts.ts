import type { Draft } from './draft.ts'
import type { AnswerResult, AnswerSentence, EntryOf } from './entries.ts'

type Part = EntryOf<'answer'>

/** The answer of one turn, in all its parts. */
export interface AnswerParts {
  /** Changes the part that goes on: the last one, or a new one where something else came behind it, or there is none. */
  goOn(change: (part: Part) => Partial<Part>): void
  /** Changes the newest part; begins one where there is none. */
  changeNewest(change: (part: Part) => Partial<Part>): void
  /** Changes every part for which something is given. */
  changeAll(change: (part: Part) => Partial<Part> | null): void
  readonly all: readonly Part[]
  /** Puts a sentence at its place in the answer. */
  put(sentence: AnswerSentence): void
  /** Keeps what the answer is; one that has no word yet has it once it does. */
  finish(result: AnswerResult): void
  attempts: number
  /** How many of its sentences were given to the line. */
  given: number
}

export function createAnswerParts(draft: Draft, turn: number): AnswerParts {
  const places: number[] = []
  let waiting: AnswerResult | null = null

  const partAt = (place: number | undefined): Part | null => {
    const entry = place === undefined ? undefined : draft.entries[place]
    return entry?.kind === 'answer' ? entry : null
  }

  function open(): number {
    const before = partAt(places.at(-1))
    const fresh = waiting ? 'whole' : 'going-on'
    const place = draft.add({
      ...{ kind: 'answer', turn, part: places.length, attempts: parts.attempts },
      ...{ state: before?.state ?? fresh, result: waiting, sentences: [], corrections: [], interruption: null },
    })
    waiting = null
    places.push(place)
    return place
  }

  const parts: AnswerParts = {
    attempts: 1,
    given: 0,
    get all() {
      return places.flatMap((place) => partAt(place) ?? [])
    },
    goOn(change) {
      const last = places.at(-1)
      draft.change(last !== undefined && last === draft.entries.length - 1 ? last : open(), 'answer', change)
    },
    changeNewest(change) {
      draft.change(places.at(-1) ?? open(), 'answer', change)
    },
    changeAll(change) {
      for (const place of places) {
        const part = partAt(place)
        const changed = part && change(part)
        if (changed) draft.change(place, 'answer', () => changed)
      }
    },
    put(sentence) {
      const { index } = sentence
      const again = places.find((place) => partAt(place)?.sentences.some((other) => other.index === index))
      if (again === undefined) parts.goOn(({ sentences }) => ({ sentences: [...sentences, sentence] }))
      else {
        draft.change(again, 'answer', ({ sentences }) => ({
          sentences: sentences.map((other) => (other.index === index ? sentence : other)),
        }))
      }
    },
    finish(result) {
      const newest = places.at(-1)
      if (newest === undefined) waiting = result
      else draft.change(newest, 'answer', () => ({ result }))
    },
  }
  return parts
}
