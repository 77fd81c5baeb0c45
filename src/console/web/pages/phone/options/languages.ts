import { locale } from '../../../format/locale.ts'

/** What the assistant may be spoken to in, besides its own languages: it tells whether it understands. */
const others = ['en-US', 'en-GB', 'de-DE', 'es-ES', 'fr-FR', 'it-IT', 'pt-BR', 'ar-SA', 'hi-IN']
const names = new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard', fallback: 'code' })

/** The languages of the assistant first, then others; the chosen one is always among them. */
export function languageChoices(own: readonly string[], chosen: string) {
  const codes = [...new Set([...own, ...others, chosen])]
  return codes.map((code) => ({ value: code, label: names.of(code) ?? code }))
}
