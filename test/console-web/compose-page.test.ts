import { describe, expect, test } from 'vitest'
import { composePage, fileNameFor, isDraft, withDraft } from '../../src/console/web/pages/knowledge/editor/compose.ts'
import { readFrontMatter } from '../../src/knowledge/reading/front-matter.ts'

test.each([
  ['Do you have a pool?', ['pool', 'swim']],
  ['A "quoted": title # with signs', ['a: b', '- c', "it's", '[x]']],
  ['Öffnungszeiten — 駐車場', []],
  ['Back\\slash', ['tab\there']],
])('a page says of itself what was typed: %s', (title, keywords) => {
  const read = readFrontMatter(composePage({ title, text: '  The answer.\n', keywords }))
  expect(read).toMatchObject({ title, keywords: keywords.join(', '), draft: false })
  expect(read.body.trim()).toBe('The answer.')
})

test.each([
  ['Do you have a pool?', 'do-you-have-a-pool.md'],
  ['Öffnungszeiten: Café', 'offnungszeiten-cafe.md'],
  ['駐車場', '駐車場.md'],
  ['../../etc/passwd', 'etc-passwd.md'],
  ['?!', ''],
  ['a '.repeat(100), `${'a-'.repeat(29)}a.md`],
])('the file of %j is called %j', (title, name) => {
  expect(fileNameFor(title)).toBe(name)
})

describe('a draft', () => {
  test.each([
    ['without anything at its top', '# Title\n\nText.\n'],
    ['with something at its top', '---\ntitle: Title\n---\nText.\n'],
  ])('is made and unmade: %s', (_, text) => {
    const draft = withDraft(text, true)
    expect(readFrontMatter(draft).draft).toBe(true)
    expect([isDraft(text), isDraft(draft)]).toEqual([false, true])
    expect(withDraft(draft, true)).toBe(draft)
    const used = readFrontMatter(withDraft(draft, false))
    expect(used.draft).toBe(false)
    expect(used.body.trim()).toBe(readFrontMatter(text).body.trim())
  })

  test('is one only by the lines at its top', () => {
    expect(isDraft('Text.\n\ndraft: true\n')).toBe(false)
    expect(isDraft('---\ndraft: true # delete this line\n---\n')).toBe(true)
    expect(isDraft('---\ndraft: false\n---\n')).toBe(false)
  })
})
