import { setImmediate } from 'node:timers/promises'
import type { KnowledgeQuestion } from '../ports.ts'
import type { StoredChunk, StoredDocument } from '../store.ts'
import { createInvertedIndex } from './inverted-index.ts'
import { detectLanguage } from './language/detect.ts'
import { type Language, loadLanguage } from './language/language.ts'
import { primaryTag } from './language/languages.ts'
import { hasSubject, type Query } from './query.ts'
import { readQuestion } from './question/read-question.ts'
import { createSounds } from './question/sounds.ts'
import { createSynonyms, type Synonyms } from './question/synonyms.ts'
import { createRanking, type Gain, type Ranked } from './ranking.ts'
import { createSlots, type Place } from './slots.ts'
import type { Sought } from './sought.ts'

/** All passages in memory, searchable by words while documents come and go. */
export interface PassageIndex {
  /**
   * Adds a document or replaces the one with its id. Gives way to other work now and then; until it is done, the old
   * one is found, then the new one, never part of either. Of several for one id the latest stays.
   */
  put(document: StoredDocument): Promise<void>
  remove(documentId: string): void
  /** The passages that have most of a question's words, best first, at most `limit`. */
  search(question: KnowledgeQuestion, limit: number): Promise<WordFindings>
  /** The same, with how it came about. */
  explain(question: KnowledgeQuestion, limit: number): Promise<ExplainedWords>
  /** A passage by the hash of its words; null when no document has it. */
  find(hash: string): IndexedPassage | null
  readonly passages: number
  readonly documents: number
  /** Memory of the index in bytes, without the texts and the terms as text. */
  readonly bytes: number
}

export interface IndexedPassage {
  readonly chunk: StoredChunk
  readonly document: Pick<StoredDocument, 'id' | 'name' | 'changedAt'>
  /** The terms of a sentence of its, as `Sought` has them. */
  termsOf(sentence: string): readonly string[]
}

export interface WordHit extends IndexedPassage, Omit<Ranked, 'slot'> {}

export interface WordFindings {
  readonly hits: readonly WordHit[]
  /** What was sought, to quote the sentences that have it. */
  readonly sought: readonly Sought[]
  /** True when nothing of the question itself names a subject: all of it comes from the question before. */
  readonly pointsBack: boolean
  /** True when the question before was sought as well. */
  readonly withBefore: boolean
}

export interface ExplainedWords extends WordFindings {
  /** For each of `hits`: what brought it how far. */
  readonly gains: readonly (readonly WordGain[])[]
}

export interface WordGain extends Omit<Gain, 'terms'> {
  readonly terms: readonly string[]
}

export interface PassageIndexOptions {
  /** BCP 47 tags of the languages that the assistant speaks, its own first. Documents may be in others too. */
  readonly languages: readonly string[]
  /** Words and phrases of the owner's that callers say and lines distort. */
  readonly vocabulary: readonly string[]
  /** Groups of words and phrases that mean the same. */
  readonly synonyms: readonly (readonly string[])[]
}

/** Passages that are taken in before calls get their turn again. */
const atOnce = 50
/** Passages of removed documents still count in how rare words are, until they are swept out at this share of all. */
const mostDead = 0.1

