import { describe, expect, test } from 'vitest'
import { checkSentence } from './check-sentence.ts'
import { createEvidenceGatherer } from './evidence.ts'

const gather = createEvidenceGatherer('en-US')
const isBorneOut = (sentence: string, text: string) => 'safe' in checkSentence(sentence, true, gather([text]))

/** A sentence, and texts that bear it out. */
const supported: readonly (readonly [string, ...string[]])[] = [
  ['It costs twelve hundred dollars.', 'Fee: $1,200.00', 'USD 1200', 'fee | 1200'],
  ["It's nine fifty.", '$9.50', '9,50 €', '9 dollars and 50 cents'],
  ['It costs fifty cents.', '$0.50', '50 cents'],
  ['It is twenty percent off.', '20 %', '20% off', 'twenty percent'],
  ['It takes an hour and a half.', '90 minutes', '1.5 hours', 'one and a half hours'],
  ['It takes one hour and fifteen minutes.', '75 minutes', '1 hour 15 minutes'],
  ['It takes two and a half hours.', '150 minutes', '2.5 h'],
  ['It is one point five miles away.', '1.5 miles'],
  ['The wait is two to three weeks.', '2-3 weeks', '2–3 weeks', 'two or three weeks'],
  ['We open at half past nine.', '9:30 a.m.', '09:30-18:00', 'nine thirty'],
  ['We close at quarter to six in the evening.', '17:45', '5:45 p.m.', 'quarter to six'],
  ['We open at ten to nine.', '8:50', 'ten to nine', '10 to 9'],
  ['We open at noon.', '12:00-18:00', '12 p.m.', 'twelve noon'],
  ['We are open until midnight.', '18:00-24:00', '12 a.m.'],
  ['We are open from eight to six.', '8-18', '8 a.m. to 6 p.m.', '08:00-18:00', '8am-6pm'],
  ['It is the twenty-fifth of December.', '2026-12-25', '12/25/2026', '25.12.', 'Dec. 25', '25 Dec', 'December 25th'],
  ['It was in nineteen ninety-eight.', 'since 1998', 'nineteen ninety-eight'],
  ['That was twenty twenty-six.', '2026', 'two thousand twenty-six'],
  ['It is on the third floor.', '3rd floor', 'floor three', 'level 3', 'second and third floors'],
  ['Room one oh five.', 'room 105', 'room one hundred five'],
  ['Call double five five, oh one one oh.', '555-0110', '(555) 01 10', '5550110', '+1 555 0110'],
  ['Call one five five, zero one one zero five zero.', '155-0110 50', '+49 155 011050'],
  ['Call plus four nine, one five five, zero one one zero five zero.', '0155 011050', '+49155011050'],
  ['Call 555-0110 or come in.', 'Haircut, 45, 555-0110', '555-0110 8 a.m. to 6 p.m.'],
  ['It costs forty-five dollars.', 'Haircut, 45, 555-0110', '45 USD'],
  ['Write to john dot smith at x dot org.', 'john.smith@x.org', 'JOHN.SMITH@X.ORG'],
  ['Go to w w w dot shop dot co dot u k.', 'https://www.shop.co.uk/', 'shop.co.uk'],
  ['Go to shop.org/prices, please.', 'See shop.org/prices.'],
  ['We are open twenty-four hours a day.', '24/7', 'day and night', 'around the clock'],
  ['We are open seven days a week.', 'every day', '24/7', '7 days a week'],
  ['Come tomorrow, on the twenty-sixth.', 'It is now Wednesday, 25 November 2026, 14:10 (UTC).'],
  ["Ask Mr. O'Brien's colleague Okafor.", "o'brien, okafor", 'OBRIEN Brien Okafar'],
  ['Go to the Emergency Department.', 'our emergency departments'],
]

describe('bears out', () => {
  test.each(supported.flatMap(([sentence, ...texts]) => texts.map((text) => [sentence, text] as const)))(
    '%s by: %s',
    (sentence, text) => expect(isBorneOut(sentence, text)).toBe(true),
  )
})

describe('does not bear out', () => {
  test.each([
    ['It costs twenty pounds.', '$20'],
    ['It costs thirty dollars.', 'The first 30 minutes.'],
    ['It takes thirty minutes.', 'It costs $30.'],
    ['It costs nine fifty.', '$9.15'],
    ['Up to five visitors may come.', 'until 5 p.m.'],
    ['It is on the third floor.', 'up to three visitors; the third Tuesday'],
    ['We open at 8 p.m.', '8 a.m.'],
    ['We open at half past nine.', '9:00'],
    ['We open at nine.', 'Highway 9'],
    ['It is the twenty-fifth of December.', '25 minutes in December'],
    ['It is December fifth.', 'December 25'],
    ['Call 212-555-0110.', '555-0110'],
    ['Call 555-0110.', '555-01, 10 dollars'],
    ['Room 110.', '555-0110 and 1101'],
    ['Go to shop.org/refunds.', 'shop.org/prices'],
    ['Go to shop.com.', 'info@shop.com'],
    ['Write to info@shop.org.', 'info@shop.com, sales@shop.org'],
    ['Copies are ready in seven days.', 'every day'],
    ['Ask Ms. Weber.', 'Weaver'],
  ])('%s by: %s', (sentence, text) => expect(isBorneOut(sentence, text)).toBe(false))
})

test('needs nothing for how people talk', () => {
  const talk = [
    "I'm sorry, I have nothing written down about that.",
    'One moment, please, and I will tell you.',
    'First, fill in the form, and second, sign it.',
    'One is free, the other one is not.',
    'There are two ways, and either one is OK.',
    'Which of these three do you mean?',
    'For a second opinion, please ask on Monday or in March.',
    'She said, "Please bring your card." Here is how: Take the stairs.',
    "We'd help you in English, Spanish or Mandarin, and the X-ray is next to the CT.",
    'That depends; dot your i and cross your t at the end.',
    'HELLO AND WELCOME.',
  ]
  for (const sentence of talk) expect(checkSentence(sentence, true, gather([]))).toEqual({ safe: sentence.length })
})

test('reads a text that comes again only once', () => {
  const text = `Twenty-five dollars. ${'More words here. '.repeat(50)}`
  const [first] = gather([text]).texts
  expect(gather(['Something else.', text]).texts[1]).toBe(first)
})

test('lets go of texts that nobody asked for lately', () => {
  const kept = createEvidenceGatherer('xx')
  const long = (letter: string) => letter.repeat(900_000)
  const [first] = kept([long('a')]).texts
  kept([long('b'), long('c')])
  expect(kept([long('a')]).texts[0]).not.toBe(first)
  expect(kept([]).texts).toEqual([])
})

test('takes any language tag', () => {
  for (const language of ['', 'de_AT', 'ES-us', 'x', '🙂', 'constructor', 'zh-Hans-CN']) {
    const evidence = createEvidenceGatherer(language)(['5550110'])
    expect(checkSentence('5550110 5550111', true, evidence)).toMatchObject({ invented: expect.any(String) })
  }
})
