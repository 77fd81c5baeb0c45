import { describe, expect, test } from 'vitest'
import type { StoredDocument } from '../store.ts'
import { ask, documentOf, indexOf } from './index-of.test-support.ts'
import type { PassageIndex } from './passage-index.ts'

const hours = documentOf('hours.md', 'Opening hours', ['The shop is open from nine to five.'])
const parking = documentOf('parking.md', 'Parking', [
  'The lot is behind the shop.',
  ['What parking costs', 'The first hour is free. Then it is 2 dollars.'],
])
const cakes = documentOf('cakes.md', 'Cakes', ['We bake cakes to order. Dr. Smith loves them. They take 2 days.'])

async function best(index: PassageIndex, question: string) {
  return (await ask(index, question)).passages[0]?.document ?? null
}

function manyPassages(name: string, word: string, count: number): StoredDocument {
  const texts = Array.from({ length: count }, (_, place) => `Passage ${place} is about ${word}.`)
  return documentOf(name, 'Many', texts)
}

describe('documents come and go', () => {
  test('one that is put is found, with all that is known of it', async () => {
    const index = await indexOf([hours, { ...parking, changedAt: 1_700_000_000_000 }, cakes])
    const [passage] = (await ask(index, 'how much is a place to park')).passages
    expect(passage).toEqual({
      id: parking.chunks[1]?.hash,
      document: 'parking.md',
      headings: ['Parking', 'What parking costs'],
      text: 'The first hour is free. Then it is 2 dollars.',
      page: null,
      changedAt: 1_700_000_000_000,
      score: expect.any(Number),
    })
    expect([index.documents, index.passages]).toEqual([3, 4])
  })

  test('one that is put again takes the place of the old one', async () => {
    const index = await indexOf([hours, cakes])
    await index.put({ ...documentOf('hours.md', 'Delivery', ['Drones bring your order.']), id: hours.id })
    expect(await best(index, 'when do you open')).toBeNull()
    expect(await best(index, 'drones')).toBe('hours.md')
    expect([index.documents, index.passages]).toEqual([2, 2])
  })

  test('one that is removed is gone, and can come back', async () => {
    const index = await indexOf([hours, cakes])
    index.remove(cakes.id)
    index.remove('unknown')
    expect(await best(index, 'cakes')).toBeNull()
    expect([index.documents, index.passages]).toEqual([1, 1])
    await index.put(cakes)
    expect(await best(index, 'cakes')).toBe('cakes.md')
  })

  test('a large one is found whole or not at all while it comes in', async () => {
    const index = await indexOf([manyPassages('many.md', 'tulips', 300)])
    const replacing = index.put(manyPassages('many.md', 'roses', 400))
    let settled = false
    void replacing.then(() => (settled = true))
    let looks = 0
    for (; !settled; looks++) {
      const [tulips, roses] = [await ask(index, 'tulips'), await ask(index, 'roses')]
      expect([tulips.passages.length, roses.passages.length, index.passages]).toEqual(
        roses.passages.length > 0 ? [0, 5, 400] : [5, 0, 300],
      )
      await new Promise(setImmediate)
    }
    expect(looks).toBeGreaterThan(2)
    expect(await best(index, 'roses')).toBe('many.md')
  })

  test('of two puts of one document the latest stays, and none after a removal', async () => {
    const index = await indexOf([])
    const first = index.put(manyPassages('many.md', 'tulips', 300))
    await Promise.all([first, index.put(manyPassages('many.md', 'roses', 10))])
    expect([await best(index, 'tulips'), await best(index, 'roses')]).toEqual([null, 'many.md'])
    const late = index.put(manyPassages('many.md', 'lilies', 300))
    index.remove('test#many.md')
    await late
    expect([index.documents, index.passages, await best(index, 'lilies')]).toEqual([0, 0, null])
  })

  test('the same words in two documents are one passage, found until both are gone', async () => {
    const copy = { ...cakes, id: 'test#copy.md', name: 'copy.md' }
    const index = await indexOf([cakes, copy])
    expect((await ask(index, 'cakes')).passages).toHaveLength(1)
    index.remove(cakes.id)
    expect(await best(index, 'cakes')).toBe('copy.md')
    expect(index.find(cakes.chunks[0]?.hash ?? '')?.document.name).toBe('copy.md')
    index.remove(copy.id)
    expect(index.find(cakes.chunks[0]?.hash ?? '')).toBeNull()
  })

  test('edits without end neither lose anything nor let the index grow', async () => {
    const index = await indexOf([hours, parking, cakes])
    const word = (edit: number) => edit.toString(2).padStart(9, '0').replaceAll('0', 'o').replaceAll('1', 'l')
    const edit = (number: number) => index.put(manyPassages('many.md', word(number), 100))
    for (let number = 0; number < 100; number++) await edit(number)
    const { bytes } = index
    for (let number = 100; number < 400; number++) await edit(number)
    expect(index.bytes).toBeLessThan(bytes * 1.05)
    expect(await best(index, word(399))).toBe('many.md')
    expect(await best(index, 'how much is parking')).toBe('parking.md')
    expect(index.passages).toBe(104)
  })
})

describe('odd things do no harm', () => {
  test.each([
    '',
    '   ',
    '__proto__',
    'constructor',
    '(((',
    '\u0000',
    'a'.repeat(100_000),
    '🍰',
    'hours '.repeat(20_000),
  ])('in a question: %#', async (question) => {
    const index = await indexOf([hours, parking, cakes])
    expect((await ask(index, question, { before: question })).passages.length).toBeLessThan(5)
  })

  test('in a document', async () => {
    const odd = documentOf('odd.md', '__proto__', ['constructor toString', '', `${'x'.repeat(5_000)} \u0000 🍰`])
    const index = await indexOf([odd, { ...odd, id: 'empty', chunks: [] }])
    expect(await best(index, 'constructor')).toBe('odd.md')
    expect(index.documents).toBe(2)
  })

  test('an unknown language and an empty index', async () => {
    const index = await indexOf([], { languages: ['tlh'] })
    expect(await best(index, 'nuqneH')).toBeNull()
    await index.put(cakes)
    expect((await ask(index, 'cakes', { language: 'xx-YY' })).passages).toHaveLength(1)
  })
})
