import type { Assistant, RelaySettings } from './schema.ts'
import { describeVoice } from './voices.ts'

type TtsProvider = NonNullable<RelaySettings['ttsProvider']>

/** A voice as the relay names it: without the prefix that `<Say>` wants. */
export interface RelayVoice {
  readonly ttsProvider: TtsProvider
  readonly voice: string
}

/** Voice names of each provider, and one to show. https://www.twilio.com/docs/voice/conversationrelay/voice-configuration */
const forms: Readonly<Record<TtsProvider, { form: RegExp; example: string }>> = {
  Amazon: { form: /^\p{L}+-(?:Neural|Generative)$/u, example: 'Joanna-Neural' },
  Google: { form: /^([a-z]{2,3}-[A-Z]{2})-[A-Z][A-Za-z\d]*(?:-HD)?-[A-Z][A-Za-z]*$/, example: 'en-US-Neural2-F' },
  // The ID, and after it a model with speed, stability and similarity.
  ElevenLabs: { form: /^[A-Za-z\d]{20}(?:-[\w.]+)*$/, example: 'UgBBYS2sOqTuMpoF3BR0' },
}

/** What the relay speaks with, or null when neither the relay's settings nor the voice of the call say it. */
export function relayVoice({ voice: sayVoice, relay }: Pick<Assistant, 'voice' | 'relay'>): RelayVoice | null {
  const derived = relayVoiceLike(sayVoice)
  const ttsProvider = relay.ttsProvider ?? derived?.ttsProvider
  const voice = relay.voice ?? (derived?.ttsProvider === ttsProvider ? derived?.voice : null)
  return ttsProvider && voice ? { ttsProvider, voice } : null
}

/** The relay's name for a voice of `<Say>`; null for those that it lacks: the plain ones and Polly's standard ones. */
export function relayVoiceLike(voice: string): RelayVoice | null {
  const [, prefix, name = ''] = /^(Polly|Google)\.(.+)$/.exec(voice) ?? []
  const ttsProvider = prefix === 'Polly' ? 'Amazon' : 'Google'
  return prefix && isRelayVoice(ttsProvider, name) ? { ttsProvider, voice: name } : null
}

/** Whether the name is of the form that the provider's voices have; whether it has that very voice, only Twilio knows. */
export function isRelayVoice(ttsProvider: TtsProvider, voice: string): boolean {
  return forms[ttsProvider].form.test(voice)
}

/** A name that the provider's voices could have, to show. */
export function exampleVoice(ttsProvider: TtsProvider): string {
  return forms[ttsProvider].example
}

/** The languages of a voice; empty when it speaks any, or the tables do not know. */
export function relayVoiceLanguages({ ttsProvider, voice }: RelayVoice): readonly string[] {
  switch (ttsProvider) {
    case 'Amazon':
      return describeVoice(`Polly.${voice}`).languages
    case 'Google':
      return forms.Google.form.exec(voice)?.slice(1) ?? []
    case 'ElevenLabs':
      return []
  }
}
