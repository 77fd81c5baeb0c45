import { expect, test } from 'vitest'
import { outline, readNamed, textsOf } from './read.test-support.ts'

test.each([
  ['Service,Price,Time\nCut,20,"half an hour, or less"\n'],
  ['Service;Price;Time\r\nCut;20;half an hour, or less\r\n'],
  ['Service\tPrice\tTime\nCut\t20\thalf an hour, or less\n'],
  ['sep=|\nService|Price|Time\nCut|20|half an hour, or less'],
  ['\ufeffService,Price,Time\nCut,20,"half an hour,\nor less"\n'],
])('a table has its rows as sentences, whatever parts its columns: %j', async (source) => {
  expect(await textsOf('prices.csv', source)).toEqual([expect.stringMatching(/Cut.*20.*half an hour, or less/)])
})

test('a header names the columns, numbers are none', async () => {
  expect(await textsOf('a.csv', 'Service,Price,Time\nCut,20,1 h\nDye,50,2 h\n')).toEqual([
    'Cut: price 20, time 1 h.\nDye: price 50, time 2 h.',
  ])
  expect(await textsOf('a.csv', 'Cut,20,1 h\nDye,50,2 h\n')).toEqual(['Cut: 20, 1 h.\nDye: 50, 2 h.'])
})

test('each question is a chunk with its answer', async () => {
  const source = 'Topic,Question,Answer\nPay,Do you take cards?,"Yes.\nAnd cash."\nPay,Do you take shells?,\n'
  expect(outline(await readNamed('faq.csv', source))).toEqual([['faq > Do you take cards?', 'Yes.\nAnd cash.']])
})

test('Windows-1252 is told from UTF-8', async () => {
  const bytes = Buffer.from('Gericht;Preis\nK\u00e4se;3,50 \u0080\n', 'latin1')
  expect(await textsOf('a.csv', bytes)).toEqual(['K\u00e4se: 3,50 \u20ac.'])
  expect(await textsOf('a.csv', 'Gericht;Preis\nK\u00e4se;3,50 \u20ac\n')).toEqual(['K\u00e4se: 3,50 \u20ac.'])
})

test('lines above a table are its introduction, empty rows part tables', async () => {
  expect(
    await textsOf('a.csv', 'Our prices,,\n,,\nService,Price,Time\nCut,20,1 h\n,,\nRoom,Floor,Door\nSpa,2,7\n'),
  ).toEqual(['Our prices\nCut: price 20, time 1 h.\nSpa: floor 2, door 7.'])
})

test('a long table is in several chunks of whole rows', async () => {
  const rows = Array.from({ length: 200 }, (_, index) => `Part ${index},${index} euros,shelf ${index}`)
  const texts = await textsOf('parts.csv', `Part,Price,Place\n${rows.join('\n')}`)
  expect(texts.length).toBeGreaterThan(5)
  expect(texts.every((text) => text.length <= 900)).toBe(true)
  expect(texts.join('\n').split('\n')[123]).toBe('Part 123: price 123 euros, place shelf 123.')
})
