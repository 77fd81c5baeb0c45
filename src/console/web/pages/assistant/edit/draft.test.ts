import { expect, test } from 'vitest'
import { storeDraft, storedDraft } from './draft.ts'

function memory(begin?: string) {
  const kept = new Map<string, string>(begin === undefined ? [] : [['frontdesk-assistant-draft', begin]])
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

const base = { version: 'aaaaaaaaaaaa', text: 'name: a\n' }

test('a draft is kept for who wrote it, until nothing is changed any more', () => {
  const storage = memory()
  storeDraft('anna', { base, text: 'name: b\n' }, storage)
  expect(storedDraft('anna', storage)).toEqual({ base, text: 'name: b\n' })
  expect(storedDraft('bert', storage)).toBeNull()
  storeDraft('anna', { base, text: base.text }, storage)
  expect(storedDraft('anna', storage)).toBeNull()
})

test.each(['', '{', 'null', '7', '{"userId":"anna","text":"x"}', '{"userId":"anna","text":"x","base":{"version":1}}'])(
  'what is there instead is no draft: %s',
  (odd) => {
    expect(storedDraft('anna', memory(odd))).toBeNull()
  },
)

test('a storage that is full or switched off does no harm', () => {
  const fail = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  expect(() => storeDraft('anna', { base, text: 'x' }, { setItem: fail, removeItem: fail })).not.toThrow()
  expect(storedDraft('anna', { getItem: fail })).toBeNull()
})
