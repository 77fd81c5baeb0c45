import { locale } from './locale.ts'

const names = new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' })

/**
 * Such as `German` for `de`, `German (Austria)` for `de-AT`; a tag that is none comes back as it is.
 *
 * @param tag by BCP 47
 */
export function languageInWords(tag: string): string {
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}

/** The same without the country. */
export function shortLanguage(tag: string): string {
  const [language = tag] = tag.split('-')
  return languageInWords(language)
}
