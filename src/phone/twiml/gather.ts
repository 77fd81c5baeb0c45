import { z } from 'zod'
import { firstPauseMs } from '../timing.ts'
import { attributesOf, childrenOf, flag, method, refusal, url, wholeNumber } from './element.ts'
import { readPause, readPlay } from './playback.ts'
import { readSay } from './say.ts'
import type { Gather, Playback } from './verbs.ts'
import type { Element } from './xml.ts'

/** Words to be expected, separated by commas. */
export const hints = z
  .string()
  .transform((list) => list.split(',').map((hint) => hint.trim()))
  .pipe(z.array(z.string().min(1).max(100)).max(500))

export const languageTag = z
  .string()
  .regex(/^(multi|[a-z]{2,3}(-[A-Za-z]{4})?(-([A-Z]{2}|\d{3}))?)$/, 'must be a language tag')

const speechModel = z.union([
  z.enum(['default', 'numbers_and_commands', 'phone_call', 'experimental_conversations', 'experimental_utterances']),
  z.string().regex(/^googlev2_(long|short|telephony|telephony_short)$|^deepgram_nova-[23](-[a-z]+)*$/),
])

const attributes = z
  .strictObject({
    action: url.nullable().default(null),
    method: method.default('POST'),
    input: z.enum(['dtmf', 'speech', 'dtmf speech', 'speech dtmf']).default('dtmf'),
    timeout: wholeNumber(1).default(5),
    speechTimeout: z
      .union([z.literal('auto'), wholeNumber(1)])
      .nullable()
      .default(null),
    numDigits: wholeNumber(1).nullable().default(null),
    finishOnKey: z
      .string()
      .regex(/^[0-9#*]?$/, 'must be one key or empty')
      .default('#'),
    language: languageTag.default('en-US'),
    hints: hints.optional(),
    profanityFilter: flag.optional(),
    speechModel: speechModel.optional(),
    enhanced: flag.optional(),
    actionOnEmptyResult: flag.default(false),
    partialResultCallback: url.optional(),
    partialResultCallbackMethod: method.optional(),
    bargeIn: flag.default(true),
    maxSpeechTime: wholeNumber(1, 60).optional(),
    debug: flag.optional(),
  })
  .refine(({ speechModel, speechTimeout }) => speechModel === undefined || speechTimeout !== 'auto', {
    path: ['speechTimeout'],
    message: 'must be a number when a speechModel is named',
  })
  .refine(({ language, speechModel }) => language !== 'multi' || speechModel === 'deepgram_nova-3', {
    path: ['language'],
    message: 'can be multi with deepgram_nova-3 only',
  })

/** Reads `<Gather>`. Source: https://www.twilio.com/docs/voice/twiml/gather */
export function readGather(element: Element): Gather {
  const given = attributesOf(element, attributes)
  const { action, numDigits, finishOnKey, language, bargeIn, actionOnEmptyResult } = given
  const timeoutMs = given.timeout * 1_000
  return {
    verb: 'Gather',
    ...{ action, method: given.method, numDigits, finishOnKey, language, bargeIn, actionOnEmptyResult, timeoutMs },
    hearsSpeech: given.input.includes('speech'),
    hearsKeys: given.input.includes('dtmf'),
    endOfSpeechMs: endOfSpeechMs(given.speechTimeout, timeoutMs),
    nested: childrenOf(element).map((child) => readNested(element, child)),
  }
}

function endOfSpeechMs(speechTimeout: 'auto' | number | null, timeoutMs: number): number {
  if (speechTimeout === 'auto') return firstPauseMs
  return speechTimeout === null ? timeoutMs : speechTimeout * 1_000
}

function readNested(gather: Element, child: Element): Playback {
  switch (child.tagName) {
    case 'Say':
      return readSay(child)
    case 'Pause':
      return readPause(child)
    case 'Play':
      if (child.hasAttribute('digits')) throw refusal(gather, 'cannot contain <Play digits>')
      return readPlay(child)
    default:
      throw refusal(gather, `cannot contain <${child.tagName}>`)
  }
}
