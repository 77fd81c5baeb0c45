import type { Reply } from './mistral-replies.ts'
import { mistralError, type Refusal } from './mistral-rules.ts'

/** What the fake does with one request for embeddings. */
export type EmbeddingReply = Exclude<Reply, { kind: 'answer' } | { kind: 'silence' }> | Vectors

interface Vectors {
  readonly kind: 'vectors'
  /** Real milliseconds before the answer. */
  readonly delayMs?: number
}

type Fields = Readonly<Record<string, unknown>>

const known = new Set(['model', 'input', 'output_dimension', 'output_dtype', 'encoding_format', 'metadata'])
const models = /^(mistral-embed|codestral-embed)(-\d{4})?$/
const tokensOfInput = 8_192
const tokensOfBatch = 16_384
const inputsOfBatch = 512
const dimensions = 1_024

/** Why Mistral would refuse to embed this, or null. */
export function embeddingRefusal(body: Fields): Refusal | null {
  const unknown = Object.keys(body).find((name) => !known.has(name))
  if (unknown) return invalid(unknown, 'extra_forbidden', 'Extra inputs are not permitted')
  if (typeof body['model'] !== 'string') return invalid('model', 'missing', 'Field required')
  if (!models.test(body['model'])) {
    return { status: 400, body: mistralError(`Invalid model: ${body['model']}`, 'invalid_model', '1500') }
  }
  const inputs = inputsOf(body)
  if (!inputs) return invalid('input', 'string_type', 'Input should be a valid string or list of strings')
  if (inputs.length === 0 || inputs.includes('')) return invalid('input', 'too_short', 'Input is empty')
  if (inputs.length > inputsOfBatch) return tooMany('Too many inputs in request, split into more batches.')
  const tokens = inputs.map(countTokens)
  const longest = Math.max(...tokens)
  if (longest > tokensOfInput) return tooMany(`Input has ${longest} tokens, exceeding max ${tokensOfInput} tokens.`)
  const total = tokens.reduce((sum, count) => sum + count)
  if (total > tokensOfBatch) return tooMany(`Too many tokens in batch. Max is ${tokensOfBatch} got ${total}`)
  return null
}

/** The texts of a request; null when they are none. */
export function inputsOf({ input }: Fields): readonly string[] | null {
  if (typeof input === 'string') return [input]
  return Array.isArray(input) && input.every((text) => typeof text === 'string') ? input : null
}

/** The answer of the real service, with vectors that follow from the texts alone. */
export function embeddingAnswer(model: string, inputs: readonly string[]): object {
  const tokens = inputs.reduce((sum, text) => sum + countTokens(text), 0)
  return {
    id: 'embd-fake',
    object: 'list',
    model,
    data: inputs.map((text, index) => ({ object: 'embedding', index, embedding: fakeEmbedding(text) })),
    usage: { prompt_tokens: tokens, total_tokens: tokens, completion_tokens: 0 },
  }
}

/**
 * A vector of length 1 for a text: the sum of one fixed direction for each matter that it names, where words of one
 * stem or one meaning are one matter. All have a part in common, as those of real models do: the cosine of texts that
 * share nothing is about 0.5.
 */
function fakeEmbedding(text: string): number[] {
  const matters = [...new Set(wordsOf(text).map(matterOf))]
  const sum = new Float64Array(dimensions)
  for (const matter of matters) add(sum, directionOf(matter), 1)
  add(sum, directionOf(''), Math.sqrt(Math.max(1, matters.length)))
  const length = Math.hypot(...sum)
  return Array.from(sum, (component) => Number((component / length).toFixed(6)))
}

const unimportant = new Set(
  'a an and are at be can could do does for from have how i in is it me my of on or our please tell that the there this to was we what when where which who will with would you your'.split(
    ' ',
  ),
)

/** Groups of stems that mean the same. */
const synonyms: readonly string[][] = [
  ['doctor', 'physician', 'medic'],
  ['cost', 'price', 'fee', 'charge', 'pay', 'expens', 'tariff', 'much'],
  ['park', 'car', 'garage', 'vehicle'],
  ['child', 'children', 'kid', 'infant', 'pediatric'],
  ['open', 'hour', 'close'],
  ['eat', 'food', 'meal', 'cafeteria', 'restaurant', 'lunch', 'canteen'],
  ['heart', 'cardiology', 'cardiac'],
  ['visit', 'visitor', 'guest'],
  ['medicine', 'pharmacy', 'drug', 'prescription', 'medication'],
  ['bring', 'pack', 'carry'],
]
const groupOf = new Map(synonyms.flatMap(([first = '', ...others]) => [first, ...others].map((word) => [word, first])))

function wordsOf(text: string): string[] {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !unimportant.has(word))
}

function matterOf(word: string): string {
  const stem = word.replace(/(?<=.{3})(ing|ed|es|s|er|ers)$/, '')
  return groupOf.get(word) ?? groupOf.get(stem) ?? groupOf.get(`${stem}e`) ?? stem.replace(/(?<=.{3})e$/, '')
}

const directions = new Map<string, Int8Array>()

/** Signs that follow from the word: two of them are as good as at right angles. */
function directionOf(matter: string): Int8Array {
  const made = directions.get(matter)
  if (made) return made
  let state = 0x811c9dc5
  for (const character of matter) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)
  const direction = Int8Array.from({ length: dimensions }, () => {
    state = (state + 0x6d2b79f5) | 0
    const once = Math.imul(state ^ (state >>> 15), 1 | state)
    const twice = once ^ (once + Math.imul(once ^ (once >>> 7), 61 | once))
    return (twice ^ (twice >>> 14)) & 1 ? 1 : -1
  })
  directions.set(matter, direction)
  return direction
}

function add(sum: Float64Array, direction: Int8Array, weight: number): void {
  for (let place = 0; place < sum.length; place += 1) {
    sum[place] = (sum[place] ?? 0) + weight * (direction[place] ?? 0)
  }
}

/** As a tokeniser counts, roughly: four letters of plain words, each digit, each sign, each letter of other scripts. */
function countTokens(text: string): number {
  const words = text.match(/[a-z]+/gi) ?? []
  const others = text.match(/[^a-z\s]/gi) ?? []
  return others.length + words.reduce((sum, word) => sum + Math.ceil(word.length / 4), 0)
}

function tooMany(message: string): Refusal {
  return { status: 400, body: mistralError(message, 'invalid_request_prompt', '3210') }
}

function invalid(field: string, type: string, msg: string): Refusal {
  return { status: 422, body: { object: 'error', message: { detail: [{ type, loc: ['body', field], msg }] } } }
}
