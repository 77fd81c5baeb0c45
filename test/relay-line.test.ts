import { describe, expect, test } from 'vitest'
import { systemClock } from '../src/lib/clock.ts'
import { noTiming, type Timing, typedTiming } from '../src/phone/timing.ts'
import { openStore } from '../src/store/open-store.ts'
import { answer } from './fakes/fake-mistral.ts'
import { closing, greeting, openLines, words } from './support/lines.ts'
import { appFrames, dialogueIn, heardOn, phoneTo, wordsSent } from './support/relay-phone.ts'

const lines = openLines()

/** A caller on the relay line, the greeting heard. */
async function onTheRelay(assistant: Record<string, unknown> = {}, timing: Timing = noTiming) {
  const store = await openStore({ file: ':memory:' })
  const line = await lines.start({ assistant, env: { FRONTDESK_LINE: 'relay' }, parts: { store } })
  const phone = phoneTo(await line.app.app.listen(), timing)
  const call = await phone.call()
  const events = async () => (await store.calls.read(call.callSid)).map(({ event }) => event)
  return { call, events, [Symbol.asyncDispose]: () => phone.close() }
}

const asked = () => dialogueIn(lines.mistral.requests.at(-1)?.messages)

describe('a conversation on the relay', () => {
  test('from the greeting to the goodbye', async () => {
    await using line = await onTheRelay()
    const { call, events } = line
    expect((await call.opening).heard).toEqual([greeting])
    expect(appFrames(call)).toEqual([])

    lines.mistral.script(answer('We are at the river.', { apart: true }), answer('Yes, behind the house.'))
    expect(words((await call.say('Where are you?')).heard)).toBe(`We are at the river. ${closing}`)
    expect(words((await call.say('Is there parking?')).heard)).toBe(`Yes, behind the house. ${closing}`)
    expect(asked()).toEqual(['caller: Where are you?', 'assistant: We are at the river.', 'caller: Is there parking?'])

    await call.say('No, thank you.')
    await call.over
    expect(heardOn(call).at(-1)).toBe('Thank you for calling. Goodbye!')
    expect(call.sessions).toMatchObject([{ status: 'ended', handoffData: '{"reason":"goodbye"}' }])
    expect(appFrames(call).at(-1)).toMatchObject({ type: 'end' })
    const [, ended] = call.requests
    expect(ended).toMatchObject({ url: expect.stringContaining('/relay_ended'), status: 200 })
    expect(ended?.body).toContain('<Hangup/>')
    expect((await events()).filter(({ type }) => type === 'call.ended')).toMatchObject([{ reason: 'assistant' }])
    expect(call.faults).toEqual([])
    expect(call.transcript.at(-1)).toMatchObject({ event: 'assistant-hung-up' })
  })

  test('the first words leave while the model still speaks, and the turn is closed once', async () => {
    await using line = await onTheRelay()
    lines.mistral.script(answer('We are in the old house at the river.', { tokenMs: 200 }))
    const turn = line.call.say('Where are you?')
    const { ended } = await lines.mistral.nextRequest()
    await expect.poll(() => wordsSent(line.call), { interval: 5 }).not.toBe('')
    expect(await Promise.race([ended, 'still speaking'])).toBe('still speaking')
    expect(words((await turn).heard)).toBe(`We are in the old house at the river. ${closing}`)
    expect(appFrames(line.call).filter(({ last }) => last === true)).toHaveLength(1)
    expect(line.call.faults).toEqual([])
  })

  test('a goodbye is heard to its end before the session ends', async () => {
    await using line = await onTheRelay({ greeting: 'Hello.' }, typedTiming(systemClock))
    await line.call.say('Goodbye')
    await line.call.over
    expect(heardOn(line.call)).toEqual(['Hello.', 'Thank you for calling. Goodbye!'])
    const { frames } = line.call.sessions[0] ?? { frames: [] }
    const order = frames.map(({ message }) => JSON.stringify(message))
    const quiet = order.findLastIndex((message) => message.includes('agentSpeaking') && message.includes('off'))
    expect(quiet).toBeLessThan(order.findIndex((message) => message.includes('"end"')))
  })

  test('a slow model is bridged by a filler, which is no part of the answer', async () => {
    await using line = await onTheRelay()
    lines.mistral.script(answer('At the river.', { firstTokenMs: 450 }))
    expect(words((await line.call.say('Where are you?')).heard)).toBe(`One moment, please. At the river. ${closing}`)
    await line.call.say('And where is the door?')
    expect(asked()).toContain('assistant: At the river.')
    expect(line.call.faults).toEqual([])
  })

  test('keys are collected to a number, up to the end key', async () => {
    await using line = await onTheRelay()
    lines.mistral.script(answer('Room twelve.'))
    expect(words((await line.call.press('012#')).heard)).toContain('Room twelve.')
    expect(asked()).toEqual([expect.stringContaining('pressed 012 on the keypad')])
    expect((await line.events()).filter(({ type }) => type === 'caller.said')).toMatchObject([
      { text: '012', via: 'keypad' },
    ])
    expect(line.call.faults).toEqual([])
  })

  test('the end key alone is nothing, and the caller is still listened to', async () => {
    await using line = await onTheRelay({ relay: { silenceMs: 1_000 } })
    expect(words((await line.call.press('#')).heard)).toContain('I did not hear anything')
  })

  test('a silent caller is asked twice, then told goodbye', async () => {
    await using line = await onTheRelay({ relay: { silenceMs: 1_000 } })
    const heard = []
    for (let silence = 0; silence < 3; silence += 1) heard.push(words((await line.call.silence()).heard))
    expect(heard).toEqual([
      expect.stringContaining('I did not hear anything'),
      expect.stringContaining('in a few words'),
      expect.stringContaining('hang up now'),
    ])
    await line.call.over
    expect(line.call.faults).toEqual([])
  })

  test('who cuts in is heard: the model sees what was heard of the answer, and no more', async () => {
    await using line = await onTheRelay({ greeting: 'Hello.' }, typedTiming(systemClock))
    lines.mistral.script(
      answer('We are at the river. The entrance is on the left side of the old house behind the trees.'),
      answer('Yes.'),
    )
    void line.call.say('Where are you?')
    await line.call.say('Stop! Is there parking?', { bargeInAfterMs: 2_000 })
    const heard = heardOn(line.call)[1]
    expect(heard).toMatch(/^We are at the river\. The/)
    expect(asked()).toEqual([
      'caller: Where are you?',
      `assistant: ${heard}… [the caller interrupted here]`,
      'caller: Stop! Is there parking?',
    ])
    expect((await line.events()).filter(({ type }) => type === 'turn.interrupted')).toMatchObject([
      { heard, estimated: false },
    ])
    expect(line.call.faults).toEqual([])
  })

  test('who hangs up ends the call at once, and the model is let go', async () => {
    await using line = await onTheRelay()
    lines.mistral.script(answer('We are in the old house at the river.', { tokenMs: 300 }))
    void line.call.say('Where are you?')
    const { ended } = await lines.mistral.nextRequest()
    await line.call.hangUp()
    expect(await ended).toBe('aborted')
    expect((await line.events()).at(-1)).toMatchObject({ type: 'call.ended', reason: 'caller' })
    expect(line.call.faults).toEqual([])
  })
})
