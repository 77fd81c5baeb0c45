import { describe, expect, test } from 'vitest'
import { fail, finish, hang, scriptedModel, text, wait } from '../../../test/fakes/scripted-model.ts'
import { openDialogueDesk } from '../../../test/support/dialogue-desk.ts'
import { conversationUpTo } from '../history.ts'
import type { LineInput } from '../spoken-line.ts'

const closing = 'May I help you with something else?'
const cutIn = (heard: string): LineInput => ({ kind: 'interruption', heard, afterMs: null })
const answers = (...scripts: Parameters<typeof scriptedModel> extends [unknown, unknown, ...infer S] ? S : never) => ({
  models: (clock: Parameters<typeof scriptedModel>[1]) => [scriptedModel('m', clock, ...scripts)],
})
const whole = (words: string) => [text(words), finish()]

describe('an answer', () => {
  test('leaves word by word, closes with the closing question, and is last once', async () => {
    await using desk = await openDialogueDesk(answers([text('We are '), wait(50), text('at the river. '), finish()]))
    await desk.say('Where are you?')
    expect(desk.said()).toBe('We are')
    await desk.clock.advance(50)
    await desk.rest()
    expect(desk.said()).toBe(`at the river. ${closing}`)
    expect(desk.pieces.filter((piece) => piece.last)).toHaveLength(1)
  })

  test('is in the log before it is spoken', async () => {
    await using desk = await openDialogueDesk(answers(whole('Here.')))
    desk.dialogue.take({ kind: 'speech', text: 'Where are you?', final: true, language: 'en-US' })
    expect(desk.pieces).toEqual([])
    const types = (await desk.events()).map((event) => event.type)
    expect(types.indexOf('caller.said')).toBeLessThan(types.indexOf('answer.sentence'))
    expect(desk.said()).toBe(`Here. ${closing}`)
  })

  test('that is late has fillers before it, each once, and no more than three', async () => {
    await using desk = await openDialogueDesk(answers([hang()]))
    await desk.say('Where are you?')
    await desk.clock.advance(2_500)
    expect(desk.said()).toBe('One moment, please.')
    await desk.clock.advance(1_000)
    expect(desk.said()).toBe('')
  })

  test('is in the caller’s language where the settings know it, and its pieces say so', async () => {
    await using desk = await openDialogueDesk({
      ...answers(whole('Junto al río.')),
      assistant: { relay: { languages: [{ code: 'es-US' }] } },
    })
    desk.dialogue.take({ kind: 'speech', text: '¿Dónde están?', final: true, language: 'es' })
    await desk.rest()
    const spanish = desk.pieces.filter((piece) => piece.language === 'es-US').map((piece) => piece.text)
    expect(spanish.join('')).toContain('río')
    expect(desk.pieces.at(-2)).toEqual({ text: ` ${closing}`, last: false })
  })

  test('of a model that fails comes from the documents', async () => {
    await using desk = await openDialogueDesk(answers([fail('overloaded')]))
    await desk.say('When are you open?')
    expect(desk.said()).toBe(`We are open from eight to six. ${closing}`)
  })
})

