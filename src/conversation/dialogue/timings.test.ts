import { describe, expect, test } from 'vitest'
import { finish, hang, scriptedModel, text, wait } from '../../../test/fakes/scripted-model.ts'
import { type DialogueDesk, openDialogueDesk } from '../../../test/support/dialogue-desk.ts'
import type { CallEvent } from '../events.ts'

type Script = Parameters<typeof scriptedModel>[2]
const deskWith = (...scripts: NonNullable<Script>[]) =>
  openDialogueDesk({ models: (clock) => [scriptedModel('m', clock, ...scripts)] })

async function ofType<Type extends CallEvent['type']>(desk: DialogueDesk, type: Type) {
  const events = await desk.events()
  return events.flatMap((event) => (event.type === type ? [event as Extract<CallEvent, { type: Type }>] : []))
}

/** Lets time pass, with all that follows. */
async function pass(desk: DialogueDesk, ms: number): Promise<void> {
  await desk.clock.advance(ms)
  await desk.rest()
}

const plays = (desk: DialogueDesk, speaking: boolean) => desk.dialogue.take({ kind: 'assistant-speaking', speaking })
const answer = [wait(300), text('We are '), wait(40), text('at the river. '), wait(60), text('Ring twice.'), finish()]

describe('the stages of an answer', () => {
  test('are told with its first sentence, and again once it is whole', async () => {
    await using desk = await deskWith(answer)
    await desk.say('Where are you?')
    await pass(desk, 1_000)
    expect((await ofType(desk, 'answer.sentence')).map(({ timings }) => timings)).toEqual([
      { searchMs: null, firstTokenMs: 300, firstSentenceMs: 300 },
      undefined,
    ])
    expect(await ofType(desk, 'answer.completed')).toMatchObject([
      { firstSentenceMs: 300, totalMs: 400, timings: { searchMs: null, firstTokenMs: 300 } },
    ])
  })

  test('are known of one that was cut short', async () => {
    await using desk = await deskWith([wait(200), text('We are at the river. Take '), hang()])
    await desk.say('Where are you?')
    await pass(desk, 500)
    desk.dialogue.take({ kind: 'interruption', heard: 'We are', afterMs: null })
    await desk.say('And parking?')
    const [first] = await ofType(desk, 'answer.sentence')
    expect(first?.timings).toEqual({ searchMs: null, firstTokenMs: 200, firstSentenceMs: 200 })
  })

  test('count from the attempt that goes on', async () => {
    await using desk = await deskWith(
      [wait(200), text('We are at the river. Take '), hang()],
      [wait(50), text('the bridge.'), finish()],
    )
    await desk.say('Where are you?')
    await pass(desk, 500)
    desk.dialogue.take({ kind: 'interruption', heard: 'We are', afterMs: null })
    await pass(desk, 2_000)
    expect((await ofType(desk, 'answer.sentence')).map(({ timings }) => timings?.firstTokenMs)).toEqual([
      200,
      undefined,
      50,
    ])
    expect(await ofType(desk, 'answer.completed')).toMatchObject([{ timings: { firstTokenMs: 50 } }])
  })
})

describe('what the line tells of speaking', () => {
  test('is kept once the turn was heard', async () => {
    await using desk = await deskWith(answer)
    await desk.say('Where are you?')
    await pass(desk, 450)
    plays(desk, true)
    await pass(desk, 3_000)
    expect(await ofType(desk, 'turn.spoken')).toEqual([])
    await desk.silent()
    expect(await ofType(desk, 'turn.spoken')).toEqual([
      { type: 'turn.spoken', turn: 1, startedMs: 450, endedMs: 3_450 },
    ])
  })

  test('has no end where the caller cut in', async () => {
    await using desk = await deskWith(answer, answer)
    await desk.say('Where are you?')
    await pass(desk, 450)
    plays(desk, true)
    await pass(desk, 800)
    desk.dialogue.take({ kind: 'interruption', heard: 'We are', afterMs: null })
    plays(desk, false)
    await desk.say('And parking?')
    const events = (await desk.events()).filter(({ type }) => type === 'turn.spoken' || type === 'caller.said')
    expect(events).toMatchObject([
      { type: 'caller.said', turn: 1 },
      { type: 'caller.said', turn: 2 },
      { type: 'turn.spoken', turn: 1, startedMs: 450, endedMs: null },
    ])
  })

  test('goes on where the caller had only made a noise', async () => {
    await using desk = await deskWith(answer)
    await desk.say('Where are you?')
    await pass(desk, 450)
    plays(desk, true)
    desk.dialogue.take({ kind: 'interruption', heard: 'We are', afterMs: null })
    plays(desk, false)
    await pass(desk, 2_000)
    plays(desk, true)
    await pass(desk, 1_000)
    await desk.silent()
    expect(await ofType(desk, 'turn.spoken')).toMatchObject([{ turn: 1, startedMs: 450, endedMs: 3_450 }])
  })

  test('of a pause in an answer is not its end', async () => {
    await using desk = await deskWith([text('We are at the river. '), wait(2_000), text('Ring twice.'), finish()])
    await desk.say('Where are you?')
    plays(desk, true)
    await pass(desk, 1_500)
    plays(desk, false)
    await pass(desk, 1_000)
    plays(desk, true)
    await pass(desk, 500)
    await desk.silent()
    expect(await ofType(desk, 'turn.spoken')).toMatchObject([{ turn: 1, startedMs: 0, endedMs: 3_000 }])
  })

  test('is kept when the line is lost, and once more by the session that takes the turn up', async () => {
    await using desk = await deskWith(answer, [text('Ring twice.'), finish()])
    await desk.say('Where are you?')
    await pass(desk, 450)
    plays(desk, true)
    await pass(desk, 100)
    await desk.reopen()
    plays(desk, true)
    await pass(desk, 1_000)
    await desk.silent()
    expect(await ofType(desk, 'turn.spoken')).toMatchObject([
      { turn: 1, startedMs: 450, endedMs: null },
      { turn: 1, endedMs: 1_550 },
    ])
  })

  test('of the greeting, of silence and of a farewell is not kept', async () => {
    await using desk = await deskWith(answer)
    plays(desk, true)
    await desk.silent()
    await pass(desk, 10_000)
    plays(desk, true)
    await desk.silent()
    await desk.say('Goodbye')
    plays(desk, true)
    await desk.silent()
    expect(await ofType(desk, 'turn.spoken')).toEqual([])
    expect(desk.ended).toEqual([{ reason: 'goodbye' }])
  })
})
