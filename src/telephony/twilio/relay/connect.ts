import { relayVoice } from '../../../config/relay-voices.ts'
import type { Assistant, RelaySettings } from '../../../config/schema.ts'
import { toSpoken } from '../../../conversation/speakable/to-spoken.ts'
import { type Attributes, response, type Twiml, verb } from '../twiml.ts'

/** How one relay session of a call begins. */
export interface RelayOpening {
  /** Comes back once in the `setup` message, to prove that the socket belongs to this call. */
  readonly token: string
  /** Spoken by Twilio itself, before the socket is open; null says nothing. */
  readonly greeting: string | null
  /** Whether an earlier session of the same call is taken up. */
  readonly resumed: boolean
}

/**
 * Gives the TwiML that hands a call to the relay, in the owner's settings. `publicUrl` is what Twilio calls, with
 * https and without a trailing slash. Once the session is over, Twilio asks `/relay_ended` how the call goes on.
 * https://www.twilio.com/docs/voice/twiml/connect/conversationrelay
 */
export function createRelayDocument(assistant: Assistant, publicUrl: string): (opening: RelayOpening) => string {
  const { host, pathname } = new URL(publicUrl)
  const prefix = pathname.replace(/\/$/, '')
  // No query: Twilio does not say how it would be signed.
  const url = `wss://${host}${prefix}/relay`
  const action = `${prefix}/relay_ended`
  const settings = { ...speechAttributes(assistant), ...listeningAttributes(assistant), ...eventAttributes(assistant) }
  const languages = assistant.relay.languages.map(languageVerb)

  return ({ token, greeting, resumed }) => {
    const attributes = { url, ...greetingAttributes(assistant, greeting), ...settings }
    const parameters = [parameter('token', token), ...(resumed ? [parameter('resumed', 'true')] : [])]
    const relay = verb('ConversationRelay', attributes, [...languages, ...parameters])
    return response([verb('Connect', { action, method: 'POST' }, [relay])])
  }
}

function greetingAttributes({ language, relay }: Assistant, greeting: string | null): Attributes {
  const spoken = greeting === null ? '' : toSpoken(greeting, language)
  if (spoken === '') return {}
  return { welcomeGreeting: spoken, welcomeGreetingInterruptible: relay.greetingInterruptible }
}

function speechAttributes(assistant: Assistant): Attributes {
  const { language, relay, listening, vocabulary } = assistant
  const { transcriptionProvider, speechModel } = relay
  const spoken = relayVoice(assistant)
  const speakers = [spoken, ...relay.languages]
  const recognisers = [relay, ...relay.languages]
  const hasElevenLabs = speakers.some((speaker) => speaker?.ttsProvider === 'ElevenLabs')
  const hasDeepgram = recognisers.some((recogniser) => recogniser.transcriptionProvider === 'Deepgram')
  return {
    language,
    ttsProvider: spoken?.ttsProvider ?? null,
    voice: spoken?.voice ?? null,
    elevenlabsTextNormalization: hasElevenLabs ? relay.elevenlabsTextNormalization : null,
    transcriptionProvider,
    speechModel,
    deepgramSmartFormat: hasDeepgram ? relay.deepgramSmartFormat : null,
    profanityFilter: listening.profanityFilter,
    hints: vocabulary.length === 0 ? null : vocabulary.join(','),
  }
}

function listeningAttributes({ relay }: Assistant): Attributes {
  return {
    speechTimeout: relay.speechTimeout,
    eotThreshold: relay.eotThreshold,
    partialPrompts: relay.partialPrompts,
    interruptible: relay.interruptible,
    interruptSensitivity: relay.interruptSensitivity,
    ignoreBackchannel: relay.ignoreBackchannel,
    reportInputDuringAgentSpeech: relay.reportInputDuringAgentSpeech,
    dtmfDetection: relay.dtmfDetection,
  }
}

function eventAttributes({ relay }: Assistant): Attributes {
  const events = [...(relay.speakerEvents ? ['speaker-events'] : []), ...(relay.tokensPlayed ? ['tokens-played'] : [])]
  return {
    events: events.join(' ') || null,
    intelligenceService: relay.intelligenceService,
    applicationReconnect: relay.applicationReconnect || null,
  }
}

/** Prepares a language that the call may change to; what it leaves out it has from the session. */
function languageVerb(language: RelaySettings['languages'][number]): Twiml {
  const { code, ttsProvider, voice, transcriptionProvider, speechModel } = language
  return verb('Language', { code, ttsProvider, voice, transcriptionProvider, speechModel })
}

function parameter(name: string, value: string): Twiml {
  return verb('Parameter', { name, value })
}
