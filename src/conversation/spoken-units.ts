/** Words as written and as the voice says them, with their blanks. */
export interface SpokenForms {
  readonly text: string
  readonly spoken: string
}

/** Letters and figures in small: what different spellings of the same words have in common. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Words with the blank before them, the last with those behind; of scripts without blanks every sign. */
const word =
  /\s*(?:[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+)(?:\s+$)?|^\s+$/gu
const wordsOf = (text: string): string[] => text.match(word) ?? []

/**
 * The smallest parts whose two forms belong together: single words where both forms have the same, and everything
 * between the first and the last difference of a piece as one. Signs that are not said belong to the word before.
 */
export function unitsOf(pieces: readonly SpokenForms[]): SpokenForms[] {
  const units: SpokenForms[] = []
  for (const unit of pieces.flatMap(split)) {
    const before = units.at(-1)
    if (before && lettersOf(unit.spoken) === '') units[units.length - 1] = join([before, unit])
    else units.push(unit)
  }
  return units
}

export const join = (units: readonly SpokenForms[]): SpokenForms => ({
  text: units.map(({ text }) => text).join(''),
  spoken: units.map(({ spoken }) => spoken).join(''),
})

/** The written form of pieces that belong together, without the blanks around them. */
export const writtenForm = (pieces: readonly SpokenForms[]): string => join(pieces).text.replace(/\s+/g, ' ').trim()

function split({ text, spoken }: SpokenForms): SpokenForms[] {
  const written = wordsOf(text)
  const said = wordsOf(spoken)
  const start = sameWords(written, said)
  const end = sameWords(written.slice(start).reverse(), said.slice(start).reverse())
  const middle = {
    text: written.slice(start, written.length - end).join(''),
    spoken: said.slice(start, said.length - end).join(''),
  }
  const pair = (index: number) => ({ text: written.at(index) ?? '', spoken: said.at(index) ?? '' })
  const before = Array.from({ length: start }, (_, index) => pair(index))
  const after = Array.from({ length: end }, (_, index) => pair(index - end))
  return [...before, ...(middle.text || middle.spoken ? [middle] : []), ...after]
}

/** How many words are the same from the start. */
function sameWords(words: readonly string[], others: readonly string[]): number {
  const shorter = Math.min(words.length, others.length)
  const different = words.slice(0, shorter).findIndex((word, index) => word.trim() !== others[index]?.trim())
  return different < 0 ? shorter : different
}
