import { getEventListeners } from 'node:events'
import { describe, expect, test } from 'vitest'
import { createManualClock, type ManualClock, settle } from '../../test/fakes/manual-clock.ts'
import { ask, responderWith } from '../../test/fakes/responder-with.ts'
import {
  collect,
  fail,
  finish,
  hang,
  type ScriptedModel,
  type ScriptStep,
  scriptedModel,
  text,
} from '../../test/fakes/scripted-model.ts'

const silent: ScriptStep[] = [hang()]

describe('hanging up', () => {
  test.each<{ title: string; scripts: ScriptStep[][]; afterMs: number }>([
    { title: 'before any words', scripts: [silent, silent], afterMs: 100 },
    { title: 'while two models are asked', scripts: [silent, silent], afterMs: 1_300 },
    { title: 'in the middle of the answer', scripts: [[text('From'), hang()], silent], afterMs: 100 },
    { title: 'while another goes on', scripts: [[text('From'), fail('network')], silent], afterMs: 100 },
  ])('$title throws the reason and releases everything at once', async ({ scripts, afterMs }) => {
    const clock = createManualClock()
    const models = scripts.map((script, index) => scriptedModel(`model ${index}`, clock, script))
    const call = new AbortController()
    const parts = collect(responderWith(models, clock).respond(ask(), call.signal))
    await clock.advance(afterMs)
    const reason = new Error('hung up')
    call.abort(reason)
    await expect(parts).rejects.toBe(reason)
    await settle()
    expect(holds(models, clock, call.signal)).toEqual({ live: 0, sleepers: 0, listeners: 0 })
  })

  test('a reader that stops reading releases everything as well', async () => {
    const clock = createManualClock()
    const models = [scriptedModel('a', clock, [text('From'), hang()])]
    const call = new AbortController()
    for await (const part of responderWith(models, clock).respond(ask(), call.signal)) if (part) break
    await settle()
    expect(holds(models, clock, call.signal)).toEqual({ live: 0, sleepers: 0, listeners: 0 })
  })

  test('a call that is over before it is asked reaches no model', async () => {
    const clock = createManualClock()
    const model = scriptedModel('a', clock, [text('Yes.'), finish()])
    const reason = new Error('hung up')
    await expect(collect(responderWith([model], clock).respond(ask(), AbortSignal.abort(reason)))).rejects.toBe(reason)
    expect(model.requests).toHaveLength(0)
  })
})

function holds(models: readonly ScriptedModel[], clock: ManualClock, signal: AbortSignal) {
  return {
    live: models.reduce((sum, model) => sum + model.live(), 0),
    sleepers: clock.sleepers(),
    listeners: getEventListeners(signal, 'abort').length,
  }
}
