import { z } from 'zod'
import { attributesOf, loop, refusal, requireEmpty, textOf, wholeNumber } from './element.ts'
import type { Pause, Play } from './verbs.ts'
import type { Element } from './xml.ts'

const pauseAttributes = z.strictObject({ length: wholeNumber(1).default(1) })

const playAttributes = z.strictObject({
  loop: loop.default(1),
  digits: z
    .string()
    .regex(/^[0-9A-D#*wW]+$/, 'must be keys, w or W')
    .optional(),
})

export function readPause(element: Element): Pause {
  requireEmpty(element)
  return { verb: 'Pause', lengthMs: attributesOf(element, pauseAttributes).length * 1_000 }
}

/** Reads `<Play>`. Source: https://www.twilio.com/docs/voice/twiml/play */
export function readPlay(element: Element): Play {
  const { loop: times, digits } = attributesOf(element, playAttributes)
  const address = textOf(element)
  if (!address === !digits) throw refusal(element, 'needs either an address or digits')
  return { verb: 'Play', source: digits ?? address, times }
}
