import { describe, expect, test } from 'vitest'
import { type Clause, createClauseStream } from './clause-stream.ts'
import { anyText, createDice, cutAnywhere, repeatedUnits, samples } from './random-text.test-support.ts'
import { createSentenceStream } from './sentence-stream.ts'
import { spokenEnglish } from './spoken-english.test-support.ts'

function clausesOf(pieces: readonly string[], language = 'en-US'): Clause[] {
  const stream = createClauseStream(language)
  return [...pieces.flatMap((piece) => stream.push(piece)), ...stream.end()]
}

const spokenOf = (clauses: readonly Clause[]) => clauses.map(({ spoken }) => spoken).join('')

/** Both forms of every sentence as the clauses have them. */
function sentencesOf(clauses: readonly Clause[]): { text: string; spoken: string }[] {
  const sentences: { text: string; spoken: string }[] = []
  let text = ''
  let spoken = ''
  for (const clause of clauses) {
    text += clause.text
    spoken += clause.spoken
    if (!clause.endsSentence) continue
    sentences.push({ text: text.replace(/^ /, ''), spoken: spoken.replace(/^ /, '') })
    text = ''
    spoken = ''
  }
  expect(text + spoken).toBe('')
  return sentences
}

function wholeSentences(text: string, language = 'en-US') {
  const stream = createSentenceStream(language)
  return [...stream.push(text), ...stream.end()]
}

describe('clauses', () => {
  test.each<[why: string, text: string, clauses: string[]]>([
    ['plain words one by one', 'We are open, come in', ['We', ' are', ' open', ', come', ' in']],
    ['a figure waits for its unit', 'Take 500 mg now', ['Take', ' five hundred milligrams', ' now']],
    ['and holds nothing before it', 'It is 20 degrees', ['It', ' is', ' twenty degrees']],
    ['a whole time', 'Open at 8:00 a.m. on Monday', ['Open', ' at', ' eight a m on', ' Monday']],
    ['a range', 'From 8 to 6 pm daily', ['From', ' eight to six p m daily']],
    ['a date', 'On 24 Dec 2026 we rest', ['On', ' the twenty fourth of December, twenty twenty six we', ' rest']],
    ['a month before its day', 'On Jan 2 only', ['On', ' January second only']],
    ['money', 'A $1.2 million house', ['A', ' one point two million dollars house']],
    [
      'a telephone number',
      'Call (555) 123-4567 ext. 12 now',
      ['Call', ' five five five, one two three, four five six seven, extension one two now'],
    ],
    ['a room', 'In Room 4B now', ['In', ' Room', ' four B now']],
    ['a house', 'At 1450 Oak Hill Ave today', ['At', ' fourteen fifty Oak Hill Avenue today']],
    ['a title', 'Ask Dr. Smith first', ['Ask', ' Doctor Smith', ' first']],
    [
      'a saint and a street',
      "He is by St. Mary's on Main St. now",
      ['He', ' is', ' by', " Saint Mary's", ' on', ' Main', ' Street now'],
    ],
    ['an abbreviation', 'Drinks, e.g. tea or milk', ['Drinks', ', for example, tea', ' or', ' milk']],
    ['a number sign', 'Bus No. 5 stops', ['Bus', ' number five stops']],
    ['days', 'Open Mon–Fri or Sat and Sun', ['Open', ' Monday to Friday', ' or', ' Saturday and', ' Sunday']],
    ['days beside a comma', 'Open Sat, Sun', ['Open', ' Saturday, Sunday']],
    ['a day that may be a word', 'The Sun shines', ['The', ' Sun shines']],
    ['brackets', 'Park (second floor) for free', ['Park', ', second floor, for', ' free']],
    ['brackets around one word', 'Park (free) today', ['Park', ', free, today']],
    ['a list', 'Two ways: 1. By bus 2. By car', ['Two', ' ways:', ' one, By', ' bus', ', two, By', ' car']],
    ['emphasis', 'We **never** close', ['We', ' never', ' close']],
    ['a sign between words', 'Q & A — today', ['Q', ' and A', ', today']],
    ['an address', 'Mail info@example.org now', ['Mail', ' info at example dot org', ' now']],
    ['a capital until small letters come', 'ER is open', ['E R is', ' open']],
    ['words in capitals', 'IT IS OPEN', ['IT IS OPEN']],
    ['a state before its code', 'In IL 62704 now', ['In', ' I L six two seven zero four now']],
  ])('%s: %j', (_why, text, clauses) => {
    expect(clausesOf([text]).map(({ spoken }) => spoken)).toEqual(clauses)
  })

  test.each<[language: string, text: string, clauses: string[]]>([
    ['nl-NL', 'Wij zijn om 8 uur (op de markt) open', ['Wij', ' zijn', ' om', ' 8 uur', ' (op de markt) open']],
    ['zh-CN', '你好。我们开门！', ['你好。', ' 我们开门！']],
  ])('%s: %j', (language, text, clauses) => {
    expect(clausesOf([text], language).map(({ spoken }) => spoken)).toEqual(clauses)
  })

  test('hold no more of plain prose than the word in the making and the mark before it', () => {
    const prose = 'You are very welcome here, and the doctors will gladly see you; please bring your card. '.repeat(5)
    const stream = createClauseStream('en-US')
    let given = ''
    let pushed = ''
    for (const char of prose) {
      pushed += char
      given += spokenOf(stream.push(char))
      expect(pushed.slice(given.length)).toMatch(/^[,;]? ?[a-zA-Z]*[.,;]? ?$/)
    }
  })

  test('wait for a closing bracket, but not for ever', () => {
    const stream = createClauseStream('en-US')
    expect(spokenOf(stream.push('Park (on the second floor '))).toBe('Park')
    expect(spokenOf(stream.push('behind the lifts '.repeat(10)))).toContain(', on the second floor behind the lifts')
  })

  test('have what is written beside what is said', () => {
    expect(clausesOf(['It is **$5** today.'])).toEqual([
      { text: 'It', spoken: 'It', endsSentence: false },
      { text: ' is', spoken: ' is', endsSentence: false },
      { text: ' $5 today.', spoken: ' five dollars today.', endsSentence: true },
    ])
  })

  test('a sentence ends with its last words, or behind them when they had left', () => {
    const ends = (text: string) => clausesOf([text]).filter(({ endsSentence }) => endsSentence)
    expect(ends('Come in! We close at 8. Bye.\nOk').map(({ text }) => text)).toEqual([' in!', ' 8.', ' Bye.', ' Ok'])
    expect(ends('Come in. We wait').map(({ text }) => text)).toEqual(['', ' wait'])
  })

  test('an end is told with the first letter that proves it', () => {
    const stream = createClauseStream('en-US')
    expect(stream.push('Come in. ').map(({ endsSentence }) => endsSentence)).toEqual([false, false])
    expect(stream.push('W')).toEqual([{ text: '', spoken: '', endsSentence: true }])
  })
})

