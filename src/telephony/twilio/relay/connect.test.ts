import { describe, expect, test } from 'vitest'
import { type Assistant, assistantSchema } from '../../../config/schema.ts'
import { createRelayDocument } from './connect.ts'

const publicUrl = 'https://phone.example.org'
const opening = { token: 'one-time', greeting: 'Welcome.', resumed: false }

/** The document with every attribute and verb on a line of its own, without the XML declaration. */
function lay(document: string): string {
  return document
    .replace(/^<\?xml.*?\?>/, '')
    .replaceAll('><', '>\n<')
    .replace(/ (?=\w+=")/g, '\n  ')
}

function documentFor(settings: unknown, begin: Partial<typeof opening> | { greeting: null } = {}, url = publicUrl) {
  const assistant: Assistant = assistantSchema.parse(settings)
  return createRelayDocument(assistant, url)({ ...opening, ...begin })
}

describe('the document that hands a call to the relay', () => {
  test('by default', () => {
    expect(lay(documentFor({}))).toMatchInlineSnapshot(`
      "<Response>
      <Connect
        action="/relay_ended"
        method="POST">
      <ConversationRelay
        url="wss://phone.example.org/relay"
        welcomeGreeting="Welcome."
        welcomeGreetingInterruptible="any"
        language="en-US"
        ttsProvider="Amazon"
        voice="Joanna-Neural"
        transcriptionProvider="Deepgram"
        deepgramSmartFormat="true"
        profanityFilter="true"
        speechTimeout="auto"
        partialPrompts="false"
        interruptible="any"
        interruptSensitivity="high"
        ignoreBackchannel="true"
        reportInputDuringAgentSpeech="speech"
        dtmfDetection="true"
        events="speaker-events tokens-played">
      <Parameter
        name="token"
        value="one-time"/>
      </ConversationRelay>
      </Connect>
      </Response>"
    `)
  })

  test('with every setting', () => {
    const document = documentFor(
      {
        language: 'en-GB',
        voice: 'Google.en-GB-Neural2-A',
        vocabulary: ['Riverside', 'Doctor "O" & sons'],
        listening: { profanityFilter: false },
        relay: {
          transcriptionProvider: 'Deepgram',
          speechModel: 'flux',
          deepgramSmartFormat: false,
          speechTimeout: 900,
          eotThreshold: 0.7,
          partialPrompts: true,
          interruptible: 'speech',
          greetingInterruptible: 'none',
          interruptSensitivity: 'low',
          ignoreBackchannel: false,
          reportInputDuringAgentSpeech: 'any',
          dtmfDetection: false,
          speakerEvents: false,
          intelligenceService: 'GA00000000000000000000000000000000',
          applicationReconnect: true,
          elevenlabsTextNormalization: 'auto',
          languages: [
            { code: 'de-DE', voice: 'de-DE-Neural2-B', speechModel: 'nova-3-general' },
            { code: 'multi', ttsProvider: 'ElevenLabs', voice: 'UgBBYS2sOqTuMpoF3BR0', speechModel: 'nova-3-general' },
            {
              code: 'sv-SE',
              ttsProvider: 'Amazon',
              voice: 'Ola-Neural',
              transcriptionProvider: 'Google',
              speechModel: 'telephony',
            },
          ],
        },
      },
      { resumed: true },
      'https://phone.example.org:8443/desk',
    )
    expect(lay(document)).toMatchInlineSnapshot(`
      "<Response>
      <Connect
        action="/desk/relay_ended"
        method="POST">
      <ConversationRelay
        url="wss://phone.example.org:8443/desk/relay"
        welcomeGreeting="Welcome."
        welcomeGreetingInterruptible="none"
        language="en-GB"
        ttsProvider="Google"
        voice="en-GB-Neural2-A"
        elevenlabsTextNormalization="auto"
        transcriptionProvider="Deepgram"
        speechModel="flux"
        deepgramSmartFormat="false"
        profanityFilter="false"
        hints="Riverside,Doctor &quot;O&quot; &amp; sons"
        speechTimeout="900"
        eotThreshold="0.7"
        partialPrompts="true"
        interruptible="speech"
        interruptSensitivity="low"
        ignoreBackchannel="false"
        reportInputDuringAgentSpeech="any"
        dtmfDetection="false"
        events="tokens-played"
        intelligenceService="GA00000000000000000000000000000000"
        applicationReconnect="true">
      <Language
        code="de-DE"
        voice="de-DE-Neural2-B"
        speechModel="nova-3-general"/>
      <Language
        code="multi"
        ttsProvider="ElevenLabs"
        voice="UgBBYS2sOqTuMpoF3BR0"
        speechModel="nova-3-general"/>
      <Language
        code="sv-SE"
        ttsProvider="Amazon"
        voice="Ola-Neural"
        transcriptionProvider="Google"
        speechModel="telephony"/>
      <Parameter
        name="token"
        value="one-time"/>
      <Parameter
        name="resumed"
        value="true"/>
      </ConversationRelay>
      </Connect>
      </Response>"
    `)
  })

  test('with other providers', () => {
    const relay = {
      ttsProvider: 'ElevenLabs',
      voice: 'UgBBYS2sOqTuMpoF3BR0',
      transcriptionProvider: 'Google',
      speechModel: 'telephony',
      tokensPlayed: false,
    }
    expect(lay(documentFor({ voice: 'woman', relay }, { greeting: null }))).toMatchInlineSnapshot(`
      "<Response>
      <Connect
        action="/relay_ended"
        method="POST">
      <ConversationRelay
        url="wss://phone.example.org/relay"
        language="en-US"
        ttsProvider="ElevenLabs"
        voice="UgBBYS2sOqTuMpoF3BR0"
        elevenlabsTextNormalization="off"
        transcriptionProvider="Google"
        speechModel="telephony"
        profanityFilter="true"
        speechTimeout="auto"
        partialPrompts="false"
        interruptible="any"
        interruptSensitivity="high"
        ignoreBackchannel="true"
        reportInputDuringAgentSpeech="speech"
        dtmfDetection="true"
        events="speaker-events">
      <Parameter
        name="token"
        value="one-time"/>
      </ConversationRelay>
      </Connect>
      </Response>"
    `)
  })

  test('without events when none are wanted', () => {
    expect(documentFor({ relay: { speakerEvents: false, tokensPlayed: false } })).not.toContain('events=')
  })

  test('never greets twice, and not with nothing', () => {
    for (const greeting of [null, '', '**  **']) {
      expect(documentFor({}, { greeting })).not.toContain('welcomeGreeting')
    }
  })

  test('makes the greeting speakable, once', () => {
    const once = documentFor({}, { greeting: '**Welcome** to <b>Smith & Sons</b>, open 24/7 😀 at $5!' })
    const spoken = /welcomeGreeting="([^"]*)"/.exec(once)?.[1] ?? ''
    expect(spoken).toContain('Smith')
    expect(spoken).not.toMatch(/[*<😀$]/u)
    expect(documentFor({}, { greeting: spoken })).toBe(once)
  })

  test('has a socket address without a query, over TLS', () => {
    const urls = ['https://a.example', 'https://a.example:444/b/c'].map(
      (url) => /url="([^"]*)"/.exec(documentFor({}, {}, url))?.[1],
    )
    expect(urls).toEqual(['wss://a.example/relay', 'wss://a.example:444/b/c/relay'])
  })

  test('stays below the 64 kB of a document with the largest vocabulary and greeting', () => {
    const vocabulary = Array.from({ length: 320 }, () => 'w'.repeat(100))
    expect(documentFor({ vocabulary }, { greeting: 'Hello there. '.repeat(150) }).length).toBeLessThan(65_536)
  })
})
