import { describe, expect, test } from 'vitest'
import { outline, readNamed, textsOf } from './read.test-support.ts'

const sentences = 'One two three four five six. '

describe('a Markdown document', () => {
  test('gives each heading with its text, from the title down', async () => {
    const source = '# Parking\n\nBehind us.\n\n## Cost\n\n2 dollars.\n\n### Cards\n\nYes.\n\n## Bikes\n\nFree.'
    const document = await readNamed('cars.md', source)
    expect(document.title).toBe('Parking')
    expect(outline(document)).toEqual([
      ['Parking', 'Behind us.'],
      ['Parking > Cost', '2 dollars.'],
      ['Parking > Cost > Cards', 'Yes.'],
      ['Parking > Bikes', 'Free.'],
    ])
  })

  test('with several first-level headings has them below its title', async () => {
    const document = await readNamed('house-rules.md', '# Pets\n\nNo.\n\n# Smoking\n\nNo.')
    expect(outline(document).map(([headings]) => headings)).toEqual(['house rules > Pets', 'house rules > Smoking'])
  })

  test.each([
    ['folder/lost-and-found.md', 'Ask us.', ['lost and found']],
    ['https://example.com/help/lost%20keys.md', 'Ask us.', ['lost keys']],
    ['a.md', '---\ntitle: Lost\n---\nAsk us.', ['Lost']],
    ['a.md', '---\ntitle: Lost\n---\n## Keys\n\nAsk us.', ['Lost', 'Keys']],
    ['a.md', '\ufeff---\r\ntitle: Lost\r\n---\r\nAsk us.\r\n', ['Lost']],
  ])('%s has a title: %j', async (name, source, headings) => {
    const { chunks } = await readNamed(name, source)
    expect(chunks[0]?.headings).toEqual(headings)
  })

  test('leaves only the words of markup, comments, images and links', async () => {
    const source =
      'Call **us** at [the desk](tel:1), `now`.\n\n<!-- secret -->\n\n![logo](logo.png)\n\n<b>Bold</b> move'
    expect(await textsOf('a.md', source)).toEqual(['Call us at the desk, now.\nBold move'])
  })

  test('has lines for list items and hard breaks, not for soft ones', async () => {
    expect(await textsOf('a.md', 'Bring:\n\n- a card\n- a\n  list\n  - nested\n\n1 Road  \nTown')).toEqual([
      'Bring:\na card\na list\nnested\n1 Road\nTown',
    ])
  })

  test.each([
    [
      '| Office | Floor | Phone |\n|---|:-:|---|\n| **Lab** | one | 555-0100 |\n| Desk | | 555-0101 |',
      'Lab: floor one, phone 555-0100.\nDesk: phone 555-0101.',
    ],
    ['Day | Hours\n--- | ---\nMonday | 8 to 6', 'Monday: 8 to 6.'],
    [
      '| Scan | Price EUR | Of |\n|-|-|-|\n| MRI | 90 | head |\n| | 120 | knee |',
      'MRI: price EUR 90, of head.\nMRI: price EUR 120, of knee.',
    ],
  ])('says table rows as sentences: %j', async (table, said) => {
    expect(await textsOf('a.md', table)).toEqual([said])
  })

  test('makes a chunk of each row of questions and answers', async () => {
    const table =
      '# Help\n\n| Frage | Antwort |\n|---|---|\n| Wann? | Um neun. |\n| Wo? | |\n| Wer? | Alle. |\n\nDanke.'
    expect(outline(await readNamed('a.md', table))).toEqual([
      ['Help > Wann?', 'Um neun.'],
      ['Help > Wer?', 'Alle.'],
      ['Help', 'Danke.'],
    ])
  })

  test('splits a long section between paragraphs, a long paragraph between sentences', async () => {
    const paragraph = sentences.repeat(25).trim()
    expect(await textsOf('a.md', `${paragraph}\n\n${paragraph}`)).toEqual([paragraph, paragraph])
    const long = await textsOf('a.md', sentences.repeat(100))
    expect(long.every((text) => text.length <= 900 && text.endsWith('.'))).toBe(true)
    expect(long.join(' ')).toBe(sentences.repeat(100).trim())
  })

  test('splits what has no sentences between words, and what has no words anywhere', async () => {
    const words = await textsOf('a.md', 'word '.repeat(500))
    expect(words.every((text) => text.length <= 900)).toBe(true)
    expect(words.join(' ')).toBe('word '.repeat(500).trim())
    const letters = await textsOf('a.md', '\u{1f600}'.repeat(1_000))
    expect(letters.every((text) => text.length <= 900 && text.isWellFormed())).toBe(true)
    expect(letters.join('')).toBe('\u{1f600}'.repeat(1_000))
  })

  test('has no characters that nobody sees', async () => {
    expect(await textsOf('a.md', 'Ig\u200bno\u200cre\u202e \u{e0041}th\u2066is\u0007.')).toEqual(['Ignore this.'])
    expect(await textsOf('a.md', 'می\u200cخواهم')).toEqual(['می\u200cخواهم'])
  })

  test('keeps keywords apart from the text, and knows when it was changed', async () => {
    const source = '---\nkeywords: [one, two]\ndate: 2026-01-02\nupdated: 2026-02-03\nother: 3\n---\nText.'
    const { chunks, changedAt } = await readNamed('a.md', source)
    expect(chunks[0]).toMatchObject({ text: 'Text.', keywords: 'one, two', page: null })
    expect(changedAt).toBe(Date.UTC(2026, 1, 3))
  })

  test('that is a draft has nothing to say', async () => {
    expect(await readNamed('a.md', '---\ntitle: New\ndraft: true\n---\nText.')).toMatchObject({
      title: 'New',
      chunks: [],
    })
  })

  test.each([
    ['---\ntitle: [\n---\nText.', /front matter is not valid YAML/],
    ['---\njust words\n---\nText.', /"key: value" lines/],
    ['# Only a heading', /it has no text/],
    ['---\ntitle: Empty\n---\n', /it has no text/],
    ['<!-- nothing -->', /it has no text/],
  ])('%j is refused', async (source, reason) => {
    await expect(readNamed('a.md', source)).rejects.toThrow(reason)
  })

  test('with more passages than there may be is refused', async () => {
    const source = '# A\n\nText.\n\n'.repeat(11)
    await expect(readNamed('a.md', source, { limits: { chunks: 10 } })).rejects.toThrow('11 passages, more than 10')
  })
})
