import type { Assistant } from '../../config/schema.ts'

/** The configured language that a tag means: itself, or the one with the same first part; else that of the settings. */
export function knownLanguage(tag: string, { language, relay }: Assistant): string {
  const known = [language, ...relay.languages.map(({ code }) => code)]
  const first = (code: string) => code.split('-')[0]
  return known.find((code) => code === tag) ?? known.find((code) => first(code) === first(tag)) ?? language
}
