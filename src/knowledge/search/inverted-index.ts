import { setImmediate } from 'node:timers/promises'
import type { StoredChunk } from '../store.ts'
import { type Field, fieldImpact, fields, impactByte } from './impact.ts'
import type { Language } from './language/language.ts'
import { createNumberLists, grown, type NumberLists } from './postings.ts'
import { createTerms, type Terms } from './terms.ts'

/** Which passage has which terms. A passage goes by its slot: a whole number below 2^24. */
export interface InvertedIndex {
  readonly terms: Terms
  /** Passages of the term, each as slot * 256 + impact byte; with those that are dead and not yet swept. */
  postings(term: number): Uint32Array
  count(term: number): number
  /** @param lead true for the first passage of its document */
  add(slot: number, chunk: StoredChunk, language: Language, lead: boolean): void
  /** Drops passages and the terms that only they had; gives way to other work now and then. */
  sweep(isDead: (slot: number) => boolean): Promise<void>
  readonly bytes: number
}

/** A document's first passage is what it is about; the later ones are particulars. */
const leadWeight = 1.3
/** Postings that are swept before calls get their turn again: about a millisecond's work. */
const sweptAtOnce = 200_000

export function createInvertedIndex(): InvertedIndex {
  const terms = createTerms()
  const lists = createNumberLists()
  let mentions = new Uint16Array(256)
  let sums = new Float32Array(256)

  function count(texts: readonly string[], field: Field, language: Language, met: Set<number>): void {
    const found = texts.flatMap((text) => language.terms(text)).map(idOf)
    for (const id of found) mentions[id] = (mentions[id] ?? 0) + 1
    for (const id of found) {
      const times = mentions[id] ?? 0
      if (times === 0) continue
      mentions[id] = 0
      sums[id] = (met.has(id) ? (sums[id] ?? 0) : 0) + fieldImpact(field, times, found.length)
      met.add(id)
    }
  }

  function idOf(term: string): number {
    const id = terms.add(term)
    if (id >= mentions.length) {
      const wider = new Uint16Array(mentions.length * 2)
      wider.set(mentions)
      mentions = wider
      sums = grown(sums, new Float32Array(wider.length))
    }
    return id
  }

  return {
    terms,
    postings: (term) => lists.view(term),
    count: (term) => lists.count(term),
    add(slot, { headings, keywords, text }, language, lead) {
      const met = new Set<number>()
      count([headings.at(-1) ?? ''], fields.heading, language, met)
      count(headings.slice(0, -1), fields.context, language, met)
      count([keywords], fields.keywords, language, met)
      count([text], fields.text, language, met)
      for (const id of met) {
        const impact = (sums[id] ?? 0) * (lead ? leadWeight : 1)
        append(lists, id, (slot * 256 + impactByte(impact)) >>> 0)
      }
    },
    async sweep(isDead) {
      const empty: number[] = []
      const total = lists.length
      let swept = 0
      for (let list = 0; list < total; list++) {
        swept += lists.count(list) + 10
        lists.filter(list, (posting) => !isDead(posting >>> 8))
        if (swept > sweptAtOnce) await setImmediate()
        if (swept > sweptAtOnce) swept = 0
      }
      for (let list = 0; list < total; list++) if (lists.count(list) === 0 && terms.text(list) !== '') empty.push(list)
      terms.remove(empty)
      for (let next: number | null = 0; next !== null; next = terms.release(next)) await setImmediate()
    },
    get bytes() {
      return lists.bytes + terms.bytes
    },
  }
}

function append(lists: NumberLists, list: number, value: number): void {
  while (lists.length <= list) lists.add()
  lists.append(list, value)
}
