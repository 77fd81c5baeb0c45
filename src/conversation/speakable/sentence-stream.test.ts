import { describe, expect, test } from 'vitest'
import { anyText, createDice, cutAnywhere, repeatedUnits, samples } from './random-text.test-support.ts'
import { createSentenceStream, type Sentence } from './sentence-stream.ts'

function sentencesOf(pieces: readonly string[], language = 'en-US'): Sentence[] {
  const stream = createSentenceStream(language)
  return [...pieces.flatMap((piece) => stream.push(piece)), ...stream.end()]
}

const textsOf = (text: string, language?: string) => sentencesOf([text], language).map((sentence) => sentence.text)

describe('sentences', () => {
  test.each<[text: string, sentences: string[]]>([
    ['We are open. Come in! Are you ill? Yes', ['We are open.', 'Come in!', 'Are you ill?', 'Yes']],
    ['We open at 8. Please come.', ['We open at 8.', 'Please come.']],
    ['We open at 8. in the morning', ['We open at 8. in the morning']],
    ['It is 3.5 or 1,200. Then $12.50. Go.', ['It is 3.5 or 1,200.', 'Then $12.50.', 'Go.']],
    ['Open until 8 p.m. Then we close.', ['Open until 8 p.m.', 'Then we close.']],
    ['Open until 8 p.m. Monday to Friday.', ['Open until 8 p.m. Monday to Friday.']],
    ['From 8:30 a.m. – 6 p.m. daily.', ['From 8:30 a.m. – 6 p.m. daily.']],
    ['Ask Dr. Smith or Mrs. Jones.', ['Ask Dr. Smith or Mrs. Jones.']],
    ['Are you open? No. We are not.', ['Are you open?', 'No.', 'We are not.']],
    ['Open until 8 p.m. EST. Max. 5 people.', ['Open until 8 p.m. EST.', 'Max. 5 people.']],
    ['Take bus No. 5 today.', ['Take bus No. 5 today.']],
    ['Take one, e.g. Bus 5. Go.', ['Take one, e.g. Bus 5.', 'Go.']],
    ['Tea, coffee etc. We have it.', ['Tea, coffee etc.', 'We have it.']],
    ['J. R. Smith is in D.C. today.', ['J. R. Smith is in D.C. today.']],
    ['Go to Room B. Then wait. So do I. We go.', ['Go to Room B.', 'Then wait.', 'So do I.', 'We go.']],
    ["Near St. Mary's on Main St. The door is open.", ["Near St. Mary's on Main St.", 'The door is open.']],
    ['On Dec. 24 we close. In Rm. 12 (Bldg. C).', ['On Dec. 24 we close.', 'In Rm. 12 (Bldg. C).']],
    ['Well... maybe. Well… Maybe.', ['Well... maybe.', 'Well…', 'Maybe.']],
    ['Really?!?! Yes!!!!!! Ok', ['Really?!?', 'Yes!!!', 'Ok']],
    ['"Stop." (He did.) "Why?" she asked.', ['"Stop."', '(He did.)', '"Why?" she asked.']],
    ['See www.example.org. Or mail a@b.org. Bye.', ['See www.example.org.', 'Or mail a@b.org.', 'Bye.']],
    ['1. Go in. 2. Turn left.', ['1. Go in.', '2. Turn left.']],
    ['Three ways: 1. By bus 2. By car 3. On foot.', ['Three ways: 1. By bus 2. By car 3. On foot.']],
    ['# Hours\n- Mon: 8-18,\n- Sat closed\nWe wait:\nOk', ['Hours.', 'Mon: 8-18.', 'Sat closed.', 'We wait:', 'Ok']],
    ['One\r\n\r\ntwo\u2028three', ['One.', 'two.', 'three']],
    ['**We open at 8:00 a.m.** Come.', ['We open at 8:00 a.m.', 'Come.']],
    ['你好。我们八点开门！再见', ['你好。', '我们八点开门！', '再见']],
    ['Call 555-0100. Then +1 (555) 123-4567. Bye.', ['Call 555-0100.', 'Then +1 (555) 123-4567.', 'Bye.']],
    ['... - * # ?', []],
  ])('%j', (text, sentences) => {
    expect(textsOf(text)).toEqual(sentences)
  })

  test.each<[text: string, written: string, spoken: string]>([
    ['We **open** at 8:00 a.m. 😀', 'We open at 8:00 a.m.', 'We open at eight a m.'],
    [
      '~~old~~ `new` [us](https://x.org) 3 * 4 ~5 a_b',
      'old new us 3 * 4 ~5 a_b',
      'old new us three times four about five a b',
    ],
    ['a **b** __c__ ***d*** ** e', 'a b c d e', 'a b c d e'],
    ['| Mon | | 8-18 |', 'Mon, 8-18.', 'Monday, eight to eighteen.'],
    ['See https://www.example.org/a_b [sic]', 'See https://www.example.org/a_b [sic]', 'See example dot org sic'],
  ])('%j keeps the written form beside the spoken one', (text, written, spoken) => {
    expect(sentencesOf([text])).toEqual([{ text: written, spoken }])
  })

  test.each<[deltas: string[], heardAfter: number]>([
    [['We are open', '.', ' Come', ' in'], 3],
    [['We are open', '!', ' '], 3],
    [['We open at 8', '.', '30', ' a.m.', ' The'], 5],
    [['- one', '\n'], 2],
    [['Hello', ' there,\n'], 2],
  ])('%j: the first sentence comes as soon as it is sure', (deltas, heardAfter) => {
    const stream = createSentenceStream('en-US')
    const heardAt = deltas.findIndex((delta) => stream.push(delta).length > 0)
    expect(heardAt + 1).toBe(heardAfter)
  })
})

