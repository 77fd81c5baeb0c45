import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

test('what was written is read back', () => {
  const rows = [
    ['id', 'question'],
    ['a', 'He said "yes, please"'],
    ['b', 'two\nlines, one\r\nquestion'],
    ['c', ''],
  ]
  expect(parse(toCsv(rows), { record_delimiter: '\r\n' })).toEqual(rows)
})

test.each(['=HYPERLINK("https://evil.example")', '+1', '-2+3', '@SUM(A1)', '\t=1', '  =1', '\r=1'])(
  'a spreadsheet calculates nothing: %j',
  (text) => {
    const [[first]] = parse(toCsv([[text]]), { record_delimiter: '\r\n' }) as [[string]]
    expect(first).toBe(`'${text}`)
  },
)

test('numbers stay numbers', () => {
  expect(toCsv([[-3, 'a-b']])).toBe('-3,a-b\r\n')
})