describe('a caller who cuts in', () => {
  const long = whole('We are at the river. Take the second bridge and turn left.')

  test('stops the model at once, and only what was heard is remembered', async () => {
    await using desk = await openDialogueDesk(
      answers([text('We are at the river. Take '), hang()], whole('Behind the house.')),
    )
    await desk.say('Where are you?')
    expect(desk.call.answer?.done).toBe(false)
    desk.dialogue.take(cutIn('we are at the'))
    await desk.rest()
    expect(desk.call.answer?.done).toBe(true)
    await desk.say('And parking?')
    const { history, question } = conversationUpTo(desk.call.state, desk.call.state.turn)
    expect(history).toEqual([{ caller: 'Where are you?', assistant: 'We are at the', interrupted: true }])
    expect(question).toBe('And parking?')
  })

  test('by a noise hears the rest after a moment', async () => {
    await using desk = await openDialogueDesk(answers(long))
    await desk.say('Where are you?')
    desk.said()
    desk.dialogue.take(cutIn('We are at the river. Take the'))
    await desk.clock.advance(1_500)
    await desk.rest()
    expect(desk.said()).toBe(`second bridge and turn left. ${closing}`)
    expect((await desk.events()).map((event) => event.type)).toContain('turn.resumed')
  })

  test('and was asked the closing question again can answer it', async () => {
    await using desk = await openDialogueDesk(answers(long))
    await desk.say('Where are you?')
    desk.dialogue.take(cutIn('We are at the river.'))
    await desk.clock.advance(1_500)
    await desk.silent()
    await desk.say('No, thank you')
    await desk.silent()
    expect(desk.ended).toEqual([{ reason: 'goodbye' }])
  })

  test('twice in one answer has heard both parts of it', async () => {
    await using desk = await openDialogueDesk(answers(long, whole('Yes.')))
    await desk.say('Where are you?')
    desk.dialogue.take(cutIn('We are at the'))
    await desk.clock.advance(1_500)
    desk.dialogue.take(cutIn('river. Take'))
    await desk.say('Stop')
    const { history } = conversationUpTo(desk.call.state, desk.call.state.turn)
    expect(history).toMatchObject([{ assistant: 'We are at the river. Take', interrupted: true }])
  })

  test('and speaks for long is not talked over', async () => {
    await using desk = await openDialogueDesk(answers(long, whole('Yes.')))
    await desk.say('Where are you?')
    desk.said()
    desk.dialogue.take({ kind: 'caller-speaking', speaking: true })
    desk.dialogue.take(cutIn('We are at'))
    await desk.clock.advance(10_000)
    expect(desk.said()).toBe('')
    desk.dialogue.take({ kind: 'caller-speaking', speaking: false })
    await desk.say('Wait, is there parking?')
    expect(desk.said()).toBe(`Yes. ${closing}`)
  })

  test('before the model was done hears the rest from it, which goes on where it was', async () => {
    await using desk = await openDialogueDesk(
      answers([text('We are at the river. Take '), hang()], whole('the bridge.')),
    )
    await desk.say('Where are you?')
    desk.said()
    desk.dialogue.take(cutIn('We are'))
    await desk.clock.advance(1_500)
    await desk.rest()
    expect(desk.said().replace(/\s+/g, ' ')).toBe(`at the river. Take the bridge. ${closing}`)
  })

  test.each(['Mm-hm', 'Okay, okay', 'Yeah.', 'Uh-huh', 'Got it.', 'I see, all right'])(
    'with %j only shows that they listen',
    async (words) => {
      await using desk = await openDialogueDesk(answers(long))
      await desk.say('Where are you?')
      desk.said()
      desk.dialogue.take(cutIn('We are at the river.'))
      await desk.say(words)
      expect(desk.said()).toBe(`Take the second bridge and turn left. ${closing}`)
    },
  )

  test.each(['Stop', 'Wait', 'No', 'Okay wait'])('with %j is always heard', async (words) => {
    await using desk = await openDialogueDesk(answers(long, whole('As you like.')))
    await desk.say('Where are you?')
    desk.said()
    desk.dialogue.take(cutIn('We are at the river.'))
    await desk.say(words)
    expect(desk.said()).toContain('As you like.')
  })

  test('a "yes" is an answer when the assistant is silent', async () => {
    await using desk = await openDialogueDesk({
      ...answers(whole('Shall I repeat it?'), whole('Eight to six.')),
      assistant: { instructions: 'We are open from eight to six.' },
    })
    await desk.say('Hours?')
    await desk.silent()
    desk.said()
    await desk.say('Yes')
    expect(desk.said()).toContain('Eight to six.')
  })

  test('before the first word was said has the words merged', async () => {
    await using desk = await openDialogueDesk(answers([hang()], whole('Yes, behind the house.')))
    await desk.say('Do you have')
    await desk.say('parking?')
    expect(conversationUpTo(desk.call.state, desk.call.state.turn)).toEqual({
      history: [],
      question: 'Do you have parking?',
    })
  })

  test('a late word of the older answer never reaches the line', async () => {
    await using desk = await openDialogueDesk(
      answers([text('One '), wait(500), text('two three. '), finish()], whole('New answer.')),
    )
    await desk.say('Count')
    desk.dialogue.take(cutIn('One'))
    await desk.say('Something else')
    await desk.clock.advance(5_000)
    expect(desk.pieces.map((piece) => piece.text).join('')).not.toContain('two')
  })
})

