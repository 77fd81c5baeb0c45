/** A piece of what somebody else wrote: words, or the name of a character that must not act, such as `U+202E`. */
export type Piece = { readonly kind: 'words'; readonly text: string } | { readonly kind: 'sign'; readonly text: string }

/**
 * Control characters but line ends and tabs; what turns the direction of all text behind it; invisible letters that can
 * hide a message (tags, fillers, the byte-order mark); halves of a pair that have lost the other half.
 */
const acting = /[\p{Cc}\u202a-\u202e\u2066-\u2069\u115f\u1160\u3164\ufeff\u{e0000}-\u{e007f}\p{Cs}]/u
const allowed = /[\n\t]/
/** More marks on one letter than any writing needs paint over the lines above and below. */
const tooManyMarks = /(\p{M}{4})\p{M}+/gu

/** Takes untrusted words apart so that each piece can be shown as text and none does anything. */
export function harmlessPieces(text: string): Piece[] {
  const pieces: { kind: Piece['kind']; text: string }[] = []
  for (const character of text.replaceAll('\r\n', '\n').replace(tooManyMarks, '$1')) {
    const acts = acting.test(character) && !allowed.test(character)
    const last = pieces.at(-1)
    if (acts) pieces.push({ kind: 'sign', text: nameOf(character) })
    else if (last?.kind === 'words') last.text += character
    else pieces.push({ kind: 'words', text: character })
  }
  return pieces
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
