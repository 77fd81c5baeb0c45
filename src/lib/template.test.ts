import { expect, test } from 'vitest'
import { fillTemplate, holesOf, parseTemplate, TemplateFault } from './template.ts'

test.each([
  ['', '', []],
  ['no holes', 'no holes', []],
  ['{a}', 'A', ['a']],
  ['x{a}y{call.from}z', 'xAyCALL.FROMz', ['a', 'call.from']],
  [`Bearer \${env:KEY_1}`, 'Bearer ENV:KEY_1', ['env:KEY_1']],
  ['{{a}} {{{a}}}', '{a} {A}', ['a']],
  ['costs $5 {a}', 'costs $5 A', ['a']],
])('%j is filled', (text, filled, holes) => {
  const template = parseTemplate(text)
  expect(fillTemplate(template, (hole) => hole.toUpperCase())).toBe(filled)
  expect(holesOf(template)).toEqual(holes)
})

test.each(['{', '}', '{}', '{a', 'a}', '{1a}', '{a b}', `\${KEY}`, '{env:KEY}', '{a-b}'])(
  '%j is no template',
  (text) => {
    expect(() => parseTemplate(text)).toThrow(TemplateFault)
  },
)

test('what fills a hole is not read as a template', () => {
  expect(fillTemplate(parseTemplate('{a}'), () => '{b}')).toBe('{b}')
})
