import { describe, expect, test } from 'vitest'
import { createManualClock, type ManualClock, settle } from '../../test/fakes/manual-clock.ts'
import { ask, byTheBook, responderWith } from '../../test/fakes/responder-with.ts'
import {
  collect,
  fail,
  finish,
  hang,
  type ScriptStep,
  scriptedModel,
  text,
  wait,
} from '../../test/fakes/scripted-model.ts'
import type { AnswerPart } from '../conversation/ports.ts'

const never = new AbortController().signal

/** Parts in short, neighbouring words joined: `fault a timeout 4000`, `said …`, `finish model a`. */
function inShort(parts: readonly AnswerPart[]): string[] {
  const lines: string[] = []
  for (const part of parts) {
    const before = lines.at(-1)
    if (part.type === 'reached' || part.type === 'check') continue
    if (part.type === 'working' || part.type === 'settled') continue
    if (part.type === 'fault') lines.push(`fault ${part.model} ${part.kind} ${part.afterMs}`)
    else if (part.type === 'finish') lines.push(`finish ${part.source} ${part.model}`)
    else if (before?.startsWith('said ')) lines.splice(-1, 1, before + part.text)
    else lines.push(`said ${part.text}`)
  }
  return lines
}

interface Scenario {
  readonly title: string
  /** What each model does, request by request. */
  readonly models: Readonly<Record<string, ScriptStep[][]>>
  readonly spoken?: string
  /** How long the whole answer takes. */
  readonly ms: number
  readonly gives: string[]
}

const answered = (ms: number): ScriptStep[] => [wait(ms), text('Eight'), wait(20), text(' to six.'), finish()]
const silent: ScriptStep[] = [hang()]
const breaks = (words: string, ...then: ScriptStep[]): ScriptStep[] => [text(words), ...then]

