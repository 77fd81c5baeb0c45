import { expect, test } from 'vitest'
import { partsFound } from './highlight.ts'

const shown = (text: string, search: string) =>
  partsFound(text, search)
    .map((part) => (part.isFound ? `[${part.text}]` : part.text))
    .join('')

test.each([
  ['Where can I park my yellow bicycle?', 'yellow bic', 'Where can I park my [yellow] [bicycle]?'],
  ['Yellowish bicycles', 'yellow bic', 'Yellowish [bicycles]'],
  ['Where is the Café, the CAFE?', 'cafe', 'Where is the [Café], the [CAFE]?'],
  ['the bicycle shop', '"the bicycle"', '[the] [bicycle] shop'],
  ['bicycles', '"bicycle"', 'bicycles'],
  ['日本語を話せますか', '話せ', '[日本語を話せますか]'],
  ['<b>bold</b> & co', 'b', '<[b]>[bold]</[b]> & co'],
  ['nothing here', '', 'nothing here'],
  ['nothing here', '"*?', 'nothing here'],
  ['', 'x', ''],
])('in "%s" the search for %s finds %s', (text, search, expected) => {
  expect(shown(text, search)).toBe(expected)
})
