import { describe, expect, test } from 'vitest'
import { bothLines, closing, openReceptions, reception } from './receptionist/reception.ts'

/** Without any model: what callers hear who tell of an emergency, and what the log has of it. */

const receptions = openReceptions()
const advice = 'This sounds like a medical emergency. Please hang up and dial nine one one now.'

describe.each(bothLines)('on the %s line', (line) => {
  test('the advice is heard at once, and a false alarm goes on with the call', async () => {
    const desk = await receptions.withoutModel({ line })
    const { call, say, logged } = await desk.call()
    expect(await say('I have chest pain')).toBe(advice)
    expect(await say("No, I'm fine")).toBe('I am glad to hear that. How can I help you?')
    expect(await say('Are you open today?')).toContain(closing)
    expect(await logged('emergency.heard')).toEqual([
      { type: 'emergency.heard', turn: 1, emergency: 'medical', sure: true },
    ])
    expect(call.faults).toEqual([])
  })

  test('words that may mean one are asked back, and a yes is enough', async () => {
    const desk = await receptions.withoutModel({ line })
    const { say, logged } = await desk.call()
    expect(await say('Do you treat heart attacks?')).toContain('Is this an emergency that is happening right now?')
    expect(await say('Yes')).toBe(advice)
    expect((await logged('emergency.heard')).map(({ sure }) => sure)).toEqual([false, true])
  })

  test('the caller is put through to the person of the settings', async () => {
    const desk = await receptions.withoutModel({
      line,
      assistant: { emergencies: [{ name: 'fire', transfer: 'reception' }] },
    })
    const { call, say, logged } = await desk.call({ [reception]: { does: 'answers', presses: '1', talksMs: 50 } })
    await say('There is a fire in the kitchen')
    await call.over
    expect(await logged('call.transferring')).toMatchObject([{ because: 'emergency', target: 'reception' }])
  })

  test('an insult is answered politely, the third ends the call', async () => {
    const desk = await receptions.withoutModel({ line })
    const { call, say, logged } = await desk.call()
    expect(await say('You idiot')).toContain('Please tell me calmly what you need.')
    expect(await say('You are stupid')).toContain('I can only go on if you stay polite.')
    await say('Fuck you')
    await call.over
    expect(await logged('call.ended')).toMatchObject([{ reason: 'limit' }])
  })
})
