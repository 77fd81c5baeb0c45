import { describe, expect, test } from 'vitest'
import { mergeTexts, textOf } from './merge-texts.ts'

const base = 'name: desk\ngreeting: Hello.\n\ntiming:\n  patienceMs: 900\n'

function merged(mine: string, theirs: string, ...chosen: ('mine' | 'theirs')[]) {
  const pieces = mergeTexts(base, mine, theirs)
  return { conflicts: pieces.filter(({ kind }) => kind === 'conflict').length, text: textOf(pieces, chosen) }
}

describe('two changes of a text', () => {
  test('in different places are put together', () => {
    const mine = base.replace('Hello.', 'Good day.')
    const theirs = `${base.replace('900', '800')}voice: man\n`
    const both = 'name: desk\ngreeting: Good day.\n\ntiming:\n  patienceMs: 800\nvoice: man\n'
    expect(merged(mine, theirs)).toEqual({ conflicts: 0, text: both })
    expect(merged(theirs, mine)).toEqual({ conflicts: 0, text: both })
  })

  test('that are the same, or only one of which changes anything, are no conflict', () => {
    const one = base.replace('Hello.', 'Good day.')
    expect(merged(one, one)).toEqual({ conflicts: 0, text: one })
    expect(merged(base, one)).toEqual({ conflicts: 0, text: one })
    expect(merged(one, base)).toEqual({ conflicts: 0, text: one })
    expect(merged(base, base)).toEqual({ conflicts: 0, text: base })
  })

  test('of the same line, or beside each other, are to be chosen from', () => {
    const mine = base.replace('Hello.', 'Mine.')
    const theirs = base.replace('Hello.', 'Theirs.').replace('900', '800')
    expect(merged(mine, theirs, 'mine')).toEqual({ conflicts: 1, text: mine.replace('900', '800') })
    expect(merged(mine, theirs, 'theirs')).toEqual({ conflicts: 1, text: theirs })
    const beside = base.replace('name: desk', 'name: door')
    expect(merged(mine, beside, 'theirs').conflicts).toBe(1)
  })

  test('that take everything away or begin with nothing', () => {
    expect(merged('', base).text).toBe('')
    expect(merged('', `${base}voice: man\n`, 'theirs')).toMatchObject({ conflicts: 1, text: `${base}voice: man\n` })
    expect(textOf(mergeTexts('', 'a\n', 'b\n'), ['theirs'])).toBe('b\n')
  })
})

test('whatever is changed, one side alone comes out as it is', () => {
  for (let round = 0; round < 300; round += 1) {
    const lines = base.split('\n')
    const pick = (seed: number) => Math.abs(Math.imul(round * 31 + seed, 2_654_435_761)) % lines.length
    const changed = lines
      .toSpliced(pick(1), pick(2) % 3, ...['x', `y${round}`].slice(0, pick(3) % 3))
      .toSpliced(pick(4), pick(5) % 2, 'z')
      .join('\n')
    expect(merged(changed, base).text).toBe(changed)
    expect(merged(base, changed).text).toBe(changed)
    const pieces = mergeTexts(base, changed, base.replace('desk', 'door'))
    expect(textOf(pieces, Array(9).fill('mine')).includes('z')).toBe(true)
  }
})
