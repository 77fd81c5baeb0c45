import { describe, expect, test } from 'vitest'
import { createRefusalCheck, isQuestion } from './unanswered.ts'

const refuses = createRefusalCheck(['I am sorry, nothing of that sort is noted.'])

describe('what asks for something', () => {
  test.each(['Do you have a pool?', 'parking', 'And on Sunday?', 'Haben Sie ein Schwimmbad?', '有停车场吗'])(
    '%s',
    (words) => {
      expect(isQuestion(words, 'the assistant')).toBe(true)
    },
  )

  test.each([
    'Hello',
    'Yes, please',
    'no',
    'Thank you very much',
    'Who are you?',
    'Sí, gracias',
    'Nein danke',
    '(pressed 1 on the keypad)',
    '…',
    '',
  ])('not: %j', (words) => {
    expect(isQuestion(words, 'the assistant')).toBe(false)
  })
})

describe('an answer that is none', () => {
  test.each([
    'I’m sorry, I don’t have any information about that.',
    'I do not know that, but the front desk does.',
    'We have nothing written down about a pool.',
    'That is not written down here.',
    'I am sorry, nothing of that sort is noted. Please call again.',
    'Das weiß ich leider nicht.',
    'Lo siento, no tengo información sobre eso.',
    'Je ne sais pas, désolé.',
  ])('%s', (answer) => {
    expect(refuses(answer)).toBe(true)
  })

  test.each([
    'We are open from eight to six.',
    'You do not need an appointment.',
    'Children may not visit intensive care.',
    'No, there is no charge.',
    `${'We are at the river, and the garage is behind it. '.repeat(6)} I do not know more.`,
  ])('not: %s', (answer) => {
    expect(refuses(answer)).toBe(false)
  })
})
