import { describe, expect, test } from 'vitest'
import { assistantSchema } from '../../config/schema.ts'
import { toSpoken } from '../speakable/to-spoken.ts'
import { english } from './en.ts'
import { filled, shippedTexts, textsFor, withShippedTexts } from './texts-for.ts'

/** Every text by its path. */
function textsIn(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, path === '' ? key : `${path}.${key}`))
}

const names = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted()
const englishTexts = new Map(textsIn(english))
/** Also written so in the other language. */
const alike = new Set(['language.name'])

describe.each(Object.entries(shippedTexts))('%s', (language, texts) => {
  const rows = textsIn(texts)

  test('has every text, each with the names that its English one has', () => {
    const wrong = rows.filter(([path, text]) => {
      const model = englishTexts.get(path)
      return model !== undefined && names(text).join() !== names(model).join()
    })
    expect(wrong).toEqual([])
    const missing = [...englishTexts.keys()].filter(
      (path) => !path.match(/\.\d+$/) && !rows.some(([own]) => own === path),
    )
    expect(missing).toEqual([])
    expect(rows.filter(([, text]) => text.trim() !== text || text === '')).toEqual([])
  })

  test('has fillers that differ, so that no two in a row are the same', () => {
    const { fillers } = texts.prompts
    expect(fillers.length).toBeGreaterThan(1)
    expect(new Set(fillers).size).toBe(fillers.length)
  })

  test('is in its own language', () => {
    if (language === 'en') return
    const same = rows.filter(([path, text]) => !alike.has(path) && englishTexts.get(path) === text)
    expect(same).toEqual([])
    const script = { ar: /\p{Script=Arabic}/u, hi: /\p{Script=Devanagari}/u }[language]
    if (script) expect(rows.filter(([, text]) => !script.test(text))).toEqual([])
  })

  test('is said without a figure or a sign that a voice has to guess', () => {
    for (const [path, text] of rows) {
      const values = {
        number: '1 1 2',
        key: '2',
        target: 'Miller',
        value: '12',
        choices: 'A',
        ability: 'x',
        summary: 'x',
      }
      expect(toSpoken(filled(text, values), language), path).toMatch(/^[^\d{}*_#@%&+=<>|]+$/u)
    }
  })
})

describe('the texts of an assistant', () => {
  const assistant = assistantSchema.parse({
    language: 'de-DE',
    voice: 'Polly.Vicki-Neural',
    greeting: 'Praxis Weber, guten Tag!',
    prompts: { busy: 'Besetzt.' },
    languages: [{ code: 'es-ES', farewell: '¡Hasta pronto!', prompts: { fillers: ['Voy.', 'Ya casi.'] } }],
  })

  test('are the owner’s, else those shipped for the language', () => {
    const texts = textsFor('de-DE', assistant)
    expect(texts.greeting).toBe('Praxis Weber, guten Tag!')
    expect(texts.prompts.busy).toBe('Besetzt.')
    expect(texts.closingQuestion).toBe('Kann ich sonst noch etwas für Sie tun?')
    expect(texts.prompts.trouble).toBe(shippedTexts['de']?.prompts.trouble)
  })

  test('are the owner’s of each language', () => {
    const texts = textsFor('es-ES', assistant)
    expect(texts.farewell).toBe('¡Hasta pronto!')
    expect(texts.prompts.fillers).toEqual(['Voy.', 'Ya casi.'])
    expect(texts.greeting).toBe(shippedTexts['es']?.greeting)
    expect(texts.prompts.busy).toBe(shippedTexts['es']?.prompts.busy)
  })

  test('are English for a language that is not shipped', () => {
    expect(textsFor('nl-NL', assistant).prompts.repeat).toBe(english.prompts.repeat)
    const dutch = assistantSchema.parse({ language: 'nl-NL', voice: 'Polly.Laura-Neural', greeting: 'Goedendag.' })
    expect(textsFor('nl-NL', dutch)).toMatchObject({ greeting: 'Goedendag.', farewell: english.farewell })
  })
})

test('an assistant that begins in another language has its texts, and tells of the keys of the others', () => {
  const languages = [{ code: 'de-DE', key: '2' }, { code: 'fr-FR', key: '3' }, { code: 'it-IT' }]
  const assistant = assistantSchema.parse({ language: 'es-ES', voice: 'Polly.Lucia-Neural', languages })
  const { greeting, fallback, prompts } = withShippedTexts(assistant)
  const offers = 'Für Deutsch drücken Sie die zwei. Pour le français, tapez trois.'
  expect(greeting).toBe(`${shippedTexts['es']?.greeting} ${offers}`)
  expect(fallback).toEqual({ ...shippedTexts['es']?.fallback, dial: null })
  expect(prompts).toEqual(shippedTexts['es']?.prompts)
})

test('names in braces are filled, and only those that are given', () => {
  expect(filled('{target}: {summary} $& {target}', { target: '$1 A' })).toBe('$1 A: {summary} $& $1 A')
})
