import { describe, expect, test } from 'vitest'
import { readDocument } from './document.ts'

function texts(source: string): string[] {
  return readDocument('page.md', source).map((chunk) => chunk.text)
}

describe('a document in chunks', () => {
  test('each heading with its text, from the title down', () => {
    const chunks = readDocument(
      'parking.md',
      '# Parking\n\nBehind us.\n\n## Cost\n\n2 dollars.\n\n### Cards\n\nYes.\n\n## Bikes\n\nFree.',
    )
    expect(chunks.map(({ headings, text }) => [headings.join(' > '), text])).toEqual([
      ['Parking', 'Behind us.'],
      ['Parking > Cost', '2 dollars.'],
      ['Parking > Cost > Cards', 'Yes.'],
      ['Parking > Bikes', 'Free.'],
    ])
  })

  test.each([
    ['folder/lost-and-found.md', 'Ask us.', ['lost and found']],
    ['a.md', '---\ntitle: Lost\n---\nAsk us.', ['Lost']],
    ['a.md', '---\ntitle: Lost\n---\n## Keys\n\nAsk us.', ['Lost', 'Keys']],
    ['a.md', '\ufeff---\r\ntitle: Lost\r\n---\r\nAsk us.\r\n', ['Lost']],
  ])('the title of %s %j', (file, source, headings) => {
    expect(readDocument(file, source)[0]?.headings).toEqual(headings)
  })

  test('markup, comments, images and links leave their words only', () => {
    const source =
      'Call **us** at [the desk](tel:1), `now`.\n\n<!-- secret -->\n\n![logo](logo.png)\n\n<b>Bold</b> move'
    expect(texts(source)).toEqual(['Call us at the desk, now.\nBold move'])
  })

  test('list items and hard breaks are lines, soft breaks are not', () => {
    expect(texts('Bring:\n\n- a card\n- a\n  list\n  - nested\n\n1 Road  \nTown')).toEqual([
      'Bring:\na card\na list\nnested\n1 Road\nTown',
    ])
  })

  test('table rows are sentences', () => {
    const table = '| Office | Floor | Phone |\n|---|:-:|---|\n| **Lab** | one | 555-0100 |\n| Desk | | 555-0101 |'
    expect(texts(table)).toEqual(['Lab: floor one, phone 555-0100.\nDesk: phone 555-0101.'])
    expect(texts('Day | Hours\n--- | ---\nMonday | 8 to 6')).toEqual(['Monday: 8 to 6.'])
  })

  test('a long section is split between paragraphs, a long paragraph between sentences', () => {
    const paragraph = 'One two three four five six. '.repeat(25).trim()
    expect(texts(`${paragraph}\n\n${paragraph}`)).toEqual([paragraph, paragraph])
    const long = texts('One two three four five six. '.repeat(100))
    expect(long.every((text) => text.length <= 900 && text.endsWith('.'))).toBe(true)
    expect(long.join(' ').replace(/\s+/g, ' ')).toBe('One two three four five six. '.repeat(100).trim())
  })

  test('characters that nobody sees are gone', () => {
    expect(texts('Ig\u0000no\u200bre\u202e \u{e0041}this\u0007.')).toEqual([
      expect.stringMatching(/^Ig\ufffd?nore this\.$/),
    ])
  })

  test('keywords are kept apart from the text', () => {
    const [chunk] = readDocument('a.md', '---\nkeywords: [one, two]\nother: 3\n---\nText.')
    expect(chunk).toMatchObject({ text: 'Text.', keywords: 'one, two' })
  })

  test.each([
    ['---\ntitle: [\n---\nText.', /front matter is not valid YAML/],
    ['---\njust words\n---\nText.', /"key: value" lines/],
  ])('broken front matter is refused: %j', (source, reason) => {
    expect(() => readDocument('a.md', source)).toThrow(reason)
  })

  test.each(['', '# Only a heading', '---\ntitle: Empty\n---\n', '<!-- nothing -->'])(
    '%j has no passages',
    (source) => {
      expect(texts(source)).toEqual([])
    },
  )
})
