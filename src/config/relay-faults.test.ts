import { describe, expect, test } from 'vitest'
import type { Fault } from './fault.ts'
import { faultsOf, load, yaml } from './test-folder.ts'

describe('faults of the relay', () => {
  const elevenLabs = 'ttsProvider: ElevenLabs, voice: UgBBYS2sOqTuMpoF3BR0'

  test.each<[name: string, relay: string, fault: Partial<Fault>]>([
    ['a provider without a voice', '{ ttsProvider: Google }', { path: 'relay.voice', found: 'nothing' }],
    [
      'a voice as Say names it',
      '{ ttsProvider: Amazon, voice: Polly.Ruth-Neural }',
      { path: 'relay.voice', hint: 'did you mean Ruth-Neural, of Amazon?' },
    ],
    ['a standard voice', '{ voice: Joanna }', { allowed: 'a voice of Amazon, such as Joanna-Neural' }],
    ['a voice of another provider', '{ ttsProvider: ElevenLabs, voice: Ruth-Neural }', { path: 'relay.voice' }],
    [
      'an Amazon voice of another language',
      '{ voice: Vicki-Neural }',
      {
        path: 'relay.voice',
        found: 'Vicki-Neural, which speaks de-DE',
        allowed: 'a voice of Amazon that speaks en-US',
      },
    ],
    [
      'a Google voice of another language',
      '{ ttsProvider: Google, voice: en-GB-Neural2-A }',
      { path: 'relay.voice', found: 'en-GB-Neural2-A, which speaks en-GB' },
    ],
    ['a model of the other recogniser', '{ speechModel: telephony }', { path: 'relay.speechModel' }],
    [
      'a model of Deepgram with Google',
      '{ transcriptionProvider: Google, speechModel: flux }',
      { path: 'relay.speechModel', allowed: 'a model of Google, such as telephony' },
    ],
    ['eotThreshold without flux', '{ eotThreshold: 0.7, speechModel: nova-3-general }', { path: 'relay.eotThreshold' }],
    ['eotThreshold out of range', '{ eotThreshold: 0.4, speechModel: flux }', { allowed: 'a number from 0.5 to 0.9' }],
    ['partial words of Google', '{ transcriptionProvider: Google, partialPrompts: true }', { found: 'true' }],
    ['prepared without partial words', '{ preparePartials: true }', { path: 'relay.preparePartials' }],
    ['a pause too short', '{ speechTimeout: 599 }', { allowed: 'auto, or a whole number from 600 to 5000' }],
    ['no way to be heard', '{ interruptible: never }', { allowed: 'one of none, dtmf, speech, any' }],
    ['an attribute of no use', '{ interruptByDtmf: true }', { path: 'relay.interruptByDtmf', found: 'an unknown key' }],
    ['two end keys', '{ digitEndKey: "##" }', { allowed: 'one of #, *, none' }],
    [
      'a language twice',
      '{ languages: [{ code: sv-SE, voice: Ola-Neural }, { code: sv-SE, voice: Ola-Neural }] }',
      {
        path: 'relay.languages[1].code',
      },
    ],
    ['the language of the call again', '{ languages: [{ code: en-US }] }', { found: 'en-US again' }],
    [
      'a language not spoken',
      '{ languages: [{ code: de-LU }] }',
      { path: 'relay.languages[0].code', allowed: 'multi, or one of these tags: de-AT, de-DE' },
    ],
    [
      'a language that the inherited voice does not speak',
      '{ languages: [{ code: es-US }] }',
      { path: 'relay.languages[0].voice', found: 'Joanna-Neural, which speaks en-US' },
    ],
    [
      'a language with another provider and no voice',
      '{ languages: [{ code: es-US, ttsProvider: Google }] }',
      { path: 'relay.languages[0].voice', found: 'nothing' },
    ],
    [
      'a recogniser that the inherited model does not fit',
      `{ ${elevenLabs}, speechModel: flux, languages: [{ code: es-US, transcriptionProvider: Google }] }`,
      { path: 'relay.languages[0].speechModel', found: '"flux"' },
    ],
    [
      'multi with a voice of Amazon',
      '{ languages: [{ code: multi, speechModel: nova-3-general }] }',
      { path: 'relay.languages[0].code', found: 'multi' },
    ],
    ['multi with flux', `{ ${elevenLabs}, languages: [{ code: multi, speechModel: flux }] }`, { found: 'multi' }],
  ])('%s', async (_name, relay, fault) => {
    expect(await faultsOf(yaml(`relay: ${relay}`))).toEqual([expect.objectContaining(fault)])
  })

  test('what is wrong with the session is not blamed again with each language', async () => {
    const languages = '[{ code: es-US }, { code: fr-FR }]'
    const faults = await faultsOf(yaml(`relay: { speechModel: telephony, languages: ${languages} }`))
    expect(faults.map(({ path }) => path)).toEqual(['relay.speechModel'])
  })

  test('a provider must be named when the voice of the call does not tell it', async () => {
    const faults = await faultsOf(yaml('voice: woman\nrelay: { voice: Ruth-Neural }'))
    expect(faults).toEqual([expect.objectContaining({ path: 'relay.ttsProvider', found: 'nothing' })])
  })

  test.each([
    `{ ${elevenLabs}, languages: [{ code: multi, speechModel: nova-3-general }, { code: de-DE }] }`,
    '{ voice: Ruth-Generative, speechModel: flux, eotThreshold: 0.9, partialPrompts: true, preparePartials: true }',
    '{ ttsProvider: Google, voice: en-US-Chirp3-HD-Aoede, transcriptionProvider: Google, speechModel: telephony }',
    '{ ttsProvider: Google, voice: en-US-Journey-O, languages: [{ code: sv-SE, ttsProvider: Amazon, voice: Ola-Neural }] }',
    '{ ttsProvider: ElevenLabs, voice: ZF6FPAbjXT4488VcRRnw-flash_v2_5-1.0_1.0_1.0, speechTimeout: 600 }',
  ])('no fault: %s', async (relay) => {
    const config = await load(yaml(`relay: ${relay}`))
    expect(config.assistant.relay).toBeDefined()
  })
})

