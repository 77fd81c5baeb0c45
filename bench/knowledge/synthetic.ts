import type { StoredDocument } from '../../src/knowledge/store.ts'

/** Documents and questions made up by chance, the same in every run. */
export interface SyntheticCorpus {
  documents(passages: number): Generator<StoredDocument>
  /** Of 3 to 12 words, most of them from one of the documents, some misheard by a letter. */
  questions(count: number, documents: readonly StoredDocument[]): string[]
}

const passagesPerDocument = 20
const wordsPerPassage = 100
/** The rest are content words. */
const functionWordShare = 0.4
const functionWords =
  'the of and to in a is that for it with as on be at by this from are or have not we you can'.split(' ')
const consonants = 'b c d f g h k l m n p r s t v w br ch dr fl gr pl sh st tr'.split(' ')
const vowels = 'a e i o u ai ea io ou'.split(' ')

/** @param vocabulary how many different content words; how often each occurs follows Zipf and Mandelbrot's law */
export function createSyntheticCorpus(vocabulary: number, seed: number): SyntheticCorpus {
  const random = createRandom(seed)
  const words = Array.from({ length: vocabulary }, (_, rank) => inventWord(rank))
  const shares = cumulative(vocabulary)
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T
  const contentWord = () => words[firstAbove(shares, random() * (shares.at(-1) ?? 1))] as string
  const text = (length: number) =>
    Array.from({ length }, () => (random() < functionWordShare ? pick(functionWords) : contentWord()))

  function passage(id: string, title: string) {
    const sentences = Array.from({ length: wordsPerPassage / 10 }, () => `${text(10).join(' ')}.`)
    return { headings: [title, text(3).join(' ')], text: sentences.join(' '), keywords: '', page: null, hash: id }
  }

  function question(documents: readonly StoredDocument[]): string {
    const source = pick(pick(documents).chunks).text.replaceAll('.', '').split(' ')
    const length = 3 + Math.floor(random() * 10)
    return Array.from({ length }, () => {
      const word = random() < 0.8 ? pick(source) : contentWord()
      return random() < 0.05 && word.length > 5 ? `${word.slice(0, 3)}${word.slice(4)}` : word
    }).join(' ')
  }

  return {
    *documents(passages) {
      for (let from = 0; from < passages; from += passagesPerDocument) {
        const count = Math.min(passagesPerDocument, passages - from)
        const title = text(4).join(' ')
        const chunks = Array.from({ length: count }, (_, place) => passage(`passage-${from + place}`, title))
        yield { id: `document-${from}`, name: `document-${from}.md`, changedAt: null, chunks }
      }
    },
    questions: (count, documents) => Array.from({ length: count }, () => question(documents)),
  }
}

/** Numbers from 0 to 1, excluding 1 (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Letters drawn by the rank, consonants and vowels in turn: frequent words are short, and none hides another. */
function inventWord(rank: number): string {
  const draw = createRandom(rank + 1)
  const length = 3 + Math.floor(draw() * 2 + Math.log10(rank + 1))
  const letters = Array.from({ length }, (_, place) => (place % 2 === 0 ? consonants : vowels))
  return letters.map((choice) => choice[Math.floor(draw() * choice.length)]).join('')
}

function cumulative(count: number): Float64Array {
  let total = 0
  return Float64Array.from({ length: count }, (_, rank) => {
    total += 1 / (rank + 3.7) ** 1.07
    return total
  })
}

function firstAbove(sums: Float64Array, value: number): number {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sums[middle] as number) > value) high = middle
    else low = middle + 1
  }
  return low
}
