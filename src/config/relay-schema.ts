import { z } from 'zod'

/** Who speaks and who listens on Twilio's relay, by Twilio's spelling. */
const ttsProvider = z.enum(['Amazon', 'Google', 'ElevenLabs'])
const transcriptionProvider = z.enum(['Deepgram', 'Google'])
const name = z.string().trim().min(1).max(200)
/** What the caller does to be heard while the assistant speaks. */
const callerInput = z.enum(['none', 'dtmf', 'speech', 'any'])
const durationMs = (least: number, most: number) => z.int().min(least).max(most)

/** Who speaks and who listens in another language; what is null is as for the session. */
export const relayLanguage = z.strictObject({
  code: z.string().regex(/^(?:[a-z]{2,3}-[A-Z]{2}|multi)$/, 'must be a tag like es-US, or multi'),
  ttsProvider: ttsProvider.nullable().default(null),
  voice: name.nullable().default(null),
  transcriptionProvider: transcriptionProvider.nullable().default(null),
  speechModel: name.nullable().default(null),
})

/**
 * How a call sounds and behaves on the relay line. Null leaves a choice to Twilio or to the settings of the call; a
 * language that leaves something null has it from the session.
 * https://www.twilio.com/docs/voice/twiml/connect/conversationrelay
 */
export const relaySchema = z.strictObject({
  ttsProvider: ttsProvider.nullable().default(null),
  voice: name.nullable().default(null),
  elevenlabsTextNormalization: z.enum(['on', 'auto', 'off']).default('off'),
  transcriptionProvider: transcriptionProvider.default('Deepgram'),
  speechModel: name.nullable().default(null),
  deepgramSmartFormat: z.boolean().default(true),
  speechTimeout: z.union([z.literal('auto'), durationMs(600, 5_000)]).default('auto'),
  eotThreshold: z.number().min(0.5).max(0.9).nullable().default(null),
  languages: z.array(relayLanguage).max(20).default([]),

  interruptible: callerInput.default('any'),
  greetingInterruptible: callerInput.default('any'),
  interruptSensitivity: z.enum(['low', 'medium', 'high']).default('high'),
  ignoreBackchannel: z.boolean().default(true),
  reportInputDuringAgentSpeech: callerInput.default('speech'),
  resumeAfterMs: durationMs(500, 10_000).default(1_500),

  partialPrompts: z.boolean().default(false),
  preparePartials: z.boolean().default(false),

  dtmfDetection: z.boolean().default(true),
  digitGapMs: durationMs(500, 10_000).default(2_000),
  digitEndKey: z.enum(['#', '*', 'none']).default('#'),
  silenceMs: durationMs(1_000, 60_000).nullable().default(null),

  speakerEvents: z.boolean().default(true),
  tokensPlayed: z.boolean().default(true),
  intelligenceService: name.nullable().default(null),

  applicationReconnect: z.boolean().default(false),
  drainMs: durationMs(0, 600_000).default(20_000),
  webhookOnlyMs: durationMs(0, 86_400_000).default(3_600_000),
})
