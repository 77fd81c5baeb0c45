import { z } from 'zod'
import { CarrierError, fault } from '../carrier-error.ts'

export const ttsProvider = z.enum(['Google', 'Amazon', 'ElevenLabs'])
export const transcriptionProvider = z.enum(['Google', 'Deepgram'])
export const speechModel = z.string().regex(/^[a-z][a-z0-9_-]*$/, 'must be the name of a model')

/** How one language is spoken and understood. */
interface Voices {
  readonly code: string
  readonly ttsProvider: z.output<typeof ttsProvider>
  readonly transcriptionProvider: z.output<typeof transcriptionProvider>
  readonly voice?: string | undefined
  readonly speechModel?: string | undefined
  readonly ttsLanguage: string
  readonly transcriptionLanguage: string
}

/** Forms of names by provider (https://www.twilio.com/docs/voice/conversationrelay/voice-configuration). */
const voiceForms = {
  Google: /^[a-z]{2,3}-[A-Z]{2}-[A-Za-z0-9-]+$/,
  Amazon: /^\p{Lu}\p{L}+(-(Neural|Generative|Standard))?$/u,
  ElevenLabs: /^[A-Za-z0-9]{20}(-[a-z0-9_]+-\d\.\d+_\d\.\d+_\d\.\d+)?$/,
} as const

const modelForms = {
  Google: /^(?!nova|flux)[a-z0-9_]+$/,
  Deepgram: /^(nova-[23](-[a-z]+)*|flux(-[a-z]+)*)$/,
} as const

/**
 * Refuses combinations of provider, voice, model and language that cannot be (64101). The carrier finds out when the
 * session starts; here the whole document is refused, since in documents of our own they are always a mistake.
 */
export function refuseOddVoices(voices: Voices): void {
  const { code, ttsProvider, transcriptionProvider, voice, speechModel } = voices
  const refuse = (reason: string) => {
    throw new CarrierError(fault.relayValue, `<ConversationRelay> for ${code}: ${reason}`)
  }
  if (voice && !voiceForms[ttsProvider].test(voice)) refuse(`${ttsProvider} has no voice ${JSON.stringify(voice)}`)
  if (speechModel && !modelForms[transcriptionProvider].test(speechModel)) {
    refuse(`${transcriptionProvider} has no model ${JSON.stringify(speechModel)}`)
  }
  if (voices.ttsLanguage === 'multi' && ttsProvider !== 'ElevenLabs') refuse('only ElevenLabs speaks several languages')
  if (voices.transcriptionLanguage === 'multi' && !understandsSeveral(voices)) {
    refuse('only nova-2-general and nova-3-general of Deepgram understand several languages')
  }
}

function understandsSeveral({ transcriptionProvider, speechModel = 'nova-3-general' }: Voices): boolean {
  return transcriptionProvider === 'Deepgram' && /^nova-[23]-general$/.test(speechModel)
}