describe('clauses and sentences', () => {
  const frames = [
    ['', ''],
    ['Well then, ', ''],
    ['We say that ', ' and so on is fine.'],
    ['It is so. ', '. And that is it.'],
    ['', ' Today'],
    ['The ', ' we know'],
  ] as const
  const links = [' or ', ', ', ' (', ') – ', '; ', '. ', ' to ', ' ']
  const rows = Object.values(spokenEnglish).flatMap((kind) => kind.map(([written]) => written))

  test.each(frames)('say the same of every row of the table between %j and %j', (before, after) => {
    for (const row of rows) {
      const text = before + row + after
      expect(sentencesOf(clausesOf([text])), text).toEqual(wholeSentences(text))
    }
  })

  test.each(frames)('never part a word of the table between %j and %j', (before, after) => {
    for (const row of rows) {
      const clauses = clausesOf([before + row + after])
      for (const { text, spoken } of clauses.slice(1)) expect(text + spoken, row).not.toMatch(/^[\p{L}\p{N}]/u)
    }
  })

  test('say the same of any two rows', () => {
    const dice = createDice(7)
    const chosen = () => rows[dice(rows.length)] ?? ''
    for (let round = 0; round < 1_000; round++) {
      const text = chosen() + (links[dice(links.length)] ?? '') + chosen()
      expect(spokenOf(clausesOf([text])), text).toBe(
        wholeSentences(text)
          .map(({ spoken }) => spoken)
          .join(' '),
      )
    }
  })

  test('say the same of a run that is cut for its length', () => {
    const run = 'we have a friendly word for everybody, and plenty of beds, '.repeat(20)
    expect(spokenOf(clausesOf([run])).trim()).toBe(run.trim())
  })
})

describe('whatever comes', () => {
  const dice = createDice(42)

  test.each(samples)('%j: cuts make no difference', (sample) => {
    const whole = clausesOf([sample])
    expect(clausesOf(sample.split(''))).toEqual(whole)
    for (let round = 0; round < 20; round++) expect(clausesOf(cutAnywhere(sample, dice))).toEqual(whole)
  })

  test('cuts make no difference to noise either, and the voice gets words only', () => {
    for (let round = 0; round < 1_000; round++) {
      const text = anyText(dice)
      const whole = clausesOf([text])
      expect(clausesOf(cutAnywhere(text, dice)), JSON.stringify(text)).toEqual(whole)
      expect(spokenOf(whole), JSON.stringify(text)).toMatch(/^[^\d*_`~#<>|[\]\\^{}\n\p{So}\p{C}]*$/u)
    }
  })

  test.each(repeatedUnits)('%j over and over holds and gives bounded clauses', (unit) => {
    const text = unit.repeat(Math.ceil(10_000 / unit.length))
    for (const clause of clausesOf([text])) expect(clause.text.length).toBeLessThanOrEqual(302)
  })
})