export function createPassageIndex({ languages, vocabulary, synonyms }: PassageIndexOptions): PassageIndex {
  const inverted = createInvertedIndex()
  const ranking = createRanking(inverted)
  const slots = createSlots()
  const sounds = createSounds(vocabulary)
  const loaded = new Map<string, Promise<Language>>()
  const spoken = languages.length > 0 ? languages : ['en']
  let latest = 0
  /** By document: the latest `put` or `remove`, which the earlier ones give way to. */
  const turns = new Map<string, number>()
  let sweeping = false
  let takenAtOnce = 0
  const synonymsFor = new Map<string, Synonyms>()

  function language(tag: string): Promise<Language> {
    const primary = primaryTag(tag)
    const known = loaded.get(primary) ?? loadLanguage(primary)
    loaded.set(primary, known)
    return known
  }

  async function languageOf({ chunks }: StoredDocument): Promise<Language> {
    const texts = chunks.slice(0, 10).map(({ headings, text }) => `${headings.at(-1)}. ${text}`)
    return await language(await detectLanguage(texts.join('\n'), await Promise.all(spoken.map(language))))
  }

  function synonymsIn(own: Language, present: readonly Language[]): Synonyms {
    const key = [own, ...present].map(({ tag }) => tag).join()
    const known = synonymsFor.get(key) ?? createSynonyms(synonyms, own, present)
    synonymsFor.set(key, known)
    return known
  }

  async function giveWay(): Promise<void> {
    if (takenAtOnce++ < atOnce) return
    takenAtOnce = 0
    await setImmediate()
  }

  async function sweepIfWorthIt(): Promise<void> {
    if (sweeping) return
    sweeping = true
    while (slots.dead > slots.size * mostDead) {
      await inverted.sweep(slots.beginSweep())
      slots.endSweep()
    }
    sweeping = false
  }

  function toHit({ slot, ...ranked }: Ranked): WordHit[] {
    const place = slots.at(slot)
    return place ? [{ ...ranked, ...toPassage(place) }] : []
  }

  function toSought(query: Query): Sought[] {
    return query.map(({ alternatives, said, weight, from, light }) => ({
      ...{ said, weight, from, light },
      alternatives: alternatives.map(({ terms, covering, how }) => ({
        terms: terms.map((term) => inverted.terms.text(term)),
        covering,
        how,
      })),
    }))
  }

  /** All at once, so that what it finds belongs together whatever comes and goes meanwhile. */
  function look(question: KnowledgeQuestion, own: Language, limit: number) {
    const present = slots.languages()
    const lexicon = { index: inverted, own, languages: present, sounds, passages: slots.live }
    const query = readQuestion(question, lexicon, synonymsIn(own, present))
    return { query, ranked: ranking.best(query, limit, slots.size, slots.isLive, slots.live) }
  }

  function toFindings({ query, ranked }: ReturnType<typeof look>): WordFindings {
    return {
      hits: ranked.flatMap(toHit),
      sought: toSought(query),
      pointsBack: !hasSubject(query),
      withBefore: query.some(({ from }) => from === 'before'),
    }
  }

  function gainsOf({ query, ranked }: ReturnType<typeof look>): WordGain[][] {
    const bySlot = ranking.gains(
      query,
      ranked.map(({ slot }) => slot),
      slots.size,
      slots.live,
    )
    return [...bySlot.values()].map((gains) =>
      gains.map((gain) => ({ ...gain, terms: gain.terms.map((term) => inverted.terms.text(term)) })),
    )
  }

  function ownLanguage({ language: tag }: KnowledgeQuestion): Promise<Language> {
    return language(tag || (spoken[0] ?? 'en'))
  }

  return {
    async put(document) {
      const turn = ++latest
      turns.set(document.id, turn)
      const language = await languageOf(document)
      const taken: number[] = []
      for (const [position, chunk] of document.chunks.entries()) {
        await giveWay()
        if (turns.get(document.id) !== turn) break
        const slot = slots.take({ chunk, document, language })
        taken.push(slot)
        inverted.add(slot, chunk, language, position === 0)
      }
      if (turns.get(document.id) === turn) slots.show(document.id, taken)
      else slots.drop(taken)
      await sweepIfWorthIt()
    },
    remove(documentId) {
      turns.delete(documentId)
      slots.hide(documentId)
      void sweepIfWorthIt()
    },
    search: async (question, limit) => toFindings(look(question, await ownLanguage(question), limit)),
    async explain(question, limit) {
      const seen = look(question, await ownLanguage(question), limit)
      return { ...toFindings(seen), gains: gainsOf(seen) }
    },
    find(hash) {
      const place = slots.withHash(hash)
      return place && toPassage(place)
    },
    get passages() {
      return slots.live
    },
    get documents() {
      return slots.documents
    },
    get bytes() {
      return inverted.bytes
    },
  }
}

function toPassage({ chunk, document, language }: Place): IndexedPassage {
  return { chunk, document, termsOf: language.terms }
}
