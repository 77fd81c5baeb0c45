/**
 * A vector as one bit for each component: whether it is above that of a centre. Two vectors with a small angle between
 * them, seen from the centre, differ in few bits, and bits are compared 32 at a time.
 */
export interface SignCoder {
  /** How many 32-bit numbers a code takes. */
  readonly words: number
  /** Writes the code of a vector, times `scale`, to `codes` from the place `at` on. */
  encode(vector: Int8Array | Float32Array, scale: number, codes: Uint32Array, at: number): void
}

/** @param centre of the vectors to be told apart: what they all have in common says nothing, and would fill the codes */
export function createSignCoder(centre: Float32Array): SignCoder {
  const words = wordsOf(centre.length)
  return {
    words,
    encode(vector, scale, codes, at) {
      for (let word = 0; word < words; word += 1) {
        const from = word * 32
        const to = Math.min(from + 32, centre.length)
        let bits = 0
        for (let place = from; place < to; place += 1) {
          if ((vector[place] as number) * scale > (centre[place] as number)) bits |= 1 << (place - from)
        }
        codes[at + word] = bits
      }
    },
  }
}

/** How many 32-bit numbers a code of so many bits takes: always whole fours, which are counted together. */
export function wordsOf(dimensions: number): number {
  return Math.ceil(dimensions / 128) * 4
}

/**
 * Counts the bits in which each of the first `count` codes differs from `code`. Writes them to `distances` from the
 * place `at` on, and adds to `histogram` how often each distance occurs.
 */
export function measureDistances(
  codes: Uint32Array,
  count: number,
  code: Uint32Array,
  { distances, at, histogram }: { distances: Uint16Array; at: number; histogram: Uint32Array },
): void {
  const words = code.length
  for (let item = 0; item < count; item += 1) {
    const from = item * words
    let distance = 0
    // Written out in fours: a loop of its own for them takes half as long again.
    for (let word = 0; word < words; word += 4) {
      const place = from + word
      const sums =
        onesInBytes((codes[place] as number) ^ (code[word] as number)) +
        onesInBytes((codes[place + 1] as number) ^ (code[word + 1] as number)) +
        onesInBytes((codes[place + 2] as number) ^ (code[word + 2] as number)) +
        onesInBytes((codes[place + 3] as number) ^ (code[word + 3] as number))
      distance += Math.imul(sums, 0x01010101) >>> 24
    }
    distances[at + item] = distance
    histogram[distance] = (histogram[distance] as number) + 1
  }
}

/** Each byte of the result counts the ones in that byte: summed up in pairs, in fours, in eights. */
function onesInBytes(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return (fours + (fours >>> 4)) & 0x0f0f0f0f
}
