import { describe, expect, test } from 'vitest'
import { createClauseStream } from './clause-stream.ts'
import { anyText, createDice, cutAnywhere, repeatedUnits } from './random-text.test-support.ts'
import { createSentenceStream } from './sentence-stream.ts'
import { spokenLanguages } from './spoken-languages.test-support.ts'
import { toSpoken } from './to-spoken.ts'

const spokenByClauses = (pieces: readonly string[], language: string) => {
  const stream = createClauseStream(language)
  return [...pieces.flatMap((piece) => stream.push(piece)), ...stream.end()].map(({ spoken }) => spoken).join('')
}
const spokenBySentences = (pieces: readonly string[], language: string) => {
  const stream = createSentenceStream(language)
  return [...pieces.flatMap((piece) => stream.push(piece)), ...stream.end()].map(({ spoken }) => spoken).join(' ')
}

describe.each(Object.entries(spokenLanguages))('%s', (language, rows) => {
  test.each(rows)('%j is said %j', (written, spoken) => {
    expect(toSpoken(written, language)).toBe(spoken)
  })

  test.each(rows)('%j is said the same word by word', (written) => {
    for (const text of [written, `${written} ok`, `Ok, ${written}`, `(${written}) ok`]) {
      expect(spokenByClauses([text], language), text).toBe(toSpoken(text, language))
      expect(spokenByClauses(text.split(''), language), text).toBe(toSpoken(text, language))
    }
  })

  test('two rows in one sentence are said the same word by word', () => {
    const dice = createDice(7)
    const chosen = () => rows[dice(rows.length)]?.[0] ?? ''
    for (let round = 0; round < 300; round += 1) {
      const text = `${chosen()}, ${chosen()} ${chosen()}`
      expect(spokenByClauses([text], language), text).toBe(toSpoken(text, language))
    }
  })

  test('cuts make no difference to noise, and no figure or sign is left to the voice', () => {
    const dice = createDice(11)
    for (let round = 0; round < 300; round += 1) {
      const text = `${anyText(dice)} ${rows[dice(rows.length)]?.[0] ?? ''}`
      const whole = spokenBySentences([text], language)
      expect(spokenBySentences(cutAnywhere(text, dice), language), text).toBe(whole)
      expect(whole, text).toMatch(/^[^\d*_`~#<>|[\]\\^{}\n\p{So}\p{C}]*$/u)
    }
  })

  test.each(repeatedUnits)('%j over and over takes no long time', (unit) => {
    const text = unit.repeat(Math.ceil(5_000 / unit.length))
    expect(spokenBySentences([text], language)).not.toMatch(/\d/)
  })
})
