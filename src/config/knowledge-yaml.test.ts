import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { UneditableYaml, withoutSource, withSource } from './knowledge-yaml.ts'

const page = { kind: 'page', at: 'https://a.example/faq?x=1' }

describe('a source is added', () => {
  test.each<[name: string, before: string, after: string]>([
    ['to nothing', '', 'knowledge:\n  sources:\n    - kind: page\n      at: https://a.example/faq?x=1\n'],
    [
      'to settings without knowledge',
      'name: A # mine\n\n\n',
      'name: A # mine\n\nknowledge:\n  sources:\n    - kind: page\n      at: https://a.example/faq?x=1\n',
    ],
    [
      'to an empty section',
      'knowledge: # soon\n\nname:   A\n',
      'knowledge: # soon\n  sources:\n    - kind: page\n      at: https://a.example/faq?x=1\n\nname:   A\n',
    ],
    [
      'beside a folder',
      'knowledge:\n    # ours\n    folder: ./a   # here\n    # limits\n    passages: 500\nvocabulary: [a,b]',
      'knowledge:\n    # ours\n    folder: ./a   # here\n    sources:\n      - kind: page\n        at: https://a.example/faq?x=1\n    # limits\n    passages: 500\nvocabulary: [a,b]',
    ],
    [
      'to a list that is emptied by comments',
      'knowledge:\n  folder: ./a\n  sources:\n    #- kind: file\n    #  at: b\n',
      'knowledge:\n  folder: ./a\n  sources:\n    - kind: page\n      at: https://a.example/faq?x=1\n    #- kind: file\n    #  at: b\n',
    ],
    [
      'to an empty list',
      'knowledge:\n  sources: [] # none\n  passages: 500\n',
      'knowledge:\n  sources: # none\n    - kind: page\n      at: https://a.example/faq?x=1\n  passages: 500\n',
    ],
    [
      'to a list',
      'knowledge:\n  sources:\n  # first\n  - kind: file\n    at: b.pdf # prices\n\n  # the end\n  passages: 500\n',
      'knowledge:\n  sources:\n  # first\n  - kind: file\n    at: b.pdf # prices\n  - kind: page\n    at: https://a.example/faq?x=1\n\n  # the end\n  passages: 500\n',
    ],
    [
      'to a list without a last newline',
      'knowledge:\n  sources:\n    - { kind: file,  at: b.pdf }',
      'knowledge:\n  sources:\n    - { kind: file,  at: b.pdf }\n    - kind: page\n      at: https://a.example/faq?x=1\n',
    ],
    [
      'to a list in brackets',
      'knowledge:\n  sources: [ { kind: file, at: b } ]\nname:  A\n',
      'knowledge:\n  sources: [ { kind: file, at: b }, { kind: "page", at: "https://a.example/faq?x=1" } ]\nname:  A\n',
    ],
    [
      'to a section in braces',
      'knowledge: { folder: . }\nname:  A\n',
      'knowledge: { folder: ., sources: [{ kind: "page", at: "https://a.example/faq?x=1" }] }\nname:  A\n',
    ],
    [
      'to a file from Windows',
      'knowledge:\r\n  folder: a\r\n',
      'knowledge:\r\n  folder: a\r\n  sources:\r\n    - kind: page\r\n      at: https://a.example/faq?x=1\r\n',
    ],
  ])('%s', (_name, before, after) => {
    expect(withSource(before, page)).toBe(after)
  })

  test('an unusual layout keeps its meaning and its comments', () => {
    const before = '{ name: A, # who\n  knowledge: { sources: [{ kind: file, at: b }, # b\n ] } }\n'
    const after = withSource(before, page)
    expect(parse(after)).toEqual({ name: 'A', knowledge: { sources: [{ kind: 'file', at: 'b' }, page] } })
    expect(after).toMatch(/# who[\s\S]*# b/)
  })

  test.each([
    ['a path with signs of its own', { kind: 'file', at: './a: b #c.pdf' }],
    ['a path that looks like something else', { kind: 'file', at: '- [x]' }],
    ['a long path', { kind: 'file', at: `./${'word '.repeat(60)}.md` }],
    ['limits', { kind: 'site', at: 'https://a.example/', depth: 0, pages: 10 }],
  ])('%s', (_name, source) => {
    for (const text of ['', 'knowledge: { folder: . }']) {
      expect(parse(withSource(text, source)).knowledge.sources).toEqual([source])
    }
  })

  test('the example keeps every line, and loses the source again', async () => {
    const example = await readFile(new URL('../../assistant.example.yaml', import.meta.url), 'utf8')
    const more = withSource(example, page)
    const added = ['    - kind: page', '      at: https://a.example/faq?x=1']
    expect(more.split('\n').filter((line) => !added.includes(line))).toEqual(example.split('\n'))
    expect(withoutSource(withSource(more, { kind: 'file', at: './b.pdf' }), 2)).toBe(more)
  })

  test('a list that stands elsewhere is left to its owner', () => {
    const text = 'vocabulary: &list [{ kind: file, at: b }]\nknowledge:\n  sources: *list\n'
    expect(() => withSource(text, page)).toThrow(UneditableYaml)
  })
})

describe('a source is removed', () => {
  const two =
    'knowledge:\n  folder: ./a\n  sources:\n    # prices\n    - kind: file\n      at: b.pdf\n    # news\n    - { kind: page, at: "https://a.example" } # x\n  passages: 500\n'

  test.each<[name: string, before: string, place: number, after: string]>([
    [
      'the first of two',
      two,
      1,
      'knowledge:\n  folder: ./a\n  sources:\n    # prices\n    # news\n    - { kind: page, at: "https://a.example" } # x\n  passages: 500\n',
    ],
    [
      'the last of two',
      two,
      2,
      'knowledge:\n  folder: ./a\n  sources:\n    # prices\n    - kind: file\n      at: b.pdf\n    # news\n  passages: 500\n',
    ],
    ['the folder beside others', two, 0, two.replace('  folder: ./a\n', '')],
    [
      'the only one',
      'knowledge:\n  # pages\n  sources: # all\n    - kind: page\n      at: https://a.example/\n\n# voice\nvoice: woman\n',
      0,
      'knowledge:\n  # pages\n  sources: [] # all\n\n# voice\nvoice: woman\n',
    ],
    ['the only folder', 'knowledge:\n  folder: ./a # all\nname: A\n', 0, 'knowledge:\n  sources: []\nname: A\n'],
  ])('%s', (_name, before, place, after) => {
    expect(withoutSource(before, place)).toBe(after)
  })

  test('one in brackets', () => {
    const after = withoutSource('knowledge: { sources: [{ kind: file, at: a }, { kind: file, at: b }] } # mine\n', 0)
    expect(parse(after)).toEqual({ knowledge: { sources: [{ kind: 'file', at: 'b' }] } })
    expect(after).toContain('# mine')
  })

  test('the only one in braces', () => {
    expect(parse(withoutSource('knowledge: { folder: . }', 0))).toEqual({ knowledge: { sources: [] } })
  })
})
