import { describe, expect, test } from 'vitest'
import { refuse } from '../fakes/fake-mistral.ts'
import {
  billing,
  bothLines,
  caller,
  closing,
  models,
  openReceptions,
  type ReceptionOptions,
  soon,
} from './reception.ts'

/** What callers get done while no model answers: there is no key for one, or its service is down. */

const receptions = openReceptions()
type Line = ReceptionOptions['line']

/** An address at which nobody listens. */
const nobody = 'http://127.0.0.1:9'
const outages = {
  'without a key': (line: Line) => receptions.withoutModel({ line }),
  'with a key and no server': (line: Line) =>
    receptions.withModel({ line, assistant: { models }, env: { MISTRAL_BASE_URL: nobody } }),
  'with a key that is refused': (line: Line) => {
    receptions.mistral.always(refuse(401))
    return receptions.withModel({ line })
  },
}
const cases = bothLines.flatMap((line) =>
  Object.entries(outages).map(([outage, open]) => [outage, line, () => open(line)] as const),
)

describe.each(cases)('%s on the %s line', (_outage, _line, open) => {
  test('a question gets an honest answer, and what can be done instead', async () => {
    const desk = await open()
    const { call, say } = await desk.call()
    const said = await say('Do you treat cats?')
    expect(said).toContain('Press one to speak with billing.')
    expect(said).toContain('Press three to leave a message.')
    expect(said).toContain('Press four to hear our opening hours.')
    expect(call.faults).toEqual([])
  })

  test('the hours are told, by words and by key', async () => {
    const desk = await open()
    const { say, press } = await desk.call()
    await say('Do you treat cats?')
    const said = await say('What are your opening hours?')
    expect(said).toContain('open')
    expect(await press('4')).toContain('open')
  })

  test('a message is taken by a phrase', async () => {
    const desk = await open()
    const { call, say, press, logged } = await desk.call()
    await say('Do you treat cats?')
    expect(await say('I want to leave a message, please')).toContain('May I have your name, please?')
    await say('Sam Miller')
    await press('1')
    await press('1')
    expect(await say('My bill')).toBe(`Thank you, I will pass that on. ${closing}`)
    expect(await logged('message.taken')).toMatchObject([
      { message: { name: 'Sam Miller', number: caller, reason: 'My bill' } },
    ])
    void call.say('Goodbye')
    await call.over
    expect(await logged('call.ended')).toMatchObject([{ reason: 'assistant' }])
    expect(call.faults).toEqual([])
  })

  test('a message is taken by key', async () => {
    const desk = await open()
    const { say, press, logged } = await desk.call()
    expect(await press('3')).toContain('May I have your name, please?')
    for (const words of ['Sam Miller', 'Yes', 'Yes', 'My bill']) await say(words)
    expect(await logged('message.taken')).toHaveLength(1)
  })

  test.each(['by phrase', 'by key', 'to the operator'])('a caller is put through %s', async (how) => {
    const desk = await open()
    const { call, say, logged } = await desk.call()
    await say('Do you treat cats?')
    if (how === 'by phrase') void call.say('I would like to speak to billing')
    else void call.press(how === 'by key' ? '1' : '0')
    await call.over
    expect(await logged('transfer.ended')).toMatchObject([{ target: 'billing', outcome: 'answered' }])
    expect(await logged('call.ended')).toMatchObject([{ reason: 'transferred' }])
    expect(call.faults).toEqual([])
  })

  test('a caller whom nobody takes is offered a message, which is taken', async () => {
    const desk = await open()
    const { call, say, heard, logged } = await desk.call({ [billing]: { does: 'no-answer' } })
    void call.press('1')
    await expect.poll(heard, soon).toContain('billing does not answer. Shall I take a message?')
    expect(await say('Yes')).toContain('May I have your name, please?')
    for (const words of ['Sam Miller', 'Yes', 'Yes', 'My bill']) await say(words)
    expect(await logged('message.taken')).toHaveLength(1)
    expect(await logged('transfer.ended')).toMatchObject([{ outcome: 'no-answer' }])
  })
})
