import { describe, expect, test } from 'vitest'
import { describeVoice, isSpoken, isVoice, similarVoice, spokenLanguages, voicesFor } from './voices.ts'

test.each([
  ['woman', 'basic', 4_096, true, []],
  ['Polly.Joanna', 'polly', 3_000, false, ['en-US']],
  ['Polly.Joanna-Neural', 'polly', 3_000, false, ['en-US']],
  ['Polly.Rémi-Generative', 'polly', 3_000, false, ['fr-FR']],
  ['Polly.Kajal-Neural', 'polly', 3_000, false, ['en-IN', 'hi-IN']],
  ['Polly.Ola-Neural', 'polly', 3_000, false, []],
  ['Google.en-US-Standard-C', 'google', 5_000, true, ['en-US']],
  ['Google.cmn-CN-Wavenet-A', 'google', 5_000, true, ['cmn-CN']],
  ['Google.nl-NL-Chirp3-HD-Aoede', 'google', 5_000, true, ['nl-NL']],
])('%s is a %s voice', (voice, provider, maxCharacters, countsTags, languages) => {
  expect(isVoice(voice)).toBe(true)
  expect(describeVoice(voice)).toEqual({
    ...{ provider, maxCharacters, countsTags, languages },
    maxEncodedCharacters: 4_500,
  })
})

test.each(['', 'Joanna', 'Polly.', 'Polly.Joanna-neural', 'polly.Joanna', 'Google.en-US-C', 'Polly.Jo"anna', 'woman '])(
  'there is no voice like %j',
  (voice) => {
    expect(isVoice(voice)).toBe(false)
    expect(() => describeVoice(voice)).toThrow(RangeError)
  },
)

test.each([
  ['Polly.Joanna-Neural', null],
  ['Polly.Mía-Generative', null],
  ['Polly.Zeina', null],
  ['Polly.Liv', null],
  ['Polly.Joana-Neural', 'Polly.Joanna-Neural'],
  ['polly.ruth-neural', 'Polly.Ruth-Neural'],
  ['joanna', 'Polly.Joanna-Neural'],
])('%s was probably meant to be %s', (voice, similar) => {
  expect(similarVoice(voice)).toBe(similar)
})

describe('languages', () => {
  test('every language with a voice is one that Say knows', () => {
    expect(voicesFor('de-DE')).toEqual(['Polly.Vicki-Neural', 'Polly.Daniel-Neural'])
    expect(voicesFor('pl-PL')).toEqual([])
    for (const language of spokenLanguages('xx-XX')) {
      for (const voice of voicesFor(language)) expect(describeVoice(voice).languages).toContain(language)
    }
  })

  test('for an unknown country those of the language are listed, for an unknown language all', () => {
    expect(isSpoken('de-DE')).toBe(true)
    expect(isSpoken('de-LU')).toBe(false)
    expect(spokenLanguages('de-LU')).toEqual(['de-AT', 'de-DE'])
    expect(spokenLanguages('xx-XX').length).toBeGreaterThan(60)
  })
})