const scenarios: Scenario[] = [
  {
    title: 'no model: knowledge at once',
    models: {},
    ms: 0,
    gives: [`said ${byTheBook}`, 'finish hours null'],
  },
  {
    title: 'the first model answers and no other is asked',
    models: { a: [answered(300)], b: [answered(0)] },
    ms: 320,
    gives: ['said Eight to six.', 'finish model a'],
  },
  {
    title: 'a failure before words: the next one at once',
    models: { a: [[wait(50), fail('rate-limit')]], b: [answered(300)] },
    ms: 370,
    gives: ['fault a rate-limit 50', 'said Eight to six.', 'finish model b'],
  },
  {
    title: 'an empty answer is a failure',
    models: { a: [[text(' '), finish()]], b: [answered(0)] },
    ms: 20,
    gives: ['fault a empty 0', 'said Eight to six.', 'finish model b'],
  },
  {
    title: 'a late one is overtaken by the second',
    models: { a: [silent], b: [answered(300)] },
    ms: 1_520,
    gives: ['fault a timeout 1500', 'said Eight to six.', 'finish model b'],
  },
  {
    title: 'a late one that still speaks first wins, without a fault',
    models: { a: [answered(1_400)], b: [answered(300)] },
    ms: 1_420,
    gives: ['said Eight to six.', 'finish model a'],
  },
  {
    title: 'a failure while the second is under way starts the third only when that one is late',
    models: { a: [[wait(1_300), fail('network')]], b: [silent], c: [answered(0)] },
    ms: 2_420,
    gives: ['fault a network 1300', 'fault b timeout 1200', 'said Eight to six.', 'finish model c'],
  },
  {
    title: 'all silent: knowledge when the last deadline is over',
    models: { a: [silent], b: [silent] },
    ms: 5_200,
    gives: ['fault a timeout 4000', 'fault b timeout 4000', `said ${byTheBook}`, 'finish hours null'],
  },
  {
    title: 'all refuse: knowledge at once',
    models: { a: [[fail('auth')]], b: [[fail('auth')]] },
    ms: 0,
    gives: ['fault a auth 0', 'fault b auth 0', `said ${byTheBook}`, 'finish hours null'],
  },
  {
    title: 'a stream that is cut is continued by the next model',
    models: { a: [breaks('From eight', fail('network'))], b: [[text(' to six.'), finish()]] },
    ms: 0,
    gives: ['said From eight', 'fault a network 0', 'said  to six.', 'finish model b'],
  },
  {
    title: 'a gap counts as a break',
    models: { a: [breaks('From eight', hang())], b: [[text(' to six.'), finish()]] },
    ms: 1_500,
    gives: ['said From eight', 'fault a timeout 1500', 'said  to six.', 'finish model b'],
  },
  {
    title: 'after a whole sentence the next words are set off by a space',
    models: { a: [breaks('From eight to six.', fail('network'))], b: [[text('Not on Sundays.'), finish()]] },
    ms: 0,
    gives: ['said From eight to six.', 'fault a network 0', 'said  Not on Sundays.', 'finish model b'],
  },
  {
    title: 'the only model goes on itself, once',
    models: { a: [breaks('From eight', fail('network')), [text(' to six.'), finish()]] },
    ms: 0,
    gives: ['said From eight', 'fault a network 0', 'said  to six.', 'finish model a'],
  },
  {
    title: 'the broken one goes on when the other is out',
    models: { a: [breaks('From eight', fail('network')), [text(' to six.'), finish()]], b: [[fail('auth')]] },
    ms: 0,
    gives: ['said From eight', 'fault a network 0', 'fault b auth 0', 'said  to six.', 'finish model a'],
  },
  {
    title: 'nobody can go on in mid-sentence: knowledge says it whole',
    models: { a: [breaks('We open', fail('network')), breaks(' at', fail('network'))] },
    ms: 0,
    gives: [
      'said We open',
      'fault a network 0',
      'said  at',
      'fault a network 0',
      `said … ${byTheBook}`,
      'finish hours null',
    ],
  },
  {
    title: 'nobody can go on after a whole sentence: it ends there',
    models: { a: [breaks('From eight.', fail('network')), [fail('overloaded')]] },
    ms: 0,
    gives: ['said From eight.', 'fault a network 0', 'fault a overloaded 0', 'finish model a'],
  },
  {
    title: 'an answer that trickles for ever is broken off',
    models: { a: [Array.from({ length: 20 }, () => [text('and so on '), wait(1_000)]).flat()] },
    ms: 15_000,
    gives: [`said ${'and so on '.repeat(15)}`, 'fault a timeout 15000', `said … ${byTheBook}`, 'finish hours null'],
  },
  {
    title: 'an answer that the provider cut for its length is marked',
    models: { a: [[text('From eight to'), finish('length')]] },
    ms: 0,
    gives: ['said From eight to…', 'finish model a'],
  },
  {
    title: 'taken up after a crash, a model goes on after what was spoken',
    models: { a: [[text('Not on Sundays.'), finish()]] },
    spoken: 'From eight to six.',
    ms: 0,
    gives: ['said  Not on Sundays.', 'finish model a'],
  },
  {
    title: 'taken up after a crash without a model, knowledge goes on after what was spoken',
    models: {},
    spoken: 'We are open',
    ms: 0,
    gives: ['said  from eight to six.', 'finish hours null'],
  },
]

