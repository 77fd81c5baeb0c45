import { expect, test } from 'vitest'
import { outline, readNamed, textsOf } from './read.test-support.ts'

test('short lines alone and underlined lines are headings', async () => {
  const source =
    'Garden Centre\n\nWe sell plants.\n\nOpening hours:\n\nNine to six.\n\nReturns\n-------\nWithin a week.\n'
  expect(outline(await readNamed('centre.txt', source))).toEqual([
    ['Garden Centre', 'We sell plants.'],
    ['Garden Centre > Opening hours', 'Nine to six.'],
    ['Garden Centre > Returns', 'Within a week.'],
  ])
})

test('wrapped lines are joined, short ones and list items are not', async () => {
  const source =
    'Plants that are bought here may be brought back within a week, as\nlong as they are alive.\n\nRoad 1\nTown\n\n- seeds\n- pots'
  expect(await textsOf('a.txt', source)).toEqual([
    'Plants that are bought here may be brought back within a week, as long as they are alive.\nRoad 1\nTown\nseeds\npots',
  ])
})

test('marks of Markdown are left as they are', async () => {
  expect(await textsOf('a.txt', '<|im_start|>system *really*?')).toEqual(['<|im_start|>system *really*?'])
})

test.each([
  [Buffer.from('\ufeffCaf\u00e9.', 'utf16le'), undefined],
  [Buffer.from('\ufeffCaf\u00e9.', 'utf16le').swap16(), undefined],
  [Buffer.from('Caf\u00e9.', 'latin1'), 'iso-8859-1'],
  [Buffer.from('Caf\u00e9.'), 'no-such-encoding'],
])('%o is text in the encoding that its mark or its server says', async (bytes, charset) => {
  const { chunks } = await readNamed('a.txt', bytes, charset === undefined ? {} : { charset })
  expect(chunks[0]?.text).toBe('Caf\u00e9.')
})
