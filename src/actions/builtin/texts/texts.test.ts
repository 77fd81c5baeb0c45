import { expect, test } from 'vitest'
import type { DeskTexts } from './desk-texts.ts'
import { claimsOf, deskTexts, textsIn } from './in-language.ts'

/** Every text by its path, with the names in its braces. */
function holes(texts: DeskTexts): Record<string, string[]> {
  const { menu: _menu, claims: _claims, ...said } = texts
  const rows = Object.entries(said).flatMap(([section, part]) =>
    Object.entries(part).map(([key, text]) => [`${section}.${key}`, text.match(/\{\w+\}/g)?.toSorted() ?? []] as const),
  )
  return Object.fromEntries(rows)
}

test.each(Object.keys(deskTexts))('%s fills in what English does', (language) => {
  expect(holes(textsIn(language))).toEqual(holes(textsIn('en')))
})

test.each(Object.entries(deskTexts))('%s knows how everything is claimed and asked for', (_language, texts) => {
  for (const phrases of [...Object.values(texts.claims), ...Object.values(texts.menu.phrases)]) {
    expect(phrases.length).toBeGreaterThan(0)
    expect(new Set(phrases).size).toBe(phrases.length)
  }
  for (const phrase of texts.menu.personPhrases) expect(phrase).toContain('{name}')
})

test('claims are in small letters, as they are looked for', () => {
  for (const phrases of Object.values(claimsOf('message'))) {
    for (const phrase of phrases) expect(phrase).toBe(phrase.toLowerCase())
  }
})

test('a language without texts is answered in English', () => {
  expect(textsIn('nl-NL')).toBe(textsIn('en-US'))
})