describe('respond', () => {
  test.each(scenarios)('$title', async ({ models: scripts, spoken = '', ms, gives }) => {
    const clock = createManualClock()
    const models = Object.entries(scripts).map(([id, lines]) => scriptedModel(id, clock, ...lines))
    const startedAt = clock.now()
    let endedAt = 0
    const parts = collect(responderWith(models, clock).respond(ask({ spoken }), never)).finally(() => {
      endedAt = clock.now()
    })
    await clock.advance(60_000)
    expect(inShort(await parts)).toEqual(gives)
    expect(endedAt - startedAt).toBe(ms)
    expect(models.map((model) => model.live())).toEqual(models.map(() => 0))
    expect(clock.sleepers()).toBe(0)
  })

  test('whoever goes on is given the words so far, and everybody the same system text', async () => {
    const clock = createManualClock()
    const a = scriptedModel('a', clock, [text('From '), text('eight '), fail('network')])
    const b = scriptedModel('b', clock, answered(0))
    await turn(responderWith([a, b], clock), clock)
    expect(a.requests[0]?.prefix).toBeUndefined()
    expect(b.requests[0]).toEqual({ ...a.requests[0], prefix: 'From eight' })
  })

  test('the loser is released the moment the other one speaks', async () => {
    const clock = createManualClock()
    const [a, b] = [scriptedModel('a', clock, silent), scriptedModel('b', clock, [text('From'), hang()])]
    const call = new AbortController()
    const parts = collect(responderWith([a, b], clock).respond(ask(), call.signal))
    await clock.advance(1_200)
    expect([a.live(), b.live()]).toEqual([0, 1])
    call.abort(new Error('hung up'))
    await expect(parts).rejects.toThrow('hung up')
  })

  test('a reader that is slow to take a fault holds up no other model', async () => {
    const clock = createManualClock()
    const [a, b] = [scriptedModel('a', clock, [fail('network')]), scriptedModel('b', clock, silent)]
    for await (const part of responderWith([a, b], clock).respond(ask(), never)) {
      if (part.type === 'check') continue
      expect(part).toMatchObject({ type: 'fault', model: 'a' })
      expect(b.live()).toBe(1)
      break
    }
    await settle()
    expect([b.live(), clock.sleepers()]).toEqual([0, 0])
  })

  test('a model that is left alone costs no time, and the record says why', async () => {
    const clock = createManualClock()
    const a = scriptedModel('a', clock, [fail('auth')])
    const responder = responderWith([a, scriptedModel('b', clock, answered(0))], clock)
    await turn(responder, clock)
    const parts = await turn(responder, clock)
    expect(parts[1]).toEqual({
      type: 'fault',
      model: 'a',
      kind: 'skipped',
      message: 'not asked for 40 s more after auth: scripted auth',
      afterMs: 0,
    })
    expect(a.requests).toHaveLength(1)
    expect(responder.health().models.map(({ id, state }) => [id, state])).toEqual([
      ['a', 'refused'],
      ['b', 'ok'],
    ])
  })

  test('tells when it had looked things up, and when the first words of a model came', async () => {
    const clock = createManualClock()
    const search = {
      async find() {
        await clock.sleep(30)
        return { passages: [], quote: () => null }
      },
    }
    const startedAt = clock.now()
    const reached: [string, number][] = []
    const models = [scriptedModel('a', clock, [wait(50), fail('network')]), scriptedModel('b', clock, answered(300))]
    const whole = (async () => {
      for await (const part of responderWith(models, clock, { search }).respond(ask(), never)) {
        if (part.type === 'reached') reached.push([part.stage, clock.now() - startedAt])
      }
    })()
    await clock.advance(20_000)
    await whole
    expect(reached).toEqual([
      ['search', 30],
      ['first-token', 380],
    ])
  })

  test('a failure of our own code is a fault too, and the caller still gets an answer', async () => {
    const clock = createManualClock()
    const search = { find: () => Promise.reject(new Error('index broken')) }
    const parts = await turn(responderWith([scriptedModel('a', clock, answered(0))], clock, { search }), clock)
    expect(inShort(parts)).toEqual(['fault none internal 0', `said ${byTheBook}`, 'finish hours null'])
  })
})

/** One whole answer, with time to fail in every way. */
async function turn(responder: ReturnType<typeof responderWith>, clock: ManualClock): Promise<AnswerPart[]> {
  const parts = collect(responder.respond(ask(), never))
  await clock.advance(20_000)
  return parts
}
