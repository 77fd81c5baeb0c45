import { describe, expect, test } from 'vitest'
import { callLanguage, callLanguages } from './languages.ts'
import { faultsOf, load, yaml } from './test-folder.ts'

const faults = async (text: string) =>
  (await faultsOf(yaml(text))).map(({ path, found, allowed, hint }) => ({ path, found, allowed, hint }))

describe('the languages of a call', () => {
  test('have their own voice and words, and are prepared on the relay', async () => {
    const { assistant } = await load(
      yaml(`
vocabulary: [Riverside]
languages:
  - { code: es-US, key: "2", vocabulary: [pediatría] }
  - { code: de-DE, voice: Polly.Daniel-Neural, relay: { transcriptionProvider: Google, speechModel: telephony } }
`),
    )
    expect(callLanguages(assistant)).toEqual([
      { code: 'en-US', voice: 'Polly.Joanna-Neural', vocabulary: ['Riverside'], key: null },
      { code: 'es-US', voice: 'Polly.Lupe-Neural', vocabulary: ['Riverside', 'pediatría'], key: '2' },
      { code: 'de-DE', voice: 'Polly.Daniel-Neural', vocabulary: ['Riverside'], key: null },
    ])
    expect(assistant.relay.languages).toMatchObject([
      { code: 'es-US', ttsProvider: 'Amazon', voice: 'Lupe-Neural', transcriptionProvider: null },
      { code: 'de-DE', ttsProvider: 'Amazon', voice: 'Daniel-Neural', transcriptionProvider: 'Google' },
    ])
  })

  test('that only the relay’s settings name are among them', async () => {
    const text = 'relay: { languages: [{ code: fr-CA, ttsProvider: Amazon, voice: Gabrielle-Neural }] }'
    const { assistant } = await load(yaml(text))
    expect(callLanguages(assistant)).toMatchObject([
      { code: 'en-US' },
      { code: 'fr-CA', voice: 'Polly.Gabrielle-Neural' },
    ])
    expect(assistant.relay.languages).toHaveLength(1)
  })

  test('keep a voice of ElevenLabs, which speaks them all', async () => {
    const text = `
relay: { ttsProvider: ElevenLabs, voice: UgBBYS2sOqTuMpoF3BR0 }
languages: [{ code: es-US }]`
    const { assistant } = await load(yaml(text))
    expect(assistant.relay.languages).toMatchObject([{ code: 'es-US', ttsProvider: null, voice: null }])
  })

  test('are known by their whole tag, else by its first part, else the first of them is meant', async () => {
    const { assistant } = await load(yaml('languages: [{ code: es-US }, { code: es-ES }]'))
    const meant = ['es-ES', 'es', 'es-MX', 'EN', 'nl-NL'].map((tag) => callLanguage(assistant, tag).code)
    expect(meant).toEqual(['es-ES', 'es-US', 'es-US', 'en-US', 'en-US'])
  })
})

describe('faults of languages', () => {
  test.each([
    ['an unknown tag', 'languages: [{ code: spanish }]', 'languages[0].code', 'a tag like es-US'],
    ['a tag that nobody speaks', 'languages: [{ code: es-DE }]', 'languages[0].code', 'es-ES, es-MX, es-US'],
    ['the language of the call again', 'languages: [{ code: en-US }]', 'languages[0].code', 'each language once'],
    ['a language twice', 'languages: [{ code: es-US }, { code: es-US }]', 'languages[1].code', 'each language once'],
    [
      'one that the relay’s settings have too',
      'languages: [{ code: es-US }]\nrelay: { languages: [{ code: es-US, ttsProvider: Amazon, voice: Lupe-Neural }] }',
      'relay.languages[0].code',
      'each language once',
    ],
    [
      'a voice of another language',
      'languages: [{ code: es-US, voice: Polly.Vicki-Neural }]',
      'languages[0].voice',
      'Polly.Lupe',
    ],
    ['no voice that is known', 'languages: [{ code: ar-XA }]', 'languages[0].voice', 'Google.ar-XA-Standard-A'],
    ['a key that is none', 'languages: [{ code: es-US, key: "#" }]', 'languages[0].key', 'a key from "1" to "9"'],
    [
      'a key twice',
      'languages: [{ code: es-US, key: "2" }, { code: de-DE, key: "2" }]',
      'languages[1].key',
      'each key once',
    ],
    [
      'a text that is none of the prompts',
      'languages: [{ code: es-US, prompts: { bsy: x } }]',
      'languages[0].prompts.bsy',
      'busy',
    ],
  ])('%s', async (_what, text, path, allowed) => {
    const found = await faults(text)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ path, allowed: expect.stringContaining(allowed) })
  })

  test('a misspelt voice is recognised', async () => {
    const text = 'languages: [{ code: es-US, voice: Polly.Luppe-Neural }]'
    expect(await faults(text)).toMatchObject([{ hint: 'did you mean Polly.Lupe-Neural?' }])
  })
})

describe('faults of emergencies', () => {
  test.each([
    ['one of one’s own without phrases', 'emergencies: [{ name: flood, say: { en: Run. } }]', 'emergencies[0].phrases'],
    ['one without advice', 'emergencies: [{ name: flood, phrases: { en: [flood] } }]', 'emergencies[0].say'],
    ['one twice', 'emergencies: [{ name: fire }, { name: fire }]', 'emergencies[1].name'],
    ['a person that is not there', 'emergencies: [{ name: fire, transfer: desk }]', 'emergencies[0].transfer'],
    ['the same for limits', 'limits: { transfer: desk }', 'limits.transfer'],
    ['a number with a plus', 'emergencyNumber: "+112"', 'emergencyNumber'],
    ['a number without quotes', 'emergencyNumber: 112', 'emergencyNumber'],
  ])('%s', async (_what, text, path) => {
    expect((await faults(text)).map((fault) => fault.path)).toEqual([path])
  })

  test('a misspelt one is recognised', async () => {
    expect((await faults('emergencies: [{ name: medicl }]'))[0]).toMatchObject({ hint: 'did you mean medical?' })
  })
})
