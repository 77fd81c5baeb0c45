import { describe, expect, test } from 'vitest'
import { readScenario } from './read-scenario.ts'

const read = (text: string) => readScenario(text, 'a.yaml')

/** Where a fault is, and what it says. */
function faultsOf(text: string): string[] {
  const { value, faults } = read(text)
  expect(value).toBeNull()
  return faults.map(({ line, path, found, allowed, hint }) => `${line} ${path}: ${found}; ${allowed}; ${hint}`)
}

const turn = (rest: string) => `name: x\nturns:\n  - caller: Hello\n${rest}`
const expected = (rest: string) => turn(`    expect:\n      - ${rest}\n`)

describe('a scenario', () => {
  test('is read with its defaults', () => {
    const { value, faults } = read(`
name: Asks when
people: [{ does: busy }]
opening: [{ event: speech, contains: Welcome }]
turns:
  - caller: When?
    confidence: 0.4
    expect:
      - { event: speech, contains: [eight, six], withinMs: 2500 }
      - { event: action, name: opening_hours, outcome: done, review: true }
  - keys: '1'
    bargeIn: { after: speech, delayMs: 600 }
  - silence: true
    expect: [{ event: hang-up, absent: true }]
`)
    expect(faults).toEqual([])
    expect(value).toMatchObject({
      name: 'Asks when',
      people: [{ does: 'busy' }],
      opening: [{ event: 'speech', contains: ['Welcome'], absent: false, withinMs: null, review: false, unknown: [] }],
      turns: [
        {
          caller: 'When?',
          expect: [
            { contains: ['eight', 'six'], withinMs: 2_500 },
            { outcome: 'done', review: true },
          ],
        },
        { keys: '1', bargeIn: { after: 'speech', delayMs: 600 }, expect: [] },
        { silence: true, expect: [{ event: 'hang-up', absent: true }] },
      ],
    })
  })

  test('may expect what nobody here can check', () => {
    const { value } = read(expected(`{ event: speech, judge: 'is friendly', mood: calm }\n      - { event: fax }`))
    expect(value?.turns[0]?.expect.map(({ unknown }) => unknown)).toEqual([
      ['judge "is friendly"', 'mood "calm"'],
      ['the event fax'],
    ])
  })
})

describe('a fault is told with its line and what may stand there:', () => {
  test.each([
    ['no YAML', 'name: [', /^1 : .*; YAML/],
    ['nothing', '', /name: nothing/],
    ['no turns', 'name: x\nturns: []', /^2 turns: \[\]; a list from 1 to 500 entries/],
    ['a key that is misspelt', 'nam: x\nturns: [{ caller: Hi }]', /1 nam: an unknown key; .*did you mean name\?/],
    ['a turn of nothing', 'name: x\nturns:\n  - expect: []', /^3 turns\[0\]: .*one of caller, keys and silence/],
    ['a turn of two things', turn('    silence: true'), /^3 turns\[0\]: .*one of caller, keys and silence/],
    ['keys that are none', 'name: x\nturns:\n  - keys: abc', /^3 turns\[0\]\.keys: "abc"; digits/],
    ['keys as a number', 'name: x\nturns:\n  - keys: 12', /keys: 12; .*quotes/],
    [
      'silence that cuts in',
      'name: x\nturns:\n  - silence: true\n    bargeIn: { after: speech, delayMs: 1 }',
      /bargeIn: .*words or keys/,
    ],
    ['confidence of keys', "name: x\nturns:\n  - keys: '1'\n    confidence: 0.5", /confidence: 0.5; with caller/],
    [
      'a cut in after something else',
      turn('    bargeIn: { after: lunch, delayMs: 1 }'),
      /^4 .*bargeIn\.after: "lunch"; one of speech/,
    ],
    [
      'a person who does something else',
      `${turn('')}people: [{ does: sleeps }]`,
      /people\[0\]\.does: "sleeps"; one of pickup/,
    ],
    ['an event that is misspelt', expected('{ event: speach }'), /^5 .*event: "speach"; .*did you mean speech\?/],
    [
      'a check that is misspelt',
      expected('{ event: speech, contians: six }'),
      /contians: "six"; .*did you mean contains\?/,
    ],
    [
      'a check of another event',
      expected('{ event: hang-up, contains: six }'),
      /contains: "six"; one of absent, .* as the event is hang-up/,
    ],
    [
      'an outcome of another event',
      expected('{ event: transfer, outcome: done }'),
      /outcome: "done"; one of connected, missed/,
    ],
    ['an action without a name', expected('{ event: action }'), /name: nothing; the name of an action/],
  ])('%s', (_name, text, message) => {
    expect(faultsOf(text).join('\n')).toMatch(message)
  })
})
