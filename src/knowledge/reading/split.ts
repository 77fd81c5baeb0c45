import { splitSentences } from './sentences.ts'

export interface Line {
  readonly text: string
  readonly page: number | null
}

/** As much as a caller may have to listen to, and enough to hold one matter. In characters. */
const longestChunk = 900

/**
 * Lines gathered into texts of at most 900 characters; a longer line is split between its sentences, a longer sentence
 * between its words, and a longer word anywhere. Lines of two pages are never in one text.
 */
export function splitLong(lines: readonly Line[]): Line[] {
  const texts: Line[] = []
  for (const { text, page } of lines) {
    for (const part of partsOf(text)) {
      const last = texts.at(-1)
      if (last && last.page === page && last.text.length + part.length < longestChunk)
        texts[texts.length - 1] = { text: `${last.text}\n${part}`, page: last.page }
      else texts.push({ text: part, page })
    }
  }
  return texts
}

function partsOf(line: string): string[] {
  if (line.length <= longestChunk) return [line]
  return pack(
    splitSentences(line).flatMap((sentence) => (sentence.length <= longestChunk ? sentence : wordsOf(sentence))),
  )
}

function wordsOf(sentence: string): string[] {
  return pack(sentence.split(/\s+/).flatMap((word) => (word.length <= longestChunk ? word : cut(word))))
}

function cut(word: string): string[] {
  const pieces: string[] = []
  for (let rest = word; rest !== ''; ) {
    // Not between the two halves of one character.
    const end = /[\ud800-\udbff]/.test(rest.charAt(longestChunk - 1)) ? longestChunk - 1 : longestChunk
    pieces.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return pieces
}

function pack(pieces: readonly string[]): string[] {
  const packed: string[] = []
  for (const piece of pieces) {
    const last = packed.at(-1)
    if (last !== undefined && last.length + piece.length < longestChunk) packed[packed.length - 1] = `${last} ${piece}`
    else packed.push(piece)
  }
  return packed
}
