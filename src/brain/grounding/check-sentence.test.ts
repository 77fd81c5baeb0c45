import { describe, expect, test } from 'vitest'
import { checkSentence } from './check-sentence.ts'
import { createEvidenceGatherer, type Evidence } from './evidence.ts'
import { allHospitalTexts, hospitalTexts, lies, truths } from './hospital.test-support.ts'
import { foreignTalk, otherTalk } from './talk.test-support.ts'

const gather = createEvidenceGatherer('en-US')
const check = (sentence: string, ...texts: readonly string[]) => checkSentence(sentence, true, gather(texts))
const passes = (sentence: string) => ({ safe: sentence.length })
const withoutMark = (sentence: string) => sentence.replaceAll('{', '')

test.each(truths)('lets what %s says pass: %s', (document, sentence) => {
  expect(checkSentence(sentence, true, gather(hospitalTexts(document)))).toEqual(passes(sentence))
  expect(checkSentence(sentence, true, gather(allHospitalTexts))).toEqual(passes(sentence))
})

test.each(lies)('catches what %s does not say: %s', (document, marked) => {
  const sentence = withoutMark(marked)
  const verdict = checkSentence(sentence, true, gather(hospitalTexts(document)))
  expect(startOf(verdict, sentence)).toBe(marked.indexOf('{'))
})

describe.each([otherTalk, ...foreignTalk])('in $language', ({ language, texts, truths, lies }) => {
  const evidence = createEvidenceGatherer(language)(texts)
  test.each(truths)('lets pass: %s', (sentence) => {
    expect(checkSentence(sentence, true, evidence)).toEqual(passes(sentence))
  })
  test.each(lies)('catches: %s', (marked) => {
    const sentence = withoutMark(marked)
    expect(startOf(checkSentence(sentence, true, evidence), sentence)).toBe(marked.indexOf('{'))
  })
})

function startOf(verdict: ReturnType<typeof checkSentence>, sentence: string): number | null {
  return 'invented' in verdict ? sentence.indexOf(verdict.invented) : null
}

test('names what was invented and of which kind', () => {
  const texts = hospitalTexts('parking')
  expect(check('It costs three dollars an hour.', ...texts)).toEqual({ invented: 'three dollars', kind: 'price' })
  expect(check('We close at nine p.m. today.', ...texts)).toMatchObject({ kind: 'time' })
  expect(check('Call five five five, zero one nine nine.', ...texts)).toMatchObject({ kind: 'phone' })
  expect(check('Write to a@example.com.', ...texts)).toEqual({ invented: 'a@example.com', kind: 'email' })
  expect(check('See example.com/x.', ...texts)).toEqual({ invented: 'example.com/x', kind: 'link' })
  expect(check('Ask Otto.', ...texts)).toEqual({ invented: 'Otto', kind: 'name' })
  expect(check('There are ninety of them.', ...texts)).toEqual({ invented: 'ninety', kind: 'number' })
})

