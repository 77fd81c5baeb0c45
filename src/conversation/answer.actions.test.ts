import { describe, expect, test } from 'vitest'
import { createManualClock, settle } from '../../test/fakes/manual-clock.ts'
import { ask } from '../../test/fakes/responder-with.ts'
import { assistantSchema } from '../config/schema.ts'
import { startAnswer } from './answer.ts'
import { correctionOf } from './correction.ts'
import type { CallEvent } from './events.ts'
import type { AnswerPart, SentenceCheck, TurnActions } from './ports.ts'
import { createClauseStream } from './speakable/clause-stream.ts'

const clock = createManualClock()
const assistant = assistantSchema.parse({})
const { notDone, nextStep } = assistant.prompts
const said = (text: string): AnswerPart => ({ type: 'text-delta', text })
const finish: AnswerPart = { type: 'finish', source: 'model', model: 'm', sources: [], unanswered: null }
const working: AnswerPart = { type: 'working', fillers: ['Let me look.'] }
const settled: AnswerPart = { type: 'settled' }

/** Plays parts; a function among them happens when its turn comes. */
async function answer(
  parts: readonly (AnswerPart | (() => unknown))[],
  options: { then?: TurnActions['directive'] } = {},
) {
  let isBooked = false
  const events: CallEvent[] = []
  const spoken: string[] = []
  const check: SentenceCheck = {
    look(sentence, isWhole) {
      const at = sentence.indexOf('I have booked')
      if (at < 0 || isBooked) return { safe: sentence.length }
      return isWhole ? { claim: 'I have booked' } : { safe: at }
    },
  }
  const book = () => {
    isBooked = true
  }
  const actions = { directive: options.then ?? null } as TurnActions
  const running = startAnswer({
    ...{ turn: 1, attempt: 0, sentences: [], corrected: null },
    request: ask({ actions }),
    responder: {
      warm: () => {},
      async *respond() {
        yield { type: 'check', check }
        for (const part of parts) {
          if (typeof part === 'function') await part()
          else yield part
        }
      },
    },
    speech: createClauseStream('en-US'),
    correction: correctionOf(assistant),
    record: (event) => void events.push(event),
    onPiece: ({ spoken: words }) => void spoken.push(words),
    onProblem: (error) => {
      throw error
    },
    now: clock.now,
  })
  await settle()
  return { running, book, events, spoken: () => spoken.join('').trim() }
}

const ofType = <Type extends CallEvent['type']>(events: readonly CallEvent[], type: Type) =>
  events.filter((event): event is Extract<CallEvent, { type: Type }> => event.type === type)

describe('a sentence that claims what was not done', () => {
  test('is replaced whole before it is spoken', async () => {
    const { events, spoken } = await answer([said('All right. I have booked you in for nine. See you then.'), finish])
    expect(spoken()).toBe(`All right. ${notDone} ${nextStep}`)
    expect(ofType(events, 'claim.corrected')).toEqual([
      {
        ...{ type: 'claim.corrected', turn: 1, index: 1, claim: 'I have booked', replaced: true },
        said: 'I have booked you in for nine.',
      },
    ])
    expect(ofType(events, 'answer.completed')).toMatchObject([{ source: 'offer', then: null }])
    expect(ofType(events, 'question.unanswered')).toEqual([])
  })

  test('breaks off where its beginning was spoken', async () => {
    const { spoken } = await answer([said('Good news, dear caller, '), said('I have booked you in. '), finish])
    expect(spoken()).toBe(`Good news, dear caller… ${notDone} ${nextStep}`)
  })

  test('waits for the action that makes it true, with all behind it', async () => {
    let done = () => {}
    const gate = new Promise<void>((resolve) => {
      done = resolve
    })
    const { running, book, events, spoken } = await answer([
      said('Sure. I have booked you in. Bring your card.\n'),
      working,
      () => gate,
      settled,
      finish,
    ])
    expect(spoken()).toBe('Sure.')
    expect(running.working).toEqual({ fillers: ['Let me look.'] })
    book()
    done()
    await running.finished
    expect(spoken()).toBe('Sure. I have booked you in. Bring your card.')
    expect(running.working).toBeNull()
    expect(ofType(events, 'claim.corrected')).toEqual([])
  })

  test('is left out when its action failed, and the model goes on', async () => {
    const { events, spoken } = await answer([
      said('Sure. I have booked you in. Bring your card.\n'),
      working,
      settled,
      said('I am sorry, there is no room on Tuesday.'),
      finish,
    ])
    expect(spoken()).toBe('Sure. I am sorry, there is no room on Tuesday.')
    expect(ofType(events, 'claim.corrected')).toMatchObject([{ replaced: false }])
    expect(ofType(events, 'answer.completed')).toMatchObject([{ source: 'model' }])
  })
})

describe('an answer that is whole', () => {
  test('says what is done with the call, and the log has it', async () => {
    const { running, events } = await answer([said('Goodbye.'), finish], { then: { kind: 'end' } })
    expect(running.directive).toEqual({ kind: 'end' })
    expect(ofType(events, 'answer.completed')).toMatchObject([{ then: { kind: 'end' } }])
  })

  test('says so also when something in it was corrected', async () => {
    const { events } = await answer([said('I have booked it.'), finish], { then: { kind: 'end' } })
    expect(ofType(events, 'answer.completed')).toMatchObject([{ source: 'offer', then: { kind: 'end' } }])
  })

  test('says nothing of it while it is being made', async () => {
    const { running } = await answer([said('Good'), () => new Promise(() => {})], { then: { kind: 'end' } })
    expect(running.directive).toBeNull()
    running.stop()
  })
})
