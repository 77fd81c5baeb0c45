import { expect, test } from 'vitest'
import { relayVoice, relayVoiceLike } from './relay-voices.ts'
import { assistantSchema } from './schema.ts'

test.each([
  ['Polly.Joanna-Neural', { ttsProvider: 'Amazon', voice: 'Joanna-Neural' }],
  ['Polly.Rémi-Generative', { ttsProvider: 'Amazon', voice: 'Rémi-Generative' }],
  ['Google.en-US-Neural2-F', { ttsProvider: 'Google', voice: 'en-US-Neural2-F' }],
  ['Google.nl-NL-Chirp3-HD-Aoede', { ttsProvider: 'Google', voice: 'nl-NL-Chirp3-HD-Aoede' }],
  ['Polly.Joanna', null],
  ['woman', null],
])('%s of Say is %j on the relay', (voice, expected) => {
  expect(relayVoiceLike(voice)).toEqual(expected)
})

test.each([
  ['the voice of the call', { voice: 'Polly.Ruth-Neural' }, { ttsProvider: 'Amazon', voice: 'Ruth-Neural' }],
  [
    'another voice of its provider',
    { voice: 'Polly.Ruth-Neural', relay: { voice: 'Amy-Neural' } },
    { ttsProvider: 'Amazon', voice: 'Amy-Neural' },
  ],
  [
    'a provider of its own',
    { voice: 'woman', relay: { ttsProvider: 'ElevenLabs', voice: 'UgBBYS2sOqTuMpoF3BR0' } },
    { ttsProvider: 'ElevenLabs', voice: 'UgBBYS2sOqTuMpoF3BR0' },
  ],
  ['none', { voice: 'woman' }, null],
])('the relay speaks with %s', (_name, settings, expected) => {
  expect(relayVoice(assistantSchema.parse(settings))).toEqual(expected)
})