describe('long runs', () => {
  test('are cut at a clause', () => {
    const run = 'we have a friendly word for everybody, and 1,200 or 3 beds, '.repeat(8)
    const texts = textsOf(run)
    expect(texts.length).toBeGreaterThan(1)
    for (const text of texts) expect(text).toMatch(/^(?:we|and) .{50,250}(?:everybody|beds),$/)
    expect(texts.join(' ')).toBe(run.trim())
  })

  test('without a clause are cut between words, never inside a number', () => {
    const run = 'call 555 123 4567 now '.repeat(40)
    const texts = textsOf(run)
    expect(texts.join(' ')).toBe(run.trim())
    for (const text of texts) {
      expect(text.length).toBeLessThanOrEqual(301)
      expect(text).not.toMatch(/^(?:123|4567)|(?:555|123)$/)
    }
  })

  test('an endless word holds no more than a piece of it', () => {
    const stream = createSentenceStream('en-US')
    const pushed = 'a'.repeat(5_000)
    const given = stream
      .push(pushed)
      .map(({ text }) => text)
      .join('')
    expect(pushed.length - given.length).toBeLessThanOrEqual(301)
  })
})

describe('whatever comes', () => {
  const dice = createDice(42)

  test.each(samples)('%j: cuts make no difference', (sample) => {
    const whole = sentencesOf([sample])
    expect(sentencesOf(sample.split(''))).toEqual(whole)
    for (let round = 0; round < 30; round++) expect(sentencesOf(cutAnywhere(sample, dice))).toEqual(whole)
  })

  test('cuts make no difference to noise either, and the voice gets words only', () => {
    for (let round = 0; round < 1_500; round++) {
      const text = anyText(dice)
      const whole = sentencesOf([text])
      expect(sentencesOf(cutAnywhere(text, dice)), JSON.stringify(text)).toEqual(whole)
      for (const { spoken } of whole)
        expect(spoken, JSON.stringify(text)).toMatch(/^[^\d*_`~#<>|[\]\\^{}\n\p{So}\p{C}]+$/u)
    }
  })

  test.each(repeatedUnits)('%j over and over gives bounded sentences', (unit) => {
    const text = unit.repeat(Math.ceil(10_000 / unit.length))
    for (const sentence of sentencesOf([text])) expect(sentence.text.length).toBeLessThanOrEqual(302)
  })
})
