import { describe, expect, test } from 'vitest'
import { german } from '../src/conversation/texts/de.ts'
import { spanish } from '../src/conversation/texts/es.ts'
import { bothLines, openReceptions } from './receptionist/reception.ts'

/** Without any model: a call that changes its language, in everything that is heard. */

const receptions = openReceptions()
const assistant = {
  voice: 'Polly.Joanna-Neural',
  languages: [
    { code: 'es-US', voice: 'Polly.Lupe-Neural', key: '2' },
    { code: 'de-DE', voice: 'Polly.Vicki-Neural' },
  ],
}

describe.each(bothLines)('on the %s line', (line) => {
  test('who asks for a language is spoken to in it from then on', async () => {
    const desk = await receptions.withoutModel({ line, assistant })
    const { call, say, logged } = await desk.call()
    expect(await say('¿Habla español?')).toBe(spanish.language.switched)
    expect(await say('¿Dónde está el aparcamiento?')).toContain(spanish.closingQuestion)
    expect(await logged('language.changed')).toEqual([
      { type: 'language.changed', turn: 1, language: 'es-US', because: 'asked' },
    ])
    expect(call.faults).toEqual([])
  })

  test('the key of a language chooses it at the beginning', async () => {
    const desk = await receptions.withoutModel({ line, assistant })
    const { press, logged } = await desk.call()
    expect(await press('2')).toBe(spanish.language.switched)
    expect(await logged('language.changed')).toMatchObject([{ language: 'es-US', because: 'key' }])
  })

  test('who plainly speaks another language is answered in it', async () => {
    const desk = await receptions.withoutModel({ line, assistant })
    const { say, logged } = await desk.call()
    expect(await say('Ich hätte gern einen Termin für meine Mutter')).toContain(german.closingQuestion)
    expect(await logged('language.changed')).toMatchObject([{ language: 'de-DE', because: 'heard' }])
  })

  test('an emergency is answered in the language of the call, with the number of the country', async () => {
    const desk = await receptions.withoutModel({ line, assistant })
    const { say } = await desk.call()
    await say('En español, por favor')
    expect(await say('No puedo respirar')).toBe(
      'Esto parece una emergencia médica. Por favor, cuelgue y marque ahora nueve uno uno.',
    )
  })

  test('who says goodbye in it is said goodbye to in it', async () => {
    const desk = await receptions.withoutModel({ line, assistant })
    const { call, say, heard, logged } = await desk.call()
    await say('En español, por favor')
    await say('Adiós')
    await call.over
    expect(heard()).toContain(spanish.farewell)
    expect(await logged('call.ended')).toMatchObject([{ reason: 'assistant' }])
  })
})