describe('silence, keys and goodbye', () => {
  test('the clock of silence runs only while it is the caller’s turn', async () => {
    await using desk = await openDialogueDesk({
      ...answers(whole('Here.')),
      assistant: { timing: { patienceMs: 2_500 } },
    })
    await desk.silent()
    await desk.clock.advance(4_900)
    desk.dialogue.take({ kind: 'caller-speaking', speaking: true })
    await desk.clock.advance(60_000)
    expect(desk.said()).toBe('')
    desk.dialogue.take({ kind: 'caller-speaking', speaking: false })
    await desk.clock.advance(5_000)
    expect(desk.said()).toContain('I did not hear anything')
  })

  test('where the line reports no playback, its end is estimated', async () => {
    await using desk = await openDialogueDesk({ ...answers([]), tells: { speaking: false, played: false } })
    await desk.clock.advance(4_000)
    expect(desk.said()).toBe('')
    await desk.clock.advance(6_000)
    expect(desk.said()).toContain('I did not hear anything')
  })

  test('keys are collected until a pause or the end key', async () => {
    await using desk = await openDialogueDesk(answers(whole('Twelve.'), whole('Three.')))
    for (const key of ['0', '1', '2']) desk.dialogue.take({ kind: 'key', key })
    await desk.clock.advance(2_000)
    await desk.rest()
    for (const key of ['3', '#']) desk.dialogue.take({ kind: 'key', key })
    await desk.rest()
    const said = (await desk.events()).flatMap((event) => (event.type === 'caller.said' ? [event.text] : []))
    expect(said).toEqual(['012', '3'])
  })

  test('of guesses at words that come to nothing, nobody is left in silence', async () => {
    await using desk = await openDialogueDesk({ ...answers([]), tells: { speaking: false, played: false } })
    await desk.clock.advance(6_000)
    desk.dialogue.take({ kind: 'speech', text: 'Where', final: false, language: 'en-US' })
    await desk.clock.advance(5_000)
    expect(desk.said()).toContain('I did not hear anything')
  })

  test('keys that were pressed before a goodbye are not answered after it', async () => {
    await using desk = await openDialogueDesk(answers(whole('Twelve.')))
    await desk.silent()
    desk.dialogue.take({ kind: 'key', key: '1' })
    await desk.say('Goodbye')
    await desk.clock.advance(2_000)
    expect(desk.said()).toBe('Thank you for calling. Goodbye!')
  })

  test('a goodbye is heard to its end, and no noise stops it', async () => {
    await using desk = await openDialogueDesk(answers(whole('Here.')))
    await desk.say('Where are you?')
    await desk.silent()
    await desk.say('No, thank you')
    expect(desk.ended).toEqual([])
    expect(desk.pieces.at(-1)).toMatchObject({ interruptible: false })
    desk.dialogue.take(cutIn('Thank'))
    await desk.say('Hello?')
    expect(desk.ended).toEqual([])
    await desk.silent()
    expect(desk.ended).toEqual([{ reason: 'goodbye' }])
  })

  test('a goodbye whose end is never reported ends by the ceiling', async () => {
    await using desk = await openDialogueDesk(answers(whole('Here.')))
    await desk.say('Goodbye')
    await desk.clock.advance(15_000)
    expect(desk.ended).toEqual([{ reason: 'goodbye' }])
  })
})

describe('a line that is lost', () => {
  test('comes back to the rest of the answer, with no second greeting', async () => {
    await using desk = await openDialogueDesk(
      answers(whole('We are at the river. Take the second bridge and turn left.')),
    )
    await desk.say('Where are you?')
    desk.said()
    await desk.clock.advance(1_400)
    await desk.reopen()
    expect(desk.said()).toBe(`Take the second bridge and turn left. ${closing}`)
  })

  test('comes back to an answer that the model had not finished', async () => {
    await using desk = await openDialogueDesk(
      answers([text('We are at the river. Take '), hang()], whole('the bridge.')),
    )
    await desk.say('Where are you?')
    desk.said()
    await desk.clock.advance(1_400)
    await desk.reopen()
    expect(desk.said().replace(/\s+/g, ' ')).toBe(`Take the bridge. ${closing}`)
  })

  test('says that it is back only to a caller who was left in silence', async () => {
    await using desk = await openDialogueDesk(answers(whole('Here.')))
    await desk.silent()
    await desk.reopen()
    expect(desk.said()).toBe('')
    desk.dialogue.close()
    await desk.clock.advance(3_000)
    await desk.reopen()
    expect(desk.said()).toBe('I am back. Please go on.')
  })

  test('is not handed over while the caller presses keys or speaks', async () => {
    await using desk = await openDialogueDesk(answers(whole('Here.')))
    await desk.silent()
    desk.dialogue.take({ kind: 'caller-speaking', speaking: true })
    desk.dialogue.handOver()
    expect(desk.ended).toEqual([])
    desk.dialogue.take({ kind: 'caller-speaking', speaking: false })
    expect(desk.ended).toEqual([{ reason: 'resume' }])
  })

  test('is handed over between two turns', async () => {
    await using desk = await openDialogueDesk(answers(whole('Here.')))
    await desk.say('Where are you?')
    desk.dialogue.handOver()
    expect(desk.ended).toEqual([])
    await desk.silent()
    expect(desk.ended).toEqual([{ reason: 'resume' }])
  })
})
