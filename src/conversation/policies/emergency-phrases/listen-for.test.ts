import { describe, expect, test } from 'vitest'
import { knownEmergencies } from '../../../config/emergencies-schema.ts'
import { alarms } from './alarms.test-support.ts'
import { listenFor } from './listen-for.ts'
import { sayings } from './sayings.test-support.ts'
import { emergencyWordsFor } from './words-for.ts'

const heardIn = (language: string) => listenFor(emergencyWordsFor(language), knownEmergencies, {})

describe.each(Object.entries(alarms))('%s', (language, { sure, none, unsure }) => {
  const hear = heardIn(language)

  test.each(sure)('%s: %j', (name, said) => {
    expect(hear(said)).toEqual({ name, sure: true })
  })

  test.each(unsure)('%j is asked back', (said) => {
    expect(hear(said)).toMatchObject({ sure: false })
  })

  test.each(none)('%j is none', (said) => {
    expect(hear(said)).toBeNull()
  })
})

describe.each(Object.entries(sayings))('however it is put in %s', (language, { told, ordinary }) => {
  const hear = heardIn(language)

  test.each(told.split('|'))('%j is heard', (said) => {
    expect(hear(said)).not.toBeNull()
  })

  test.each(ordinary.split('|'))('%j is none', (said) => {
    expect(hear(said)).toBeNull()
  })
})

test('phrases of the owner count as sure, with small words between', () => {
  const hear = listenFor(emergencyWordsFor('en-US'), ['medical'], { lift: ['stuck in elevator'] })
  expect(hear('we are stuck in the elevator')).toEqual({ name: 'lift', sure: true })
  expect(hear('we are not stuck in the elevator')).toBeNull()
  expect(hear('there is a fire')).toBeNull()
})

test('a language that is not shipped has the phrases of the owner', () => {
  const hear = listenFor(null, ['medical'], { medical: ['ik heb pijn op de borst'] })
  expect(hear('Hallo, ik heb pijn op de borst!')).toEqual({ name: 'medical', sure: true })
})

test('long noise is heard through quickly, whatever is in it', () => {
  const hear = heardIn('en')
  for (const word of ['pain', 'i have a', 'no', 'chest', 'my my my the the', 'fire fire', '((((', '\\d+*']) {
    expect(hear(`${word} `.repeat(2_000))).not.toBe(undefined)
  }
})
