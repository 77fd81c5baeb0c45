export interface BatchLimits {
  readonly inputs: number
  /** Estimated, for all inputs of a batch together. */
  readonly tokens: number
}

/** Cuts texts, in their order, into batches within the limits; a text above the limit is a batch of its own. */
export function inBatches(texts: readonly string[], limits: BatchLimits): string[][] {
  const batches: string[][] = []
  let batch: string[] = []
  let tokens = 0
  for (const text of texts) {
    const more = estimateTokens(text)
    if (batch.length === limits.inputs || (batch.length > 0 && tokens + more > limits.tokens)) {
      batches.push(batch)
      batch = []
      tokens = 0
    }
    batch.push(text)
    tokens += more
  }
  if (batch.length > 0) batches.push(batch)
  return batches
}

/** The beginning of a text, at most so many estimated tokens of it, always whole characters. */
export function cutToTokens(text: string, limit: number): string {
  // No text has more tokens than characters, so that nearly all texts are not even counted.
  if (text.length <= limit) return text.toWellFormed()
  let tokens = 0
  for (let place = 0; place < text.length; place += 1) {
    tokens += tokensOfCode(text.charCodeAt(place))
    if (tokens > limit) return text.slice(0, place).toWellFormed()
  }
  return text.toWellFormed()
}

/** Rather too many than too few: a tokeniser spends more on digits, signs and scripts that it saw little of. */
export function estimateTokens(text: string): number {
  let tokens = 0
  for (let place = 0; place < text.length; place += 1) tokens += tokensOfCode(text.charCodeAt(place))
  return Math.ceil(tokens)
}

function tokensOfCode(code: number): number {
  const isLatinLetter =
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0xc0 && code < 0x250)
  return isLatinLetter || code === 0x20 ? 1 / 3 : 1
}
