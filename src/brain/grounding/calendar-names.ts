import { tokenise } from './tokens.ts'

/** The months of a language and of English, long and short, with their numbers from 1. */
export function monthNames(language: string): Map<string, number> {
  const months = new Map<string, number>()
  for (const month of ['long', 'short'] as const) {
    for (const tag of [language, 'en']) {
      const format = formatOf(tag, { month, day: 'numeric', timeZone: 'UTC' })
      for (let number = 1; number <= 12; number++) {
        const part = format.formatToParts(Date.UTC(2026, number - 1, 15)).find(({ type }) => type === 'month')
        const name = tokenise(part?.value ?? '')[0]
        if (name?.kind === 'word' && !months.has(name.text)) months.set(name.text, number)
      }
    }
  }
  return months
}

/** Months and weekdays, in the plural too. */
export function dayNames(language: string): string[] {
  const names = [...monthNames(language).keys()]
  for (const weekday of ['long', 'short'] as const) {
    const format = formatOf(language, { weekday, timeZone: 'UTC' })
    for (let day = 1; day <= 7; day++) {
      const name = tokenise(format.format(Date.UTC(2026, 0, day)))[0]?.text
      if (name) names.push(name, `${name}s`)
    }
  }
  return names
}

const spokenLanguages =
  'ar bn bg ca cs da de el en es et fa fi fr gu he hi hr hu id it ja ko lt lv mr ms nl no pa pl pt ro ru sk sl so sq sr sv sw ta te th tl tr uk ur vi yue zh'

/** What people call the languages that are spoken most. */
export function languageNames(language: string): string[] {
  try {
    const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' })
    const all = spokenLanguages.split(' ').map((code) => names.of(code) ?? '')
    return tokenise([...all, 'Mandarin', 'Cantonese', 'Hispanic', 'American'].join(' ')).map(({ text }) => text)
  } catch {
    return []
  }
}

/** A tag that Intl refuses gets English names. */
function formatOf(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(tag, options)
  } catch {
    return new Intl.DateTimeFormat('en', options)
  }
}
