import { describe, expect, test } from 'vitest'
import { answer } from '../fakes/fake-mistral.ts'
import { bothLines, caller, calling, closing, hurried, openReceptions, soon } from './reception.ts'

/** A message is taken while the caller cuts in, asks something else and corrects what was heard. */

const receptions = openReceptions()
const ask = {
  name: 'May I have your name, please?',
  own: 'Shall we call you back at the number you are calling from?',
  number: 'At what number can we reach you?',
  reason: 'What is it about?',
}
const readBack = (value: string) => `I have ${value}. Is that right?`
const number = (last: string) => readBack(`two zero two, five five five, zero one four ${last}`)
const taken = `Thank you, I will pass that on. ${closing}`

describe.each(bothLines)('on the %s line', (line) => {
  test('the number is corrected by words and by keys, and the message is in the log once', async () => {
    const desk = await receptions.withModel({ line })
    receptions.mistral.script(calling(['take_message', {}]))
    const { call, say, press, heard, logged } = await desk.call()
    expect(await say('Can I leave a message for somebody?')).toContain(ask.name)
    expect(await say('Sam Miller')).toBe(readBack('Sam Miller'))
    expect(await say('Yes')).toBe(ask.own)
    expect(await say('No.')).toBe(ask.number)
    expect(await say('two zero two five five five oh one four four')).toBe(number('four'))
    expect(await say('No, it is 202 555 0145')).toBe(number('five'))
    expect(await say("No, that's wrong")).toBe(ask.number)
    expect(await press('2025550146#')).toBe(number('six'))
    expect(await press('1')).toBe(ask.reason)
    expect(await logged('message.taken')).toEqual([])
    expect(await say('My bill from last week')).toBe(taken)
    expect(await logged('message.taken')).toMatchObject([
      { message: { name: 'Sam Miller', number: '+12025550146', reason: 'My bill from last week' } },
    ])
    expect(await logged('call.ended')).toEqual([])
    void call.say('No, thank you. Goodbye.')
    await call.over
    expect(heard()).toMatch(/Thank you for calling\. Goodbye!$/)
    expect(await logged('message.taken')).toHaveLength(1)
    expect(await logged('call.ended')).toMatchObject([{ reason: 'assistant' }])
    expect(call.faults).toEqual([])
  })

  test('a question in between is answered by the model, and the form goes on', async () => {
    const desk = await receptions.withModel({ line, assistant: { instructions: 'Parking costs two dollars.' } })
    receptions.mistral.script(calling(['take_message', {}]), answer('Parking costs two dollars.'))
    const { say, logged } = await desk.call()
    await say('Can I leave a message for somebody?')
    await say('Sam Miller')
    await say('Yes')
    const between = await say('Wait, what does parking cost?')
    expect(between).toContain('Parking costs two dollars.')
    expect(between).toContain(ask.own)
    expect(await say('Yes, please')).toBe(ask.reason)
    expect(await say('My bill')).toBe(taken)
    expect(await logged('message.taken')).toMatchObject([{ message: { name: 'Sam Miller', number: caller } }])
    expect(receptions.mistral.requests).toHaveLength(2)
  })

  test('what the caller has said already is not asked for again', async () => {
    const desk = await receptions.withModel({ line })
    receptions.mistral.script(calling(['take_message', { for: 'billing', reason: 'a refund' }]))
    const { say, logged } = await desk.call()
    await say('Please tell billing that I want a refund.')
    await say('Sam Miller')
    await say('Yes')
    expect(await say('Yes')).toBe(taken)
    expect(await logged('message.taken')).toMatchObject([{ message: { for: 'billing', reason: 'a refund' } }])
  })

  test('a caller who cuts in with the answer, and into what is read back, is understood', async () => {
    const desk = await receptions.withModel({ line, timing: hurried(10) })
    receptions.mistral.script(calling(['take_message', {}]))
    const { call, heard, say, logged } = await desk.call()
    const cutIn = (words: string) => call.say(words, { bargeInAfterMs: 600 })
    await Promise.all([call.say('Can I leave a message for somebody?'), cutIn('Sam Miller'), cutIn('Yes'), cutIn('No')])
    await Promise.all([cutIn('202 555 0144'), cutIn('No, it is 202 555 0145'), cutIn("Yes, that's right")])
    expect(await say('My bill')).toContain('I will pass that on.')
    expect(await logged('message.taken')).toMatchObject([
      { message: { name: 'Sam Miller', number: '+12025550145', reason: 'My bill' } },
    ])
    expect(heard()).not.toContain(ask.name)
    const cut = call.transcript.filter((entry) => entry.who === 'assistant' && entry.heard !== entry.text)
    expect(cut.length).toBeGreaterThan(3)
    expect(call.faults).toEqual([])
  })

  test('a caller who hangs up in the middle leaves no message half taken', async () => {
    const desk = await receptions.withModel({ line })
    receptions.mistral.script(calling(['take_message', {}]))
    const { call, say, logged } = await desk.call()
    await say('Can I leave a message for somebody?')
    await say('Sam Miller')
    await call.hangUp()
    await expect.poll(() => logged('call.ended'), soon).toMatchObject([{ reason: 'caller' }])
    expect(await logged('message.taken')).toEqual([])
  })

  test('"no" to an offer ends nothing, and "no" to the closing question does', async () => {
    const desk = await receptions.withModel({ line })
    receptions.mistral.script(answer('Are you a patient of ours?'), answer('I see.'))
    const { call, say, logged } = await desk.call()
    expect(await say('I have a question.')).toBe('Are you a patient of ours?')
    expect(await say('No.')).toBe(`I see. ${closing}`)
    expect(await logged('call.ended')).toEqual([])
    void call.say('No.')
    await call.over
    expect(await logged('call.ended')).toMatchObject([{ reason: 'assistant' }])
  })
})