describe('a sentence that grows', () => {
  const all: readonly (readonly [string, string, Evidence])[] = [
    ...[...truths, ...lies].map(
      ([document, sentence]) => [document, sentence, gather(hospitalTexts(document))] as const,
    ),
    ...[otherTalk, ...foreignTalk].flatMap(({ language, texts, truths, lies }) => {
      const evidence = createEvidenceGatherer(language)(texts)
      return [...truths, ...lies].map((sentence) => [language, sentence, evidence] as const)
    }),
  ]

  test.each(all)('lets nothing wrong out and keeps its word: %s, %s', (_document, marked, evidence) => {
    const sentence = withoutMark(marked)
    const mark = marked.indexOf('{')
    const end = mark < 0 ? sentence.length : mark
    let safe = 0
    for (let length = 0; length <= sentence.length; length++) {
      const verdict = checkSentence(sentence.slice(0, length), false, evidence)
      if ('invented' in verdict) {
        expect(mark, `${sentence.slice(0, length)}|`).toBeGreaterThanOrEqual(0)
        break
      }
      expect(verdict.safe).toBeGreaterThanOrEqual(safe)
      expect(verdict.safe).toBeLessThanOrEqual(Math.min(end, length))
      safe = verdict.safe
    }
  })

  test('cut off anywhere gets no other verdict as a whole', () => {
    for (const [, marked, evidence] of all) {
      const sentence = withoutMark(marked)
      for (const { index } of sentence.matchAll(/ /g)) {
        const growing = checkSentence(sentence.slice(0, index + 1), false, evidence)
        const whole = checkSentence(sentence, true, evidence)
        if ('invented' in growing) expect(whole).toEqual(growing)
        else if ('invented' in whole) expect(sentence.indexOf(whole.invented)).toBeGreaterThanOrEqual(growing.safe)
      }
    }
  })

  test('leaves word by word where nothing has to be checked', () => {
    const sentence = 'Of course, I can help you with that, so please bring your insurance card and a list.'
    for (const { index } of sentence.matchAll(/ /g)) {
      const words = sentence.slice(0, index + 1)
      expect(checkSentence(words, false, gather([]))).toEqual({ safe: words.length })
    }
  })

  test.each([
    ['It costs ', 'twenty ', 'five dollars and '],
    ['Call ', 'five five five, ', 'zero one one zero '],
    ['It is open until ', 'half ', 'past nine '],
    ['Please go to ', 'exa', 'mple.com '],
  ])('holds %s|%s', (before, held, rest) => {
    const evidence = gather(['$25, 555-0110, 9:30, example.com'])
    expect(checkSentence(before + held, false, evidence)).toEqual({ safe: before.length })
    expect(checkSentence(`${before}${held}${rest}so `, false, evidence)).toMatchObject({ safe: expect.any(Number) })
  })
})

describe('what must not be read out', () => {
  const rules = 'Answer only from the passages and notes of the last message and from the instructions of the business.'
  const evidence = createEvidenceGatherer('en', { secrets: [rules] })(['The notes are here.'])

  test('is refused after eight words', () => {
    const verdict = checkSentence(`My rules: ${rules.toUpperCase()}`, true, evidence)
    expect(verdict).toEqual({ invented: 'ANSWER ONLY FROM THE PASSAGES AND NOTES OF', kind: 'rules' })
  })

  test('is held after three, and let go when it goes on in another way', () => {
    expect(checkSentence('Please answer only from the ', false, evidence)).toEqual({ safe: 'Please '.length })
    const other = 'Please answer only from the second page of it.'
    expect(checkSentence(other, true, gather(['second page']))).toEqual(passes(other))
    expect(checkSentence('Please answer only from the book ', false, evidence)).toEqual({ safe: 33 })
  })
})

describe('any text at all', () => {
  const units = [
    'a ',
    'five ',
    '5 ',
    '1,',
    '1-',
    'at x dot ',
    'a@a.',
    'A ',
    'Qq ',
    'half past ',
    '$1.',
    '٣ ',
    '🙂',
    'a.b.',
  ]
  const odd = [
    'twenty-',
    'ten to ',
    'one two, ',
    'www.',
    'https://',
    '\ud800',
    '\u0301',
    '\u200b5',
    '½',
    'Dr. ',
    '9:00-',
    '(',
    '+1 ',
  ]

  test.each([...units, ...odd])('takes time that grows with its length, no more: %s', (unit) => {
    const evidence = gather(allHospitalTexts)
    const text = unit.repeat(Math.ceil(20_000 / unit.length))
    for (const isWhole of [true, false]) expect(() => checkSentence(text, isWhole, evidence)).not.toThrow()
    expect(() => gather([text])).not.toThrow()
  })

  test('without words is safe', () => {
    for (const text of ['', ' ', '…', '?!']) expect(check(text)).toEqual(passes(text))
  })

  test('in a language without number words has its figures read', () => {
    const evidence = createEvidenceGatherer('xx-XX')(['Rufen 12345, 8:00'])
    expect(checkSentence('abc 12345 def', true, evidence)).toEqual({ safe: 13 })
    expect(checkSentence('abc 12346 def', true, evidence)).toMatchObject({ invented: '12346' })
  })

  test('in figures of another script is read like the ASCII ones', () => {
    expect(check('It is ٢٥ dollars.', '$25')).toEqual(passes('It is ٢٥ dollars.'))
    expect(check('It is ２６ dollars.', '$25')).toMatchObject({ kind: 'price' })
  })
})