describe('the line', () => {
  const ready = { PUBLIC_URL: 'https://phone.example.org', TWILIO_AUTH_TOKEN: 'token' }

  test.each<[name: string, text: string, env: NodeJS.ProcessEnv, line: string]>([
    ['is auto when nobody says', '', {}, 'auto'],
    ['is what the YAML says', 'line: webhook', {}, 'webhook'],
    ['is what the environment says before that', 'line: webhook', { ...ready, FRONTDESK_LINE: 'relay' }, 'relay'],
    ['relay of the YAML needs nothing when the environment differs', 'line: relay', { FRONTDESK_LINE: 'auto' }, 'auto'],
    ['auto takes any voice', 'voice: woman', ready, 'auto'],
  ])('%s', async (_name, text, env, line) => {
    expect((await load(yaml(text), env)).line).toBe(line)
  })

  test.each<[name: string, text: string, env: NodeJS.ProcessEnv, paths: string[]]>([
    ['needs an address and a signature', 'line: relay', {}, ['PUBLIC_URL', 'TWILIO_AUTH_TOKEN']],
    ['needs TLS', 'line: relay', { ...ready, PUBLIC_URL: 'http://phone.example.org' }, ['PUBLIC_URL']],
    [
      'names them next to other faults',
      'line: relay',
      { ...ready, TWILIO_AUTH_TOKEN: '', PORT: 'x' },
      ['PORT', 'TWILIO_AUTH_TOKEN'],
    ],
    ['names a wrong address once', 'line: relay', { ...ready, PUBLIC_URL: 'phone' }, ['PUBLIC_URL']],
    ['needs a voice', 'line: relay\nvoice: woman', ready, ['relay.voice']],
    [
      'needs a voice, by the environment too',
      'voice: Polly.Ruth',
      { ...ready, FRONTDESK_LINE: 'relay' },
      ['relay.voice'],
    ],
  ])('relay %s', async (_name, text, env, paths) => {
    const faults = await faultsOf(yaml(text), env)
    expect(faults.map(({ path }) => path)).toEqual(paths)
  })
})
