import { z } from 'zod'
import { CarrierError, fault } from '../carrier-error.ts'
import { firstPauseMs } from '../timing.ts'
import { attributesOf, childrenOf, flag, method, refusal, requireEmpty, url, wholeNumber } from './element.ts'
import { hints, languageTag } from './gather.ts'
import { refuseOddVoices, speechModel, transcriptionProvider, ttsProvider } from './relay-voices.ts'
import type { Connect, ConversationRelay } from './verbs.ts'
import type { Element } from './xml.ts'

const text = z.string().trim().min(1)
const inputKinds = z.enum(['none', 'dtmf', 'speech', 'any'])
const greetingInterruptible = z.preprocess(
  (value) => (value === 'true' ? 'any' : value === 'false' ? 'none' : value),
  inputKinds,
)

/** A list separated by single blanks. */
const listOf = (...names: string[]) =>
  z
    .string()
    .transform((list) => list.split(' '))
    .pipe(z.array(z.enum(names)))

const socketUrl = z
  .string()
  .regex(/^wss:\/\/[^/?#\s]+\/[^?#\s]*$/, 'must be a wss:// address with a path, without query and fragment')

/** Values that Twilio does not document are taken as they are: `text`. */
const attributes = z
  .strictObject({
    url: socketUrl,
    welcomeGreeting: text.nullable().default(null),
    welcomeGreetingInterruptible: greetingInterruptible.default('any'),
    language: languageTag.default('en-US'),
    ttsLanguage: languageTag.optional(),
    ttsProvider: ttsProvider.default('ElevenLabs'),
    voice: text.optional(),
    transcriptionLanguage: languageTag.optional(),
    transcriptionProvider: transcriptionProvider.default('Deepgram'),
    speechModel: speechModel.optional(),
    interruptible: inputKinds.default('any'),
    interruptSensitivity: z.enum(['low', 'medium', 'high']).optional(),
    dtmfDetection: flag.default(false),
    reportInputDuringAgentSpeech: inputKinds.default('none'),
    preemptible: flag.default(false),
    hints: hints.optional(),
    speechTimeout: z.union([z.literal('auto'), wholeNumber(600, 5_000)]).default('auto'),
    eotThreshold: z
      .string()
      .regex(/^0\.[5-8]\d*$|^0\.90*$/, 'must be from 0.5 to 0.9')
      .optional(),
    turnDetection: text.optional(),
    partialPrompts: flag.default(false),
    ignoreBackchannel: flag.default(false),
    echoPromptFiltering: text.optional(),
    backgroundNoiseReduction: text.optional(),
    deepgramSmartFormat: flag.optional(),
    profanityFilter: flag.optional(),
    elevenlabsTextNormalization: z.enum(['on', 'auto', 'off']).optional(),
    events: listOf('speaker-events', 'tokens-played', 'config-updated').default([]),
    debug: listOf('debugging', 'speaker-events', 'tokens-played').optional(),
    intelligenceService: text.optional(),
    conversationConfiguration: text.optional(),
    conversationId: text.optional(),
    applicationReconnect: flag.default(false),
  })
  .refine(({ eotThreshold, speechModel }) => eotThreshold === undefined || speechModel?.startsWith('flux'), {
    path: ['eotThreshold'],
    message: 'needs speechModel="flux"',
  })

const connectAttributes = z.strictObject({ action: url.nullable().default(null), method: method.default('POST') })
const parameterAttributes = z.strictObject({ name: text, value: z.string() })
const languageAttributes = z.strictObject({
  code: languageTag,
  ttsProvider: ttsProvider.optional(),
  voice: text.optional(),
  transcriptionProvider: transcriptionProvider.optional(),
  speechModel: speechModel.optional(),
})

/** Reads `<Connect>` to a `<ConversationRelay>`, the only thing that this phone connects to. */
export function readConnect(element: Element): Connect {
  const { action, method } = attributesOf(element, connectAttributes)
  const [noun, ...others] = childrenOf(element)
  if (noun?.tagName !== 'ConversationRelay' || others.length > 0) {
    throw refusal(element, 'must contain one <ConversationRelay> and nothing else')
  }
  return { verb: 'Connect', action, method, relay: readConversationRelay(noun) }
}

/** Source: https://www.twilio.com/docs/voice/twiml/connect/conversationrelay */
function readConversationRelay(element: Element): ConversationRelay {
  const given = attributesOf(element, attributes)
  const { ttsLanguage = given.language, transcriptionLanguage = given.language } = given
  const children = childrenOf(element)
  const languages = children.filter(isNamed('Language')).map(readLanguage)
  const stranger = children.find(({ tagName }) => tagName !== 'Language' && tagName !== 'Parameter')
  if (stranger) throw new CarrierError(fault.schema, `<${stranger.tagName}> is not known inside <ConversationRelay>`)
  refuseOddVoices({ ...given, code: given.language, ttsLanguage, transcriptionLanguage })
  for (const language of languages) {
    refuseOddVoices({
      ttsProvider: language.ttsProvider ?? given.ttsProvider,
      transcriptionProvider: language.transcriptionProvider ?? given.transcriptionProvider,
      voice: language.voice,
      speechModel: language.speechModel ?? (language.transcriptionProvider ? undefined : given.speechModel),
      ...{ code: language.code, ttsLanguage: language.code, transcriptionLanguage: language.code },
    })
  }
  return {
    url: given.url,
    greeting: given.welcomeGreeting,
    greetingInterruptible: given.welcomeGreetingInterruptible,
    interruptible: given.interruptible,
    reported: given.reportInputDuringAgentSpeech,
    hearsKeys: given.dtmfDetection,
    preemptible: given.preemptible,
    partialPrompts: given.partialPrompts,
    ignoreBackchannel: given.ignoreBackchannel,
    reconnects: given.applicationReconnect,
    speakerEvents: given.events.includes('speaker-events'),
    tokensPlayedEvents: given.events.includes('tokens-played'),
    endOfSpeechMs: given.speechTimeout === 'auto' ? firstPauseMs : given.speechTimeout,
    ...{ transcriptionLanguage, ttsLanguage },
    languages: [...new Set([ttsLanguage, transcriptionLanguage, ...languages.map(({ code }) => code)])],
    parameters: Object.fromEntries(children.filter(isNamed('Parameter')).map(readParameter)),
  }
}

const isNamed =
  (name: string) =>
  ({ tagName }: Element) =>
    tagName === name

function readLanguage(element: Element) {
  requireEmpty(element)
  return attributesOf(element, languageAttributes)
}

function readParameter(element: Element): [string, string] {
  requireEmpty(element)
  const { name, value } = attributesOf(element, parameterAttributes)
  return [name, value]
}
