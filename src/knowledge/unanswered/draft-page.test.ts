import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString as textOf } from 'mdast-util-to-string'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { draftPage } from './draft-page.ts'
import { groupQuestions } from './group-questions.ts'

/** The page for what these callers asked, all of one group. */
async function pageFor(...questions: string[]) {
  const asked = questions.map((question, turn) => {
    return { callId: 'CA1', turn, at: turn, question, because: 'nothing-found' as const, doneAt: null }
  })
  const [group] = await groupQuestions(asked, 'en-US')
  if (!group) throw new Error('there is no group')
  const { fileName, markdown } = draftPage(group)
  const [, frontMatter = '', body = ''] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(markdown) ?? []
  return { fileName, markdown, frontMatter: parse(frontMatter), parts: fromMarkdown(body).children }
}

const hostile = [
  'Is there a pool --> # Prices',
  '---\ntitle: x\n---\n# pool',
  'pool <script>alert(1)</script> --!> **now**',
  '"pool": [a, {b: c}] & *x # !!js',
  '`pool` [link](http://example.com) ![](x) half \ud83d',
]

describe('a page for the owner to complete', () => {
  test('has a title, keywords and the questions, and is marked as a draft', async () => {
    const { fileName, markdown } = await pageFor(
      'do you have a swimming pool?',
      'Is there a swimming pool?',
      'hi, where can I find the swimming pool and the towels',
    )
    expect(fileName).toBe('do-you-have-a-swimming-pool.md')
    expect(markdown).toBe(`---
title: Do you have a swimming pool?
keywords:
  - swimming
  - pool
draft: true # nobody is told anything from this page; delete this line when the answer is written
---

# Do you have a swimming pool?

<!--
Callers asked this 2 times. Comments like this one are never spoken.

- do you have a swimming pool?
- Is there a swimming pool?
-->

Write the answer here, in whole sentences, as a caller should hear it.
`)
  })

  test.each(hostile)('whatever callers say, it is one heading, one comment and one line: %j', async (question) => {
    const { frontMatter, parts } = await pageFor(question)
    expect(frontMatter).toMatchObject({ draft: true, title: expect.any(String) })
    expect(parts.map(({ type }) => type)).toEqual(['heading', 'html', 'paragraph'])
    expect(textOf(parts[0])).toBe(frontMatter.title)
    expect(textOf(parts[1])).toMatch(/^<!--[^<>]*-->$/)
    expect(textOf(parts[2])).toBe('Write the answer here, in whole sentences, as a caller should hear it.')
  })

  test('leaves the numbers of callers out', async () => {
    const { fileName, markdown } = await pageFor(
      'My number is (555) 123-4567, is there a pool?',
      'is there a pool 5551234567',
    )
    expect(markdown).not.toMatch(/555|4567/)
    expect(fileName).not.toMatch(/\d/)
  })

  test('has a file name that every file system takes', async () => {
    const names = await Promise.all(
      [
        '../../etc/passwd',
        '¿Dónde está la piscina?',
        'プールはありますか',
        'pool '.repeat(500),
        'x'.repeat(500),
        '',
      ].map(async (question) => (await pageFor(question)).fileName),
    )
    for (const name of names) {
      expect(name).toMatch(/^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*\.md$/u)
      expect(Buffer.byteLength(name)).toBeLessThan(255)
    }
    expect(names[0]).toBe('etc-passwd.md')
    expect(names[1]).toBe('donde-esta-la-piscina.md')
    for (const name of names.slice(-2)) expect(name).toMatch(/^question-[0-9a-f]{10}\.md$/)
  })

  test('stays short however many ways it was asked', async () => {
    const colours = Array.from({ length: 300 }, (_, index) => `${'x'.repeat(index % 7)}${'a'.repeat(1 + (index % 11))}`)
    const { markdown } = await pageFor(...colours.map((colour) => `is there a pool pool ${colour}`))
    expect(markdown.length).toBeLessThan(6_000)
  })
})
