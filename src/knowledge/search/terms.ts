import { distance } from 'fastest-levenshtein'
import { createNumberLists, grown } from './postings.ts'

/** All terms of the index, each with a number, and those that look like a given one. */
export interface Terms {
  /** The term's number; a new one when it has none. */
  add(term: string): number
  /** The term's number, or undefined. */
  find(term: string): number | undefined
  text(id: number): string
  /**
   * Terms that may be meant by one that the index does not have: misheard by a letter or two, shortened, or of the
   * same root ("cardiologist", "cardiology"). Best first, at most a few; `likeness` below 1.
   */
  like(term: string): { readonly id: number; readonly likeness: number }[]
  /** Forgets terms; their numbers are given anew only after `release`. */
  remove(ids: readonly number[]): void
  /** Forgets removed terms in a part of the search by likeness, from `from`. Gives where to go on; null at the end. */
  release(from: number): number | null
  /** What the search by likeness takes; without the terms themselves. */
  readonly bytes: number
}

const shortestMisheard = 6
const shortestForTwo = 9
const shortestRoot = 7
const rootShare = 0.65
const mostAlike = 3
const releasedAtOnce = 2_000

export function createTerms(): Terms {
  const ids = new Map<string, number>()
  const texts: string[] = []
  const removed = new Set<number>()
  const free: number[] = []
  /** Runs of three letters, each with the terms that have it. */
  const grams = new Map<string, number>()
  const holders = createNumberLists()
  let shared = new Uint8Array(256)

  function addGrams(term: string, id: number): void {
    for (const gram of gramsOf(term)) {
      const list = grams.get(gram) ?? holders.add()
      grams.set(gram, list)
      holders.append(list, id)
    }
  }

  /** Terms that share at least `least` runs of letters with this one. */
  function sharing(term: string, least: number): number[] {
    const met: number[] = []
    const found: number[] = []
    for (const gram of gramsOf(term)) {
      const list = grams.get(gram)
      if (list === undefined) continue
      for (const id of holders.view(list)) {
        const count = (shared[id] ?? 0) + 1
        shared[id] = count
        if (count === 1) met.push(id)
        if (count === least) found.push(id)
      }
    }
    for (const id of met) shared[id] = 0
    return found
  }

  return {
    add(term) {
      const known = ids.get(term)
      if (known !== undefined) return known
      const id = free.pop() ?? texts.length
      ids.set(term, id)
      texts[id] = term
      if (id >= shared.length) shared = grown(shared, new Uint8Array(shared.length * 2))
      if (canBeMisheard(term)) addGrams(term, id)
      return id
    },
    find: (term) => ids.get(term),
    text: (id) => texts[id] ?? '',
    like(term) {
      if (!canBeMisheard(term)) return []
      const least = Math.max(2, term.length < shortestForTwo ? term.length - 3 : term.length - 6)
      return sharing(term, least)
        .map((id) => ({ id, likeness: removed.has(id) ? 0 : likeness(term, texts[id] ?? '') }))
        .filter((candidate) => candidate.likeness > 0)
        .sort((left, right) => right.likeness - left.likeness || left.id - right.id)
        .slice(0, mostAlike)
    },
    remove(gone) {
      for (const id of gone) {
        ids.delete(texts[id] ?? '')
        texts[id] = ''
        removed.add(id)
      }
    },
    release(from) {
      const to = Math.min(from + releasedAtOnce, grams.size)
      for (let list = from; list < to; list++) holders.filter(list, (id) => !removed.has(id))
      if (to < grams.size) return to
      free.push(...removed)
      removed.clear()
      return null
    },
    get bytes() {
      return holders.bytes
    },
  }
}

/** Short words are like too many others, and another number is another number. */
function canBeMisheard(term: string): boolean {
  return term.length >= 5 && term.length < 40 && !/\p{N}/u.test(term)
}

/** Each once: `^ca`, `car`, ..., `gy$`. */
function gramsOf(term: string): Set<string> {
  const padded = `^${term}$`
  const found = new Set<string>()
  for (let at = 0; at + 3 <= padded.length; at++) found.add(padded.slice(at, at + 3))
  return found
}

/** 0 when one can hardly be meant by the other. */
function likeness(heard: string, term: string): number {
  const longer = Math.max(heard.length, term.length)
  if (heard.length >= shortestMisheard && Math.abs(heard.length - term.length) <= 2) {
    const edits = distance(heard, term)
    if (edits === 1 || (edits === 2 && heard.length >= shortestForTwo)) return 1 - (1.5 * edits) / longer
  }
  if (term.startsWith(heard)) return heard.length / term.length > 0.5 ? 0.75 : 0
  const root = sameBeginning(heard, term)
  return root >= shortestRoot && root >= longer * rootShare ? 0.7 : 0
}

function sameBeginning(left: string, right: string): number {
  let length = 0
  while (length < left.length && left[length] === right[length]) length++
  return length
}
