import { describe, expect, test } from 'vitest'
import { finish, hang, type ScriptedModel, scriptedModel, text, wait } from '../../../test/fakes/scripted-model.ts'
import { openDialogueDesk } from '../../../test/support/dialogue-desk.ts'

const assistant = { relay: { partialPrompts: true, preparePartials: true } }

/** A desk whose model can be asked what it was asked. */
async function openDesk(...scripts: Parameters<typeof scriptedModel>[2][]) {
  let model: ScriptedModel | null = null
  const desk = await openDialogueDesk({
    assistant,
    models: (clock) => {
      model = scriptedModel('m', clock, ...scripts)
      return [model]
    },
  })
  if (!model) throw new Error('The desk made no model.')
  return Object.assign(desk, { model: model as ScriptedModel })
}

const partial = (words: string) => ({ kind: 'speech', text: words, final: false, language: 'en-US' }) as const

describe('words that may still change', () => {
  test('have their answer ready when the final words mean the same', async () => {
    await using desk = await openDesk([wait(300), text('At the river. '), finish()])
    desk.dialogue.take(partial('where are you'))
    await desk.clock.advance(600)
    expect(desk.model.requests).toHaveLength(1)
    expect(desk.pieces).toEqual([])
    await desk.say('Where are you?')
    expect(desk.said()).toContain('At the river.')
    expect(desk.model.requests).toHaveLength(1)
    const events = await desk.events()
    expect(events).toContainEqual(expect.objectContaining({ type: 'caller.said', text: 'Where are you?' }))
  })

  test('are asked about anew when the final words differ, and the first answer is thrown away', async () => {
    await using desk = await openDesk([hang()], [text('Behind the house. '), finish()])
    desk.dialogue.take(partial('where are you'))
    await desk.clock.advance(300)
    expect(desk.model.live()).toBe(1)
    await desk.say('Where are your parking lots?')
    expect(desk.model.requests).toHaveLength(2)
    expect(desk.model.live()).toBe(0)
    expect(desk.said()).toContain('Behind the house.')
  })

  test('that keep changing are not asked about', async () => {
    await using desk = await openDesk([text('Yes. '), finish()])
    for (const words of ['where', 'where are', 'where are you']) {
      desk.dialogue.take(partial(words))
      await desk.clock.advance(100)
    }
    expect(desk.model.requests).toHaveLength(0)
  })

  test('that would end the call are left alone until they are final', async () => {
    await using desk = await openDesk([text('Yes. '), finish()])
    desk.dialogue.take(partial('goodbye'))
    await desk.clock.advance(1_000)
    expect(desk.model.requests).toHaveLength(0)
    expect(desk.call.state.ended).toBeNull()
  })

  test('leave nothing open when the line is lost', async () => {
    await using desk = await openDesk([hang()])
    desk.dialogue.take(partial('where are you'))
    await desk.clock.advance(300)
    desk.dialogue.close()
    await desk.rest()
    expect(desk.model.live()).toBe(0)
  })
})
