import { describe, expect, test } from 'vitest'
import { count, day, flag, oneOf, parseSearch, searchOf, someOf, stringifySearch, text } from './search-params.ts'

const search = searchOf({
  q: text,
  line: oneOf(['relay', 'webhook']),
  from: day,
  slower: count,
  errors: flag,
  in: someOf(['en', 'de', 'fr']),
})

describe('the address of a page', () => {
  test('gives what its readers understand', () => {
    const found = search(parseSearch('?q=opening+hours&line=relay&from=2026-11-30&slower=1500&errors=1&in=fr,en'))
    expect(found).toEqual({
      ...{ q: 'opening hours', line: 'relay', from: '2026-11-30', slower: 1_500, errors: true },
      in: ['en', 'fr'],
    })
  })

  test('mistyped or old, leads to the page without that filter', () => {
    const odd = '?q=&line=pigeon&from=2026-13-45&slower=-1&errors=maybe&in=xx&unknown=1'
    expect(search(parseSearch(odd))).toEqual({})
    expect({ ...parseSearch('?line=pigeon'), ...search(parseSearch('?line=pigeon')) }).toEqual({ line: undefined })
    expect(search(parseSearch('?slower=1e3&slower=9999999999999999'))).toEqual({})
  })

  test('is written in plain words and read back the same', () => {
    const filters = { q: '"a&b" 50%', line: 'relay', slower: 7, in: ['en', 'de'], none: undefined, empty: '' }
    const written = stringifySearch(filters)
    expect(written).toBe('?q=%22a%26b%22+50%25&line=relay&slower=7&in=en%2Cde')
    expect(search(parseSearch(written))).toEqual({ q: '"a&b" 50%', line: 'relay', slower: 7, in: ['en', 'de'] })
    expect(stringifySearch({})).toBe('')
  })
})
