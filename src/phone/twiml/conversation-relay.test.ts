import { describe, expect, test } from 'vitest'
import { readTwiml } from './document.ts'

const url = 'url="wss://desk.example.com/relay"'
const connect = (relay: string, attributes = '') => `<Response><Connect ${attributes}>${relay}</Connect></Response>`
const relay = (attributes: string, children = '') =>
  connect(`<ConversationRelay ${url} ${attributes}>${children}</ConversationRelay>`)

describe('<Connect><ConversationRelay>', () => {
  test('is read with its defaults', () => {
    expect(readTwiml(connect(`<ConversationRelay ${url}/>`))).toEqual([
      {
        verb: 'Connect',
        action: null,
        method: 'POST',
        relay: {
          url: 'wss://desk.example.com/relay',
          greeting: null,
          greetingInterruptible: 'any',
          interruptible: 'any',
          reported: 'none',
          hearsKeys: false,
          preemptible: false,
          partialPrompts: false,
          ignoreBackchannel: false,
          reconnects: false,
          speakerEvents: false,
          tokensPlayedEvents: false,
          endOfSpeechMs: 800,
          transcriptionLanguage: 'en-US',
          ttsLanguage: 'en-US',
          languages: ['en-US'],
          parameters: {},
        },
      },
    ])
  })

  test('is read with languages and parameters', () => {
    const children = `
      <Language code="de-DE" ttsProvider="Google" voice="de-DE-Chirp3-HD-Aoede"/>
      <Language code="fr-FR" ttsProvider="Amazon" voice="Lea-Neural" transcriptionProvider="Google" speechModel="long"/>
      <Parameter name="token" value="abc"/><Parameter name="empty" value=""/>`
    expect(readTwiml(relay('ttsLanguage="en-GB" transcriptionLanguage="en-AU"', children))).toMatchObject([
      {
        relay: {
          transcriptionLanguage: 'en-AU',
          languages: ['en-GB', 'en-AU', 'de-DE', 'fr-FR'],
          parameters: { token: 'abc', empty: '' },
        },
      },
    ])
  })

  test.each([
    ['welcomeGreeting="Hello &amp; welcome."', { greeting: 'Hello & welcome.' }],
    ['welcomeGreetingInterruptible="false"', { greetingInterruptible: 'none' }],
    ['welcomeGreetingInterruptible="true"', { greetingInterruptible: 'any' }],
    ['interruptible="dtmf" interruptSensitivity="low"', { interruptible: 'dtmf' }],
    ['reportInputDuringAgentSpeech="speech" dtmfDetection="true"', { reported: 'speech', hearsKeys: true }],
    ['speechTimeout="600"', { endOfSpeechMs: 600 }],
    ['speechTimeout="auto"', { endOfSpeechMs: 800 }],
    ['language="multi"', { transcriptionLanguage: 'multi' }],
    ['transcriptionLanguage="multi" speechModel="nova-2-general"', { transcriptionLanguage: 'multi' }],
    ['events="tokens-played speaker-events"', { speakerEvents: true, tokensPlayedEvents: true }],
    ['events="config-updated" debug="debugging"', { speakerEvents: false, tokensPlayedEvents: false }],
    ['speechModel="flux" eotThreshold="0.75" partialPrompts="true"', { partialPrompts: true }],
    ['ttsProvider="Google" voice="en-US-Journey-O"', {}],
    ['ttsProvider="Amazon" voice="Joanna-Neural"', {}],
    ['voice="UgBBYS2sOqTuMpoF3BR0"', {}],
    ['voice="ZF6FPAbjXT4488VcRRnw-flash_v2_5-1.0_1.0_1.0"', {}],
    ['transcriptionProvider="Google" speechModel="telephony"', {}],
    ['hints="visit, parking" profanityFilter="true" deepgramSmartFormat="false"', {}],
    ['elevenlabsTextNormalization="off" intelligenceService="desk"', {}],
    ['turnDetection="x" echoPromptFiltering="x" backgroundNoiseReduction="x"', {}],
    ['conversationConfiguration="x" conversationId="x" preemptible="true"', { preemptible: true }],
    ['applicationReconnect="true" ignoreBackchannel="true"', { reconnects: true, ignoreBackchannel: true }],
  ])('accepts %s', (attributes, expected) => {
    expect(readTwiml(relay(attributes))).toMatchObject([{ relay: expected }])
  })

  test.each([
    ['an unknown attribute', relay('interruptByDtmf="true"')],
    ['another spelling', relay('ignorebackchannel="true"')],
    ['an unknown kind of input', relay('interruptible="all"')],
    ['a boolean for a kind of input', relay('reportInputDuringAgentSpeech="true"')],
    ['an unknown sensitivity', relay('interruptSensitivity="none"')],
    ['a flag that is none', relay('dtmfDetection="on"')],
    ['an empty greeting', relay('welcomeGreeting=""')],
    ['a language by its name', relay('language="English"')],
    ['an unknown voice provider', relay('ttsProvider="google"')],
    ['an unknown recogniser', relay('transcriptionProvider="Whisper"')],
    ['a time-out in seconds', relay('speechTimeout="2"')],
    ['a time-out that is too long', relay('speechTimeout="6000"')],
    ['a threshold out of bounds', relay('speechModel="flux" eotThreshold="0.95"')],
    ['a threshold without flux', relay('eotThreshold="0.7"')],
    ['events with commas', relay('events="speaker-events,tokens-played"')],
    ['unknown events', relay('events="all"')],
    ['unknown normalisation', relay('elevenlabsTextNormalization="true"')],
    ['a hint that is too long', relay(`hints="${'a'.repeat(101)}"`)],
    ['too many hints', relay(`hints="${'a,'.repeat(500)}a"`)],
    ['an unknown child', relay('', '<Failover/>')],
    ['text inside', relay('', 'Hello')],
    ['a parameter without value', relay('', '<Parameter name="token"/>')],
    ['a parameter without name', relay('', '<Parameter value="token"/>')],
    ['a language without code', relay('', '<Language voice="x"/>')],
    ['a language with text', relay('', '<Language code="de-DE">German</Language>')],
    ['no url', connect('<ConversationRelay/>')],
    ['a url without TLS', connect('<ConversationRelay url="ws://desk.example.com/relay"/>')],
    ['a page', connect('<ConversationRelay url="https://desk.example.com/relay"/>')],
    ['a url with a query', connect('<ConversationRelay url="wss://desk.example.com/relay?a=1"/>')],
    ['a url without a path', connect('<ConversationRelay url="wss://desk.example.com"/>')],
    ['nothing', connect('')],
    ['a stream', connect('<Stream url="wss://desk.example.com/relay"/>')],
    ['two relays', connect(`<ConversationRelay ${url}/><ConversationRelay ${url}/>`)],
    ['an attribute that <Connect> lacks', connect(`<ConversationRelay ${url}/>`, 'timeout="5"')],
  ])('refuses %s', (_what, document) => {
    expect(() => readTwiml(document)).toThrow(expect.objectContaining({ code: 12200 }))
  })

  test.each([
    ['a voice of another provider', relay('voice="Joanna-Neural"')],
    ['a voice with the prefix of <Say>', relay('ttsProvider="Google" voice="Google.en-US-Journey-O"')],
    ['a model of another recogniser', relay('transcriptionProvider="Google" speechModel="nova-3-general"')],
    ['several languages by another voice', relay('ttsProvider="Google" ttsLanguage="multi"')],
    ['several languages by another model', relay('transcriptionLanguage="multi" speechModel="flux"')],
    ['a voice of another provider in a language', relay('', '<Language code="de-DE" voice="Lea-Neural"/>')],
  ])('refuses %s as a combination', (_what, document) => {
    expect(() => readTwiml(document)).toThrow(expect.objectContaining({ code: 64101 }))
  })
})
