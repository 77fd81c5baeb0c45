import { expect, test } from 'vitest'
import { kindOfName, kindOfType, unsupportedKind } from './kinds.ts'

test.each([
  ['a.md', 'markdown'],
  ['A.MARKDOWN', 'markdown'],
  ['folder.d/a.txt', 'text'],
  ['a.htm', 'html'],
  ['a.b.PDF', 'pdf'],
  ['a.docx', 'docx'],
  ['a.tsv', 'csv'],
  ['a.xlsx', 'xlsx'],
  ['a.doc', null],
  ['md', null],
  ['a.pdf.exe', null],
  ['a.constructor', null],
])('%s is %s by its name', (name, kind) => {
  expect(kindOfName(name)).toBe(kind)
})

test.each([
  ['text/html; charset=utf-8', 'https://example.com/a.pdf', 'html'],
  ['Application/XHTML+XML', 'https://example.com/', 'html'],
  ['text/plain', 'https://example.com/notes', 'text'],
  ['text/plain; charset=utf-8', 'https://example.com/readme.md?raw=1', 'markdown'],
  ['application/octet-stream', 'https://example.com/prices.xlsx#top', 'xlsx'],
  ['', 'https://example.com/guide.pdf', 'pdf'],
  ['', 'https://example.com/', null],
  ['image/png', 'https://example.com/a.pdf', null],
  ['application/json', 'not an address', null],
])('a page of type %s at %s is %s', (type, address, kind) => {
  expect(kindOfType(type, address)).toBe(kind)
})

test.each([
  ['a.doc', /a \.doc file, which cannot be read; save it as \.docx or \.pdf/],
  ['a.XLS', /save it as \.xlsx or \.csv/],
  ['a.pptx', /save it as \.pdf/],
  ['a.zip', /put the documents in it into the folder/],
])('the owner of %s is told what to do', (name, advice) => {
  expect(unsupportedKind(name)).toMatch(advice)
})

test.each(['a.png', 'a.md', 'Makefile'])('nothing is said about %s', (name) => {
  expect(unsupportedKind(name)).toBeNull()
})
