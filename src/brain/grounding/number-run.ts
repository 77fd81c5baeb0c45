import { digitGroups } from './figures.ts'
import type { Lexicon } from './lexicon.ts'
import type { Reader } from './reader.ts'

/** One number of a run, as it was said or written: "twenty-five", "oh", `0110`. */
export interface Atom {
  readonly value: number
  /** As figures, with leading noughts. */
  readonly digits: string
  readonly ordinal: boolean
  readonly isFigure: boolean
  /** What stands before it, unless it is the first: a comma, the hyphen of a range, or a blank. */
  readonly behind: ',' | '-' | ''
  /** The place behind its last token. */
  readonly end: number
}

/** Nobody says longer ones; the rest is a run of its own. */
const mostAtoms = 48
const ordinalEnding = /^(?:st|nd|rd|th|er|e|eme|ste|de|[oaº°ª])$/

/** The numbers that stand together from token `at` on, with nothing but commas, blanks and hyphens between them. */
export function readRun(reader: Reader, at: number, lexicon: Lexicon): Atom[] {
  const atoms: Atom[] = []
  let behind = '' as Atom['behind']
  for (let place = at; atoms.length < mostAtoms; ) {
    const found = readAtoms(reader, place, lexicon, atoms.length > 0)
    const last = found?.at(-1)
    if (found && last) {
      atoms.push(...found.map((atom, index) => (index === 0 ? { ...atom, behind } : atom)))
      if (last.ordinal) break
      place = last.end
      behind = ''
      continue
    }
    const sign: Atom['behind'] | null = atoms.length === 0 || behind === ',' ? null : joiningSign(reader, place)
    if (sign === null) break
    behind = sign
    place++
  }
  return atoms
}

/** The kind of a sign that may stand within a run; null for one that ends it. */
function joiningSign(reader: Reader, at: number): Atom['behind'] | null {
  const sign = reader.at(at)
  if (sign?.kind !== 'sign') return null
  if (sign.text === ',') return ','
  if (sign.text === ')' || (sign.text === '(' && !sign.glued)) return ''
  if (!sign.glued || !/^[-–./]$/.test(sign.text) || !reader.at(at + 1)?.glued) return null
  return sign.text === '-' || sign.text === '–' ? '-' : ''
}

const word = (value: number, end: number): Atom => ({
  value,
  digits: String(value),
  ordinal: false,
  isFigure: false,
  behind: '',
  end,
})

function readAtoms(reader: Reader, at: number, lexicon: Lexicon, within: boolean): Atom[] | null {
  const token = reader.at(at)
  if (!token || token.kind === 'sign') return null
  if (token.kind === 'figure') return readFigure(reader, at, token.text, lexicon)
  const times = lexicon.repeats.get(token.text)
  if (times) return repeated(reader, at, lexicon, times)
  if (within && lexicon.words.noughts.has(token.text)) {
    return lexicon.oClock.read(reader, at) ? null : [word(0, at + 1)]
  }
  if (lexicon.words.articles.has(token.text)) return isDigit(reader, at, lexicon, within) ? [word(1, at + 1)] : null
  const found = lexicon.numbers.read(reader, at)
  if (!found) return null
  const { value, ordinal } = found.value
  if (ordinal) return within ? null : [{ ...word(value, found.end), ordinal }]
  return [scaled(reader, word(value, found.end), lexicon)]
}

/** The groups of `555-0110` are one atom each. */
function readFigure(reader: Reader, at: number, figure: string, lexicon: Lexicon): Atom[] | null {
  const groups = digitGroups(figure)
  if (!groups) return null
  const follows = groups.length === 1 ? reader.at(at + 1) : undefined
  const ordinal = follows?.glued === true && follows.kind === 'word' && ordinalEnding.test(follows.text)
  const end = at + (ordinal ? 2 : 1)
  const atoms: Atom[] = groups.map((digits) => ({
    value: Number(digits),
    digits,
    ordinal,
    isFigure: true,
    behind: '-',
    end,
  }))
  const [only] = atoms
  return only && atoms.length === 1 && !ordinal ? [scaled(reader, only, lexicon)] : atoms
}

/** Whether an article is the figure 1 of a number that is told figure by figure: "nul een een nul". */
function isDigit(reader: Reader, at: number, lexicon: Lexicon, within: boolean): boolean {
  const next = reader.at(at + 1)
  if (next && lexicon.words.articles.has(next.text)) return true
  if (!within) return false
  return next?.kind !== 'word' || lexicon.numbers.read(reader, at + 1) !== null
}

/** "Double five": one atom for each figure. */
function repeated(reader: Reader, at: number, lexicon: Lexicon, times: number): Atom[] | null {
  const next = reader.at(at + 1)
  if (!next) return null
  const nought = lexicon.words.noughts.has(next.text)
  const found = nought ? { value: { value: 0 }, end: at + 2 } : lexicon.numbers.read(reader, at + 1)
  const digit = next.kind === 'figure' ? Number(next.text) : found?.value.value
  if (digit === undefined || !(digit <= 9)) return null
  return Array.from({ length: times }, () => word(digit, found?.end ?? at + 2))
}

/** "Two thousand twenty-six", "15 hundred", "1.2 million", "one and a half". */
function scaled(reader: Reader, atom: Atom, lexicon: Lexicon): Atom {
  let { value, end } = atom
  const scale = lexicon.scales.get(reader.at(end)?.text ?? '')
  if (scale && scale > value) {
    value *= scale
    end++
  }
  if (!atom.isFigure || value !== atom.value) {
    const rest = value >= 1_000 && value % 1_000 === 0 ? restBelow(reader, end, lexicon, 1_000) : null
    if (rest) {
      value += rest.value
      end = rest.end
    }
  }
  const decimals = decimalsAt(reader, end, lexicon)
  if (decimals) return { ...atom, value: value + Number(`0.${decimals.digits}`), digits: '', end: decimals.end }
  const half = lexicon.plusHalf.read(reader, end)
  if (half) return { ...atom, value: value + 0.5, digits: '', end: half.end }
  return value === atom.value ? atom : { ...atom, value, digits: String(value), end }
}

/** "Point five" behind a number. */
function decimalsAt(reader: Reader, at: number, lexicon: Lexicon): { digits: string; end: number } | null {
  if (!lexicon.words.point.has(reader.at(at)?.text ?? '')) return null
  let digits = ''
  let end = at + 1
  while (digits.length < 4) {
    const token = reader.at(end)
    const found = token?.kind === 'word' ? lexicon.numbers.read(reader, end) : null
    const figure = token?.kind === 'figure' && /^\d+$/.test(token.text) ? token.text : null
    const next = figure ?? (found && !found.value.ordinal ? String(found.value.value) : null)
    if (next === null) break
    digits += next
    end = found?.end ?? end + 1
  }
  return digits === '' ? null : { digits, end }
}

function restBelow(reader: Reader, at: number, lexicon: Lexicon, limit: number): { value: number; end: number } | null {
  const isAnd = lexicon.words.and.has(reader.at(at)?.text ?? '')
  const found = lexicon.numbers.read(reader, isAnd ? at + 1 : at)
  if (!found || found.value.ordinal || found.value.value >= limit || found.value.value === 0) return null
  return { value: found.value.value, end: found.end }
}
