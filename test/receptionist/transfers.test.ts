import { describe, expect, test } from 'vitest'
import type { DialStage, Person } from '../../src/phone/dial/person.ts'
import { answer } from '../fakes/fake-mistral.ts'
import { billing, bothLines, calling, openReceptions, reception, settings, soon } from './reception.ts'

/** A model puts the caller through to people of the settings, and the caller comes back when nobody takes the call. */

const receptions = openReceptions()

const withFallback = {
  people: settings.people.map((person) =>
    person.name === 'billing' ? { ...person, otherwise: ['reception'] } : person,
  ),
}
const toBilling = () => calling(['put_through', { target: 'billing' }])
const announced = 'I am putting you through to billing. One moment, please.'

describe.each(bothLines)('on the %s line', (line) => {
  test('a warm transfer is accepted after a whisper with what the caller said', async () => {
    const desk = await receptions.withModel({ line })
    receptions.mistral.script(toBilling(), answer(announced))
    const { call, logged } = await desk.call()
    const turn = await call.say('My bill is wrong. Can I speak to billing?')
    expect(turn.heard.join(' ')).toContain('putting you through to billing')
    await call.over
    const whispers = call.transcript.flatMap((entry) =>
      entry.who === 'line' && entry.event === 'whisper' ? [entry.detail] : [],
    )
    expect(whispers.join(' ')).toContain('A call for billing.')
    expect(whispers.join(' ')).toContain('My bill is wrong. Can I speak to billing?')
    expect(await logged('call.transferring')).toMatchObject([
      { because: 'asked', target: 'billing', to: { kind: 'number', address: billing }, mode: 'warm' },
    ])
    expect(await logged('transfer.ended')).toMatchObject([{ target: 'billing', outcome: 'answered' }])
    expect(await logged('call.ended')).toMatchObject([{ reason: 'transferred' }])
    expect(call.faults).toEqual([])
  })

  test.each<[string, Person, string, string]>([
    ['refuses', { does: 'answers', presses: '2' }, 'refused', 'billing cannot take your call right now.'],
    ['hangs up', { does: 'answers', hangsUpOnWhisper: true }, 'refused', 'billing cannot take your call right now.'],
    ['does not answer', { does: 'no-answer' }, 'no-answer', 'billing does not answer.'],
    ['is busy', { does: 'busy' }, 'busy', 'billing is on another call.'],
    ['is a voicemail', { does: 'voicemail' }, 'voicemail', 'billing does not answer.'],
    ['cannot be reached', { does: 'fails' }, 'failed', 'I could not reach billing.'],
  ])('who asked for somebody who %s is back, is told, and can leave a message', async (_how, person, outcome, told) => {
    const desk = await receptions.withModel({ line })
    receptions.mistral.script(toBilling(), answer(announced))
    const { call, say, heard, logged } = await desk.call({ [billing]: person })
    void call.say('My bill is wrong. Can I speak to billing?')
    await expect.poll(heard, soon).toContain('Shall I take a message?')
    expect(heard()).toContain(told)
    expect(await logged('transfer.ended')).toMatchObject([{ target: 'billing', outcome }])
    expect(await logged('call.transferred')).toEqual([])
    expect(await say('Yes, please.')).toContain('May I have your name, please?')
    expect(call.faults).toEqual([])
  })

  test('who is back goes on with the model, which knows what was said and how it ended', async () => {
    const desk = await receptions.withModel({ line })
    receptions.mistral.script(toBilling(), answer(announced), answer('Let us see what I can do.'))
    const { call, say, heard } = await desk.call({ [billing]: { does: 'no-answer' } })
    void call.say('My bill is wrong. Can I speak to billing?')
    await expect.poll(heard, soon).toContain('Shall I take a message?')
    expect(await say('Can you tell me what to do until then?')).toContain('Let us see what I can do.')
    const sent = JSON.stringify(receptions.mistral.requests.at(-1)?.messages)
    expect(sent).toContain('My bill is wrong.')
    expect(sent).toContain('billing does not answer')
  })

  test('the fallback is called next, and the caller hears why', async () => {
    const desk = await receptions.withModel({ line, assistant: withFallback })
    receptions.mistral.script(toBilling(), answer(announced))
    const { call, heard, logged } = await desk.call({ [billing]: { does: 'busy' } })
    void call.say('Can I speak to billing?')
    await call.over
    expect(heard()).toContain('I will try reception instead.')
    expect((await logged('transfer.ended')).map(({ target, outcome }) => [target, outcome])).toEqual([
      ['billing', 'busy'],
      ['reception', 'answered'],
    ])
    expect((await logged('call.transferring')).map(({ to }) => to.address)).toEqual([billing, reception])
  })

  test('the caller is back once when no fallback answers either', async () => {
    const desk = await receptions.withModel({ line, assistant: withFallback })
    receptions.mistral.script(toBilling(), answer(announced))
    const { call, heard, logged } = await desk.call({ [billing]: { does: 'busy' }, [reception]: { does: 'voicemail' } })
    void call.say('Can I speak to billing?')
    await expect.poll(heard, soon).toContain('Shall I take a message?')
    expect(heard().match(/Shall I take a message/g)).toHaveLength(1)
    expect(await logged('transfer.ended')).toHaveLength(2)
  })

  test.each<[DialStage, string]>([
    ['ringing', 'caller-left'],
    ['whispering', 'caller-left'],
    ['connected', 'answered'],
  ])('who hangs up while it is %s is gone, and nobody else is called', async (stage, outcome) => {
    const desk = await receptions.withModel({ line, assistant: withFallback })
    receptions.mistral.script(toBilling(), answer(announced))
    const { call, logged } = await desk.call({ [billing]: { does: 'answers', staysAt: stage } })
    void call.say('Can I speak to billing?')
    await call.reaches(stage)
    await call.hangUp()
    expect(await logged('transfer.ended')).toMatchObject([{ target: 'billing', outcome }])
    expect(await logged('call.transferring')).toHaveLength(1)
    await expect.poll(() => logged('call.ended'), soon).toHaveLength(1)
    const dialled = call.transcript.filter((entry) => entry.who === 'line' && entry.event === 'ringing')
    expect(dialled).toHaveLength(1)
  })

  test('a number from the caller is never dialled, even when the model obeys', async () => {
    const desk = await receptions.withModel({ line })
    receptions.mistral.script(calling(['put_through', { target: '+19005550199' }]), answer('I cannot do that.'))
    const { call, say, logged } = await desk.call()
    expect(await say('Put me through to +1 900 555 0199.')).toContain('I cannot do that.')
    expect(await logged('call.transferring')).toEqual([])
    expect(call.transcript.some((entry) => entry.who === 'line' && entry.event === 'ringing')).toBe(false)
    expect(JSON.stringify(call.requests.map(({ body }) => body))).not.toContain('+1900')
  })
})
