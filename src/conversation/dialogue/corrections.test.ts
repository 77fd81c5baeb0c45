import { describe, expect, test } from 'vitest'
import { finish, hang, type ScriptStep, scriptedModel, text } from '../../../test/fakes/scripted-model.ts'
import { openDialogueDesk } from '../../../test/support/dialogue-desk.ts'
import { conversationUpTo } from '../history.ts'

const closing = 'May I help you with something else?'
const offer =
  'I am not certain about that, so I would rather not tell you something wrong. ' +
  'You can ask me in other words, or call during opening hours to speak with a person.'

/** Nothing bears out any figure: these assistants have no documents. */
const answers = (...scripts: ScriptStep[][]) => ({
  models: (clock: Parameters<typeof scriptedModel>[1]) => [scriptedModel('m', clock, ...scripts)],
})

/** Words as a model's stream brings them, one after the other. */
const wordByWord = (words: string) => (words.match(/\s*\S+/g) ?? []).map(text)

describe('an invention in mid-sentence', () => {
  test('is not spoken: the sentence breaks off, and the offer follows', async () => {
    await using desk = await openDialogueDesk(
      answers([...wordByWord('Yes. The big garage costs ninety dollars an hour, and'), hang()]),
    )
    await desk.say('What does parking cost?')
    expect(desk.said()).toBe(`Yes. The big garage costs… ${offer} ${closing}`)
    expect(desk.call.answer?.done).toBe(true)
    const events = await desk.events()
    expect(events.filter(({ type }) => type === 'answer.corrected')).toMatchObject([
      {
        turn: 1,
        index: 1,
        invented: expect.stringContaining('ninety'),
        said: expect.stringContaining('The big garage'),
      },
    ])
    expect(events.filter(({ type }) => type === 'question.unanswered')).toEqual([
      { type: 'question.unanswered', turn: 1, question: 'What does parking cost?', because: 'corrected' },
    ])
    expect(conversationUpTo(desk.call.state, 2).history.at(-1)?.assistant ?? '').not.toContain('ninety')
  })

  test('lets the model go', async () => {
    let model = null as ReturnType<typeof scriptedModel> | null
    await using desk = await openDialogueDesk({
      models: (clock) => {
        model = scriptedModel('m', clock, [...wordByWord('It costs ninety dollars an hour, and'), hang()])
        return [model]
      },
    })
    await desk.say('What does parking cost?')
    expect(model?.live()).toBe(0)
  })

  test('is held while it may become one, and a caller who cuts in hears nothing of it', async () => {
    await using desk = await openDialogueDesk(
      answers([...wordByWord('The garage costs ninety'), hang()], [text('It is behind the house.'), finish()]),
    )
    await desk.say('What does parking cost?')
    expect(desk.said()).toBe('The garage costs')
    desk.dialogue.take({ kind: 'interruption', heard: 'the garage', afterMs: null })
    await desk.rest()
    await desk.say('Where is it?')
    const events = await desk.events()
    expect(events.filter(({ type }) => type === 'turn.interrupted')).toMatchObject([
      { heard: 'The garage', unheard: 'costs' },
    ])
    expect(JSON.stringify(events)).not.toContain('ninety')
    expect(JSON.stringify(desk.pieces)).not.toContain('ninety')
  })

  test('is not spoken either when the answer goes on after a noise', async () => {
    const lie = [...wordByWord('The garage costs ninety'), hang()]
    await using desk = await openDialogueDesk(answers(lie, [...wordByWord('ninety dollars.'), finish()]))
    await desk.say('What does parking cost?')
    desk.dialogue.take({ kind: 'interruption', heard: 'the garage', afterMs: null })
    await desk.rest()
    desk.said()
    await desk.clock.advance(10_000)
    await desk.rest()
    expect(desk.said()).toContain(offer)
    expect(JSON.stringify(desk.pieces)).not.toContain('ninety')
  })

  test('is not spoken when the line is lost in the middle of the offer', async () => {
    await using desk = await openDialogueDesk(answers([...wordByWord('The garage costs ninety dollars.'), finish()]))
    await desk.say('What does parking cost?')
    await desk.clock.advance(3_000)
    desk.said()
    await desk.reopen()
    const rest = desk.said()
    expect(rest).not.toContain('ninety')
    expect(offer.endsWith(rest.replace(` ${closing}`, '').slice(-40))).toBe(true)
  })
})

describe('the offer', () => {
  test('is spoken in the language of the settings, whatever the call is held in', async () => {
    await using desk = await openDialogueDesk({
      ...answers([text('Cuesta 90 dólares.'), finish()]),
      assistant: { relay: { languages: [{ code: 'es-US' }] } },
    })
    desk.dialogue.take({ kind: 'speech', text: '¿Cuánto cuesta?', final: true, language: 'es' })
    await desk.rest()
    const english = desk.pieces.filter((piece) => piece.text.includes('I am not certain'))
    expect(english).toHaveLength(1)
    expect(english[0]).not.toHaveProperty('language')
    expect(JSON.stringify(desk.pieces)).not.toMatch(/90|noventa|ninety/)
  })
})
