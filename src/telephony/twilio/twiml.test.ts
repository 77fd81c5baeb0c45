import { describe, expect, test } from 'vitest'
import { splitForVoice } from './split-text.ts'
import { response, verb } from './twiml.ts'

describe('TwiML', () => {
  test.each([
    ['markup and quotes', `<b>"it's" & more</b>`, '&lt;b&gt;&quot;it&apos;s&quot; &amp; more&lt;/b&gt;'],
    ['control characters', 'a\u0000b\u0007c\u001bd', 'abcd'],
    ['unpaired surrogates', 'a\ud800b', 'a\ufffdb'],
    ['noncharacters', 'a\uffffb', 'ab'],
    ['emoji and other scripts', '👍🏽 مرحبا', '👍🏽 مرحبا'],
  ])('escapes %s', (_name, text, written) => {
    expect(verb('Say', {}, text).xml).toBe(`<Say>${written}</Say>`)
  })

  test('leaves out null attributes and writes booleans as Twilio reads them', () => {
    expect(verb('Gather', { action: '/a?b=1&c=2', hints: null, bargeIn: false, timeout: 0 }).xml).toBe(
      '<Gather action="/a?b=1&amp;c=2" bargeIn="false" timeout="0"/>',
    )
  })

  test('is one document with nothing before the declaration', () => {
    expect(response([verb('Hangup', {})])).toBe('<?xml version="1.0" encoding="UTF-8"?><Response><Hangup/></Response>')
    expect(response([])).toBe('<?xml version="1.0" encoding="UTF-8"?><Response/>')
  })
})

describe('a text longer than the voice takes', () => {
  const sentences = Array.from({ length: 200 }, (_, index) => `This is sentence number ${index}.`).join(' ')

  test.each([
    ['sentences', sentences, 3_000],
    ['words', 'word '.repeat(2_000).trim(), 3_000],
    ['one endless word', 'a'.repeat(9_000), 3_000],
    ['characters that grow when encoded', 'ä€😀'.repeat(1_500), 3_000],
    ['another limit', sentences, 500],
  ])('is split: %s', (_name, text, limit) => {
    const pieces = splitForVoice(text, limit)
    expect(pieces.length).toBeGreaterThan(1)
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(limit)
      expect(encodeURIComponent(piece).length).toBeLessThanOrEqual(4_500)
    }
    expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
  })

  test('is cut at the end of a sentence where there is one', () => {
    for (const piece of splitForVoice(sentences, 3_000)) expect(piece).toMatch(/\.$/)
  })

  test('a short text is one piece and an empty one none', () => {
    expect(splitForVoice('Hello.', 3_000)).toEqual(['Hello.'])
    expect(splitForVoice('', 3_000)).toEqual([])
  })
})
