import { describe, expect, test } from 'vitest'
import { groupQuestions } from './group-questions.ts'
import type { UnansweredQuestion, UnansweredReason } from './ports.ts'

/** Questions of one call each, asked one after the other. */
function asked(...texts: readonly (string | [string, UnansweredReason])[]): UnansweredQuestion[] {
  return texts.map((text, index) => {
    const [question, because] = typeof text === 'string' ? [text, 'nothing-found' as const] : text
    return { callId: `CA${index}`, turn: 1, at: 1_000 * (index + 1), question, because, doneAt: null }
  })
}

/** What a hospital was asked about things that its documents do not have, put together by hand. */
const matters = [
  [
    'Do you have a swimming pool?',
    'hi, um, is there a pool I can use',
    'do you guys have a pool',
    'swimming pool please',
  ],
  ['When does the pool open?', 'What time does the pool open?', 'pool opening hours'],
  ['How much is an MRI?', 'What does an MRI cost?', 'MRI price please', 'how much do you charge for an MRI'],
  ['How much is an X-ray?', 'what does an x ray cost', 'Price of an xray.'],
  ['Can I bring my dog?', 'may I bring my dog with me', 'hello is it okay to bring a dog'],
  ['What is the Wi-Fi password?', 'wifi password', 'can you tell me the wi fi password please'],
  ['Do you do laser eye surgery?', 'Do you offer laser eye surgery?', 'is laser eye surgery available'],
  ['Do you offer acupuncture?', 'Acupuncture', 'is acupuncture available'],
  ['How much does acupuncture cost?', 'acupuncture price'],
  ['Do you treat dogs?'],
  ['Can I get a refund?', 'I want a refund'],
  ['Who won the football game?'],
  ['Is there a helicopter pad?', 'helicopter pad'],
]

describe('grouping', () => {
  test('what is asked in other words comes together, and nothing else', async () => {
    // One of each in turn, so that no group is made by the order.
    const rounds = [0, 1, 2, 3].flatMap((round) => matters.flatMap((wordings) => wordings[round] ?? []))
    const groups = await groupQuestions(asked(...rounds), 'en-US')
    const found = groups.map(({ wordings }) => wordings.toSorted())
    expect(found.toSorted()).toEqual(matters.map((wordings) => wordings.toSorted()).toSorted())
  })

  test('says of a group what an owner wants to know', async () => {
    const questions = asked(
      ['is there a pool', 'refused'],
      'Do you have a pool?',
      'Where can I buy a ticket?',
      'do you have a pool',
      'Is there a pool?',
      ['Do you have a pool', 'corrected'],
    )
    const [first, second] = await groupQuestions(questions, 'en-US')
    expect(first).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{10}$/),
      question: 'Do you have a pool?',
      wordings: ['Do you have a pool?', 'is there a pool'],
      keywords: ['pool'],
      count: 5,
      lastAt: 6_000,
      because: 'nothing-found',
      questions: [0, 1, 3, 4, 5].map((index) => questions[index]),
    })
    expect(second).toMatchObject({ question: 'Where can I buy a ticket?', count: 1, lastAt: 3_000 })
  })

  test('does not depend on the order, and keeps its id when more is asked', async () => {
    const questions = asked(...matters.flat())
    const groups = await groupQuestions(questions, 'en-US')
    expect(await groupQuestions(questions.toReversed(), 'en-US')).toEqual(groups)
    const later = asked(...matters.flat(), 'Is there a swimming pool?', 'Is there a swimming pool?').slice(-2)
    const [most] = await groupQuestions([...questions, ...later], 'en-US')
    expect(most?.count).toBe(6)
    expect(groups.map(({ id }) => id)).toContain(most?.id)
    expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length)
  })

  test('a chain of likenesses does not make one group', async () => {
    const words = ['silver', 'ring', 'box', 'repair', 'voucher', 'card', 'shelf', 'lamp']
    const chain = words.slice(0, -3).map((_, index) => words.slice(index, index + 4).join(' '))
    const groups = await groupQuestions(asked(...chain), 'en-US')
    const first = groups.find(({ wordings }) => wordings.includes('silver ring box repair'))
    expect(first?.wordings).toEqual(chain.slice(0, 2))
  })

  test('the newest of equals comes first', async () => {
    const groups = await groupQuestions(
      asked('Is there a sauna?', 'Who won the game?', 'Is there a sauna?', 'pool', 'pool'),
      'en-US',
    )
    expect(groups.map(({ question }) => question)).toEqual(['pool', 'Is there a sauna?', 'Who won the game?'])
  })

  test.each([
    [
      'de-DE',
      ['Gibt es hier ein Schwimmbad?', 'haben Sie ein Schwimmbad', 'Guten Tag, gibt es Schwimmbäder?'],
      'Wo ist die Sauna?',
    ],
    ['es-ES', ['¿Tienen piscina?', 'hola, hay una piscina', 'hay piscinas por favor'], '¿Hay una sauna?'],
    ['fr-FR', ['Avez-vous une piscine ?', 'bonjour, il y a une piscine', 'y a-t-il des piscines'], 'Où est le sauna ?'],
    ['ja-JP', ['プールはありますか', 'プールはありますか？'], 'サウナはどこですか'],
    ['xx-XX', ['zwembad', 'Zwembad?'], 'sauna'],
  ])('groups in %s', async (language, same, other) => {
    const groups = await groupQuestions(asked(...same, other), language)
    expect(groups.map(({ count }) => count)).toEqual([same.length, 1])
  })

  test('words without a subject are grouped by themselves', async () => {
    const groups = await groupQuestions(asked('hello?', 'Hello', 'what', '', '?!', '🏊'), 'en-US')
    expect(groups.map(({ question, count }) => [question, count])).toEqual([
      ['', 3],
      ['hello?', 2],
      ['what', 1],
    ])
    expect(await groupQuestions([], 'en-US')).toEqual([])
  })

  test('odd and endless words do no harm', async () => {
    const texts = ['__proto__', 'constructor', 'toString toString', 'pool '.repeat(5_000), '\u0000', 'half \ud83d']
    const groups = await groupQuestions(asked(...texts), 'en-US')
    expect(groups.reduce((total, { count }) => total + count, 0)).toBe(texts.length)
  })
})
