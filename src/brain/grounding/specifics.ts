import { readSpokenAddress, writtenAddresses } from './addresses.ts'
import type { Lexicon } from './lexicon.ts'
import { readQuantity } from './quantities.ts'
import type { Reader } from './reader.ts'
import type { Specific } from './specific.ts'
import type { Token } from './tokens.ts'

export interface SpecificVisitor {
  /** Called for each word that belongs to no specific. True ends the walk. */
  word(at: number): boolean
  /** Called for each specific whose end is known. True ends the walk. */
  specific(specific: Specific): boolean
  /** Called at the first place whose reading may change with the next words; the walk ends there. */
  open(at: number): void
}

/** Walks through the specifics of a text in order. */
export function visitSpecifics(text: string, reader: Reader, lexicon: Lexicon, visitor: SpecificVisitor): void {
  const { tokens } = reader
  const addresses = writtenAddresses(text)
  let next = 0
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token
    while ((addresses[next]?.end ?? Number.POSITIVE_INFINITY) <= token.start) next++
    const address = addresses[next]
    if (address && token.end > address.start) {
      const end = placeBehind(tokens, at, address.end)
      if (visitor.specific({ start: at, end, ...address.specific })) return
      at = end
      continue
    }
    reader.touchedEnd = false
    const specific = readSpokenAddress(reader, at, lexicon) ?? readQuantity(reader, at, lexicon)
    if (reader.touchedEnd) {
      visitor.open(at)
      return
    }
    if (specific ? visitor.specific(specific) : visitor.word(at)) return
    at = specific?.end ?? at + 1
  }
}

function placeBehind(tokens: readonly Token[], from: number, end: number): number {
  let at = from
  while (at < tokens.length && (tokens[at]?.start ?? end) < end) at++
  return at
}
