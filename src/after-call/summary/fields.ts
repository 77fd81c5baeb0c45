import type { FieldSettings } from '../../config/after-call-schema.ts'
import type { ExtractedField } from '../../conversation/call-summary.ts'
import { foldWords } from '../../lib/fold-words.ts'
import type { SpokenTurn } from './transcript.ts'

/** What a model says it found. */
export interface FoundField {
  readonly name: string
  readonly value: string | number | boolean
  readonly turn: number
  readonly words: string
}

/**
 * Keeps of what a model found only what the caller said: the words must stand in the caller's words of that turn, and
 * the value must follow from them. A name has one value, the one said last, since callers correct themselves.
 */
export function keptFields(
  found: readonly FoundField[],
  settings: readonly FieldSettings[],
  turns: readonly SpokenTurn[],
): ExtractedField[] {
  return settings.flatMap((field) => {
    const borneOut = found
      .filter(({ name }) => name === field.name)
      .flatMap((one) => checked(one, field, turns) ?? [])
      .toSorted((one, other) => one.turn - other.turn)
    return borneOut.at(-1) ?? []
  })
}

function checked(found: FoundField, field: FieldSettings, turns: readonly SpokenTurn[]): ExtractedField | null {
  const said = foldWords(turns.find(({ turn }) => turn === found.turn)?.caller ?? '')
  const words = foldWords(found.words)
  if (words === '' || !holds(said, words)) return null
  const value = typedValue(found, field, words)
  return value === null ? null : { name: field.name, value, turn: found.turn, words: found.words.trim() }
}

/** The value in the type of its field; null when it does not follow from the words. */
function typedValue(
  { value }: FoundField,
  { type, choices }: FieldSettings,
  words: string,
): ExtractedField['value'] | null {
  switch (type) {
    case 'text': {
      const text = String(value).trim()
      const folded = foldWords(text)
      return folded !== '' && holds(words, folded) ? text : null
    }
    case 'number': {
      const number = typeof value === 'number' ? value : Number(String(value).trim() || Number.NaN)
      if (!Number.isFinite(number)) return null
      // In words it may be said in any language; in figures it must be the same.
      const figures = words.match(/\d+/g)
      return figures === null || figures.join('') === String(number).replace(/\D/g, '') ? number : null
    }
    case 'yes-no':
      return typeof value === 'boolean' ? value : null
    case 'date': {
      const date = String(value).trim()
      return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)) ? date : null
    }
    case 'choice':
      return choices.find((choice) => foldWords(choice) === foldWords(String(value))) ?? null
  }
}

/** Whether words stand in a text as whole words. */
function holds(text: string, words: string): boolean {
  return ` ${text} `.includes(` ${words} `)
}
