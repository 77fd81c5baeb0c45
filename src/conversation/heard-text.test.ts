import { describe, expect, test } from 'vitest'
import { cutAtHeard } from './heard-text.ts'
import { type Clause, createClauseStream } from './speakable/clause-stream.ts'
import { createDice } from './speakable/random-text.test-support.ts'
import { join } from './spoken-units.ts'

function clausesOf(text: string): Clause[] {
  const stream = createClauseStream('en-US')
  return [...stream.push(text), ...stream.end()]
}

const answer =
  'We open at 8:00 a.m. and close at 6 p.m. on weekdays. The MRI scan costs $12.50, in most cases. ' +
  'Call +1 (555) 123-4567 or visit our desk (second floor), please.'
const clauses = clausesOf(answer)
const upTo = (words: string) => answer.slice(0, answer.indexOf(words))

describe('what was heard', () => {
  test.each<[why: string, played: string, heard: string]>([
    ['nothing', '', ''],
    ['no word', ' … ', ''],
    ['a word', 'we', 'We'],
    ['as we said it', 'We open at eight a m and close', 'We open at 8:00 a.m. and close'],
    ['in figures', 'We open at 8:00 AM and', 'We open at 8:00 a.m. and'],
    ['in both ways', 'we open at 8:00 a.m. and close at six p m on', 'We open at 8:00 a.m. and close at 6 p.m. on'],
    [
      'inside a word',
      'We open at eight a m and close at six p m on weekd',
      'We open at 8:00 a.m. and close at 6 p.m. on',
    ],
    ['inside an amount', 'The M R I scan costs twelve dollars and', upTo(' $12')],
    ['inside an amount in figures', 'The MRI scan costs $12', upTo(' $12')],
    ['the whole amount', 'the mri scan costs twelve dollars and fifty cents', upTo(' in most')],
    ['inside a number', 'call plus one five five five one two three', upTo(' +1')],
    ['with a misspelt word', 'The M R I scam costs twelve dollars and fifty cents', upTo(' in most')],
    ['without its start', 'or visit our desk', upTo(' (second')],
    ['everything', clauses.map(({ spoken }) => spoken).join(''), answer],
    ['more than everything', `${clauses.map(({ spoken }) => spoken).join('')} Thank you so much.`, answer],
  ])('%s: %j', (_why, played, heard) => {
    const cut = cutAtHeard(clauses, played)
    expect(cut.heard).toBe(heard)
    expect(cut.heard + cut.unheard).toBe(answer)
  })

  test('has its unheard rest in both forms', () => {
    const cut = cutAtHeard(clausesOf('We open at 8 a.m. today.'), 'we open at')
    expect(cut).toMatchObject({ heard: 'We open at', unheard: ' 8 a.m. today.' })
    expect(join(cut.rest)).toEqual({ text: ' 8 a.m. today.', spoken: ' eight a m today.' })
  })

  test('is the first of words said twice, unless more was played', () => {
    const pieces = clausesOf('We wait. We wait. We wait.')
    expect(cutAtHeard(pieces, 'we wait').heard).toBe('We wait.')
    expect(cutAtHeard(pieces, 'we wait we wait').heard).toBe('We wait. We wait.')
    const often = clausesOf('We wait. '.repeat(40))
    expect(cutAtHeard(often, 'We wait. '.repeat(30)).unheard.trim()).toBe('We wait. '.repeat(10).trim())
  })

  test('is decided by its length where no word fits', () => {
    expect(cutAtHeard(clausesOf('one two three four five six'), 'xxxyyyzzzz').heard).toBe('one two')
  })

  test('works on whole sentences too', () => {
    const pieces = [
      { text: 'We open at 8. ', spoken: 'We open at eight. ' },
      { text: 'Please come in. ', spoken: 'Please come in. ' },
    ]
    expect(cutAtHeard(pieces, 'We open at eight. Please')).toMatchObject({
      heard: 'We open at 8. Please',
      unheard: ' come in. ',
    })
    expect(cutAtHeard(pieces, 'We open at eight. Please come in.').unheard).toBe('')
  })

  test('keeps what is written but not said with the words before it', () => {
    const pieces = clausesOf('Your id is CA1234567890abcdef1234567890abcdef, I think.')
    expect(cutAtHeard(pieces, 'your id is').heard).toBe('Your id is CA1234567890abcdef1234567890abcdef,')
  })

  test('cuts between the signs of a script without blanks', () => {
    const pieces = [{ text: '我们开门。', spoken: '我们开门。' }]
    expect(cutAtHeard(pieces, '我们')).toMatchObject({ heard: '我们', unheard: '开门。' })
  })

  test('of nothing said is nothing', () => {
    expect(cutAtHeard([], 'Hello')).toEqual({ heard: '', unheard: '', rest: [] })
  })
})

describe('any playback', () => {
  const dice = createDice(11)
  const spellings: ((word: string) => string)[] = [
    (word) => word,
    (word) => word.toUpperCase(),
    (word) => `${word}, `,
    (word) => word.replace(/[,.]/g, ''),
    (word) => ` ${word} `,
    (word) => word.replace(/\s/g, ''),
  ]
  const spellAnew = (word: string) => (spellings[dice(spellings.length)] ?? String)(word)

  test('is cut behind the last clause that was heard, in either form and any spelling', () => {
    for (let round = 0; round < 400; round++) {
      const count = 1 + dice(clauses.length)
      const heard = clauses.slice(0, count)
      const played = heard.map(({ text, spoken }) => ` ${spellAnew(dice(2) ? text : spoken)}`).join('')
      const cut = cutAtHeard(clauses, played)
      expect(cut.heard, played).toBe(heard.map(({ text }) => text).join(''))
    }
  })

  test('that stops anywhere in plain words is cut behind the last whole word', () => {
    const prose = 'you are welcome here and the doctors at the desk will see you and then you may go home'
    for (let length = 1; length <= prose.length; length++) {
      const upToBlank = `${prose} `.slice(0, length + 1)
      const whole = upToBlank.slice(0, Math.max(upToBlank.lastIndexOf(' '), 0))
      expect(cutAtHeard(clausesOf(prose), prose.slice(0, length)).heard).toBe(whole)
    }
  })

  test('loses nothing and invents nothing', () => {
    const alphabet = [...'abc 128,.!$é你', ' we', ' open', ' eight', '😀', '\ud800']
    for (let round = 0; round < 500; round++) {
      const noise = Array.from({ length: dice(40) }, () => alphabet[dice(alphabet.length)]).join('')
      const cut = cutAtHeard(clauses, noise)
      expect(cut.heard + cut.unheard).toBe(answer)
      expect(
        clauses
          .map(({ spoken }) => spoken)
          .join('')
          .endsWith(join(cut.rest).spoken),
      ).toBe(true)
    }
  })

  test('of two thousand words is cut at the right one', () => {
    const pieces = Array.from({ length: 2_000 }, (_, index) => ({
      text: ` ${index} steps`,
      spoken: ` ${[...String(index)].map((figure) => 'abcdefghij'[Number(figure)]).join('')} steps`,
    }))
    const played = pieces.slice(0, 1_500).map(({ spoken }) => spoken)
    expect(cutAtHeard(pieces, played.join('')).unheard.startsWith(' 1500 steps')).toBe(true)
  })
})
