import { createSignCoder, measureDistances, type SignCoder, wordsOf } from './sign-codes.ts'

export interface Neighbour {
  /** `hash` of the chunk. */
  readonly hash: string
  /** Cosine of the angle to the question, from -1 to 1. */
  readonly similarity: number
}

/** Vectors in memory, found by nearness of direction. All have as many components as the first one. */
export interface VectorIndex {
  /** Adds a vector, or replaces it. Throws a `RangeError` for one without a direction or of another length. */
  put(hash: string, vector: Int8Array): void
  /** Does nothing when there is none. */
  delete(hash: string): void
  has(hash: string): boolean
  /**
   * The nearest vectors, nearest first, at most `limit`. In a large index they are chosen by a coarse look at all of
   * them, so one of the last places may go to a slightly worse one; the similarities are exact.
   * Throws a `RangeError` for a query of another length.
   */
  nearest(query: Float32Array, limit: number): Neighbour[]
  readonly size: number
  /** Memory of the vectors themselves. */
  readonly bytes: number
}

/** So many vectors share an allocation: storage grows without ever being copied as a whole. */
const blockSize = 1_024
/** Up to this size every vector is compared exactly, in about 2 ms. */
const exactSize = 2_048
/** So many of the coarsely nearest are compared exactly. */
const candidateCount = 512

interface Block {
  readonly vectors: Int8Array
  /** 1 / length of each vector. */
  readonly scales: Float32Array
  readonly codes: Uint32Array
}

export function createVectorIndex(): VectorIndex {
  const slots = new Map<string, number>()
  /** By slot; without gaps, because the last vector moves into the place of a deleted one. */
  const hashes: string[] = []
  const blocks: Block[] = []
  let dimensions = 0
  /** There from the first moment on that the index is too large to be compared exactly. */
  let coder: SignCoder | null = null
  let distances = new Uint16Array(0)

  const blockOf = (slot: number): Block => blocks[Math.floor(slot / blockSize)] as Block

  function write(slot: number, vector: Int8Array, scale: number): void {
    if (slot === blocks.length * blockSize) blocks.push(createBlock(dimensions))
    const { vectors, scales, codes } = blockOf(slot)
    const place = slot % blockSize
    vectors.set(vector, place * dimensions)
    scales[place] = scale
    coder?.encode(vector, scale, codes, place * coder.words)
  }

  function startCoding(): void {
    coder = createSignCoder(centreOf(blocks, hashes.length, dimensions))
    for (let slot = 0; slot < hashes.length; slot += 1) {
      const { vectors, scales, codes } = blockOf(slot)
      const place = slot % blockSize
      const vector = vectors.subarray(place * dimensions, (place + 1) * dimensions)
      coder.encode(vector, scales[place] as number, codes, place * coder.words)
    }
  }

  function similarity(query: Float32Array, slot: number): number {
    const { vectors, scales } = blockOf(slot)
    const place = slot % blockSize
    const from = place * dimensions
    let sum = 0
    for (let index = 0; index < dimensions; index += 1) {
      sum += (query[index] as number) * (vectors[from + index] as number)
    }
    return sum * (scales[place] as number)
  }

  /** The slots whose codes differ least from that of the query, at least `count` of them if there are as many. */
  function candidates(coder: SignCoder, query: Float32Array, scale: number, count: number): number[] {
    const code = new Uint32Array(coder.words)
    coder.encode(query, scale, code, 0)
    if (distances.length < hashes.length) distances = new Uint16Array(blocks.length * blockSize)
    const histogram = new Uint32Array(dimensions + 1)
    for (const [index, { codes }] of blocks.entries()) {
      const at = index * blockSize
      const filled = Math.min(blockSize, hashes.length - at)
      measureDistances(codes, filled, code, { distances, at, histogram })
    }
    let farthest = 0
    for (let found = histogram[0] as number; found < count && farthest < dimensions; ) {
      farthest += 1
      found += histogram[farthest] as number
    }
    const chosen: number[] = []
    for (let slot = 0; slot < hashes.length; slot += 1) if ((distances[slot] as number) <= farthest) chosen.push(slot)
    return chosen
  }

  return {
    put(hash, vector) {
      const length = lengthOf(vector)
      if (length === 0) throw new RangeError('a vector of zeros only has no direction')
      if (hashes.length === 0) dimensions = vector.length
      checkLength(vector, dimensions)
      const slot = slots.get(hash) ?? hashes.length
      write(slot, vector, 1 / length)
      slots.set(hash, slot)
      hashes[slot] = hash
      if (!coder && hashes.length > exactSize) startCoding()
    },

    delete(hash) {
      const slot = slots.get(hash)
      const last = hashes.at(-1)
      if (slot === undefined || last === undefined) return
      const from = hashes.length - 1
      if (slot !== from) {
        const { vectors, scales } = blockOf(from)
        const place = from % blockSize
        const vector = vectors.subarray(place * dimensions, (place + 1) * dimensions)
        write(slot, vector, scales[place] as number)
        slots.set(last, slot)
        hashes[slot] = last
      }
      slots.delete(hash)
      hashes.pop()
      blocks.length = Math.ceil(hashes.length / blockSize)
      if (hashes.length === 0) coder = null
    },

    has: (hash) => slots.has(hash),

    nearest(query, limit) {
      if (hashes.length === 0) return []
      checkLength(query, dimensions)
      const length = lengthOf(query)
      if (length === 0) return []
      const chosen =
        coder && hashes.length > exactSize
          ? candidates(coder, query, 1 / length, Math.max(candidateCount, limit * 8))
          : hashes.keys()
      return Array.from(chosen, (slot) => ({ slot, similarity: similarity(query, slot) / length }))
        .sort((one, other) => other.similarity - one.similarity)
        .slice(0, limit)
        .map(({ slot, similarity }) => ({ hash: hashes[slot] as string, similarity }))
    },

    get size() {
      return hashes.length
    },

    get bytes() {
      const [block] = blocks
      if (!block) return 0
      const { vectors, scales, codes } = block
      return blocks.length * (vectors.byteLength + scales.byteLength + codes.byteLength) + distances.byteLength
    },
  }
}

function createBlock(dimensions: number): Block {
  return {
    vectors: new Int8Array(blockSize * dimensions),
    scales: new Float32Array(blockSize),
    codes: new Uint32Array(blockSize * wordsOf(dimensions)),
  }
}

/** The mean of the first `count` vectors at length 1. */
function centreOf(blocks: readonly Block[], count: number, dimensions: number): Float32Array {
  const centre = new Float32Array(dimensions)
  for (let slot = 0; slot < count; slot += 1) {
    const { vectors, scales } = blocks[Math.floor(slot / blockSize)] as Block
    const place = slot % blockSize
    const weight = (scales[place] as number) / count
    for (let index = 0; index < dimensions; index += 1) {
      centre[index] = (centre[index] as number) + (vectors[place * dimensions + index] as number) * weight
    }
  }
  return centre
}

function lengthOf(vector: Int8Array | Float32Array): number {
  let sum = 0
  for (let index = 0; index < vector.length; index += 1) sum += (vector[index] as number) ** 2
  return Math.sqrt(sum)
}

function checkLength(vector: ArrayLike<number>, dimensions: number): void {
  if (vector.length === dimensions) return
  throw new RangeError(`a vector of ${vector.length} numbers among vectors of ${dimensions}`)
}
