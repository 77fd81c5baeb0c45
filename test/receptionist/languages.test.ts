import { describe, expect, test } from 'vitest'
import { answer } from '../fakes/fake-mistral.ts'
import { billing, bothLines, hurried, openReceptions } from './reception.ts'

/** The language and the emergencies of a call, which need no model. */

const receptions = openReceptions()
const languages = [{ code: 'es-US' }]

describe.each(bothLines)('on the %s line', (line) => {
  test('a caller asks for Spanish, gets everything in it, and goes back to English', async () => {
    const desk = await receptions.withModel({ line, assistant: { languages } })
    receptions.mistral.script(answer('Abrimos a las ocho.'), answer('Twelve River Street.'))
    const { call, say, logged } = await desk.call()
    expect(await say('Can we speak Spanish, please?')).toMatch(/español/)
    const spanish = await say('¿Cómo están ustedes?')
    expect(spanish).toContain('¿')
    expect(spanish).not.toContain('May I help')
    expect(await say('Podemos hablar inglés, por favor')).toContain('Of course, we can speak English.')
    expect(await logged('language.changed')).toMatchObject([
      { language: 'es-US', because: 'asked' },
      { language: 'en-US', because: 'asked' },
    ])
    expect(JSON.stringify(receptions.mistral.requests[0]?.messages)).toMatch(/Spanish|es-US|español/)
    expect(call.faults).toEqual([])
  })

  test('a message is taken in Spanish', async () => {
    const desk = await receptions.withoutModel({ line, assistant: { languages } })
    const { press, say, logged } = await desk.call()
    await say('Do you speak Spanish?')
    expect(await press('3')).toMatch(/nombre/)
    expect(await say('Me llamo Ana Ruiz')).toMatch(/Ana Ruiz/)
    await say('Sí')
    await say('Sí')
    await say('Mi factura')
    expect(await logged('message.taken')).toMatchObject([{ message: { name: 'Ana Ruiz', reason: 'Mi factura' } }])
  })

  test('an emergency is answered at once without the model, and a false alarm goes on', async () => {
    const desk = await receptions.withModel({ line })
    receptions.mistral.script(answer('We are at the river.'))
    const { call, say, logged } = await desk.call()
    const advice = await say('Help, my father has chest pain!')
    expect(advice).toContain('Please hang up and dial')
    expect(receptions.mistral.requests).toHaveLength(0)
    expect(await logged('emergency.heard')).toMatchObject([{ emergency: 'medical', sure: true }])
    expect(await logged('reply.scripted')).toMatchObject([{ interruptible: false }])
    expect(await say('No, false alarm.')).toContain('I am glad to hear that. How can I help you?')
    expect(await say('Where are you?')).toContain('We are at the river.')
    expect(call.faults).toEqual([])
  })

  test('an emergency in the middle of a form comes first, and is put through where that is set', async () => {
    const emergencies = [{ name: 'medical', transfer: 'billing' }]
    const desk = await receptions.withoutModel({ line, assistant: { emergencies } })
    const { call, press, heard, logged } = await desk.call({ [billing]: { does: 'answers' } })
    await press('3')
    void call.say('I cannot breathe')
    await call.over
    expect(heard()).toContain('Please hang up and dial')
    expect(await logged('call.transferring')).toMatchObject([{ because: 'emergency', target: 'billing' }])
    expect(await logged('call.ended')).toMatchObject([{ reason: 'transferred' }])
  })

  test.each([0, 600])('the advice cannot be cut, after %i ms', async (bargeInAfterMs) => {
    const desk = await receptions.withModel({ line, timing: hurried(10) })
    receptions.mistral.script(answer('Yes.'))
    const { call } = await desk.call()
    void call.say('There is a fire here, help!')
    await call.say('What should I do?', { bargeInAfterMs })
    const advice = call.transcript.filter(
      (entry) => entry.who === 'assistant' && entry.text.includes('there is a fire'),
    )
    expect(advice).toMatchObject([{ heard: advice[0] && 'text' in advice[0] ? advice[0].text : '' }])
  })
})
