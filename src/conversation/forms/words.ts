import { firstPart } from '../../config/languages.ts'
import type { CallerWords } from '../caller-words/caller-words.ts'
import { onlyOf, wordsFor } from '../caller-words/words-for.ts'
import { plainWords } from '../phrases.ts'
import { phrases } from './phrases.ts'

/** What callers say while a form is filled, in one language. */
export interface FormWords {
  /** All that is said is yes or no; or, loosely, it begins so and goes on with little. */
  readonly isYes: (said: string, loosely?: boolean) => boolean
  readonly isNo: (said: string, loosely?: boolean) => boolean
  /** "Never mind": they want none of it. */
  readonly cancels: (said: string) => boolean
  /** "Goodbye": they want to go. */
  readonly leaves: (said: string) => boolean
  /** "I don't know", "skip that". */
  readonly skips: (said: string) => boolean
  readonly asksAgain: (said: string) => boolean
  readonly asksToSpell: (said: string) => boolean
  /** Whether it asks us something. By its first word, its mark, either, or both: some answers look like questions. */
  readonly isQuestion: (said: string, needs: 'either' | 'word' | 'both') => boolean
  /** What is said after "no,", "sorry,", "actually"; null when it begins with no such word. */
  readonly corrected: (said: string) => string | null
  /** Whether these words speak of such a field. */
  readonly mentions: (said: string, kind: 'name' | 'phone' | 'email') => boolean
  /** "My name is Sam Miller, please" without all but the name. */
  readonly nameIn: (said: string) => string
  /** The figures in it, digits and words alike, one behind the other; empty for none. */
  readonly digitsIn: (said: string) => string
  /** Sets the signs of an address for the words that stand for them. */
  readonly withSigns: (said: string) => string
  readonly today: readonly string[]
  readonly tomorrow: readonly string[]
}

const made = new Map<string, FormWords>()

/** The words of a language, by its BCP 47 tag; English for one that has none. */
export function formWords(tag: string): FormWords {
  const own = phrases[firstPart(tag)]
  const caller = wordsFor(tag)
  const key = own && caller ? firstPart(tag) : 'en'
  const words = made.get(key) ?? (own && caller ? makeWords(own, caller) : formWords('en'))
  made.set(key, words)
  return words
}

type Phrases = NonNullable<(typeof phrases)[string]>

function makeWords(own: Phrases, caller: CallerWords): FormWords {
  const only = (list: readonly string[]) => onlyOf(list, own.around)
  const [yes, no, again] = [only(own.yes), only(own.no), only(own.again)]
  const afterWait = startOf(own.wait)
  const asks = (plain: string) => startOf(own.question)(plain) !== null
  /** Not every language begins with the word that asks. */
  const soon = (plain: string) => {
    const words = plain.split(' ')
    return [0, 1, 2].some((from) => asks(words.slice(from).join(' ')))
  }
  const correction = startOf(own.correction)
  const nameLead = startOf(own.nameLead)

  return {
    isYes: (said, loosely) => yes(said) || (loosely === true && beginsWith(own.yes, said)),
    isNo: (said, loosely) => no(said) || (loosely === true && beginsWith(own.no, said)),
    cancels: only(own.cancel),
    leaves: only(caller.goodbye),
    skips: only(own.skip),
    asksAgain: (said) => again(said) && !yes(said) && !no(said),
    asksToSpell: (said) => contains(own.spell, plainWords(said)),
    isQuestion(said, needs) {
      const plain = plainWords(said)
      const rest = afterWait(plain)
      if (rest !== null && asks(rest)) return true
      const isMarked = /[?؟]\s*$/.test(said)
      if (needs === 'either') return isMarked || asks(plain)
      if (needs === 'word') return asks(plain)
      return isMarked && soon(plain)
    },
    corrected(said) {
      const rest = correction(plainWords(said))
      return rest === null ? null : lastWords(said, rest)
    },
    mentions: (said, kind) => contains(own.mentions[kind], plainWords(said)),
    nameIn: (said) => nameIn(said, nameLead, own.nameTail),
    digitsIn: digitWords(own),
    withSigns: (said) => withSigns(said, own.signs),
    today: own.today,
    tomorrow: own.tomorrow,
  }
}

/** What follows one of the phrases at the beginning, the longest that fits; null when none does. */
function startOf(list: readonly string[]): (plain: string) => string | null {
  const longestFirst = list.map(plainWords).toSorted((one, other) => other.length - one.length)
  const pattern = new RegExp(`^(?:${longestFirst.join('|')})(?: |$)`)
  return (plain) => {
    let rest = plain
    for (let found = pattern.exec(rest); found; found = pattern.exec(rest)) rest = rest.slice(found[0].length)
    return rest === plain ? null : rest
  }
}

/** Longer sentences mean more than their first word. */
const mostWordsOfAgreement = 8

function beginsWith(list: readonly string[], said: string): boolean {
  const rest = startOf(list)(plainWords(said))
  return rest !== null && rest.split(' ').length < mostWordsOfAgreement
}

function contains(list: readonly string[], plain: string): boolean {
  return list.some((phrase) => ` ${plain} `.includes(` ${plainWords(phrase)} `))
}

/** The words of a text, as written, of which `plain` are the plain words. */
function lastWords(said: string, plain: string): string {
  const written = said.split(/\s+/)
  for (let count = 0; count <= written.length; count += 1) {
    const rest = written.slice(written.length - count).join(' ')
    if (plainWords(rest) === plain) return rest
  }
  return plain
}

function nameIn(said: string, lead: (plain: string) => string | null, tails: readonly string[]): string {
  const rest = lead(plainWords(said))
  const kept = (rest === null ? said : lastWords(said, rest))
    .replace(/[^\p{L}\p{M}\p{N}'’.\- ]+/gu, ' ')
    .split(/\s+/)
    .filter(Boolean)
  const end = kept.findIndex((word) => tails.includes(plainWords(word)))
  const name = kept.slice(0, end < 0 ? kept.length : end)
  const isSpelled = name.length > 2 && name.every((word) => plainWords(word).length === 1)
  const text = isSpelled ? name.map((letter) => letter.replace(/\W/g, '')).join('') : name.join(' ')
  return text.replace(/\.+$/, '').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}

/** Figures of any script as 0 to 9. */
function asAscii(text: string): string {
  return text.replace(/\p{Nd}/gu, (figure) => {
    const point = figure.codePointAt(0) ?? 0
    let zero = point
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && point - zero < 9) zero -= 1
    return String(point - zero)
  })
}

function digitWords({ digits, times }: Phrases): (said: string) => string {
  const values = new Map<string, string>()
  digits.forEach((names, figure) => {
    for (const name of names) values.set(plainWords(name), String(figure))
  })
  const repeats = new Map(Object.entries(times).map(([word, count]) => [plainWords(word), count]))
  return (said) => {
    let result = ''
    let repeat = 1
    // Blanks inside of a number mean nothing, and neither do its signs.
    for (const word of plainWords(asAscii(said).replace(/(\d)[\s().-]+(?=\d)/g, '$1')).split(' ')) {
      const figures = /^\d+$/.test(word) ? word : (values.get(word) ?? '')
      result += figures.repeat(figures.length === 1 ? repeat : 1)
      repeat = repeats.get(word) ?? 1
    }
    return result
  }
}

function withSigns(said: string, signs: Readonly<Record<string, readonly string[]>>): string {
  let text = ` ${said.toLowerCase()} `
  for (const [sign, names] of Object.entries(signs)) {
    for (const name of names) text = text.replaceAll(` ${name} `, ` ${sign} `)
  }
  return text.trim()
}
