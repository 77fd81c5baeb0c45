import { z } from 'zod'

/** What an app may send. Source: https://www.twilio.com/docs/voice/conversationrelay/websocket-messages */
const appMessage = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    token: z.string(),
    last: z.boolean().default(false),
    lang: z.string().min(1).optional(),
    interruptible: z.boolean().optional(),
    preemptible: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('play'),
    source: z.url({ protocol: /^https?$/ }),
    loop: z.int().min(0).max(1_000).default(1),
    interruptible: z.boolean().optional(),
    preemptible: z.boolean().default(false),
  }),
  z.strictObject({ type: z.literal('sendDigits'), digits: z.string().regex(/^[0-9*#w]+$/) }),
  z
    .strictObject({
      type: z.literal('language'),
      ttsLanguage: z.string().min(1).optional(),
      transcriptionLanguage: z.string().min(1).optional(),
    })
    .refine(({ ttsLanguage, transcriptionLanguage }) => ttsLanguage ?? transcriptionLanguage, 'names no language'),
  z.strictObject({ type: z.literal('end'), handoffData: z.string().optional() }),
])

export type AppMessage = z.output<typeof appMessage>
export type TextMessage = Extract<AppMessage, { type: 'text' }>
export type PlayMessage = Extract<AppMessage, { type: 'play' }>

/** A frame as read: `json` is what came, `message` what it means, or null with the reason of its refusal. */
export type ReadFrame =
  | { readonly json: unknown; readonly message: AppMessage; readonly refusal: null }
  | { readonly json: unknown; readonly message: null; readonly refusal: string }

/** Reads a frame strictly: unknown types and fields and odd values are refused. `raw` null stands for binary data. */
export function readAppMessage(raw: string | null): ReadFrame {
  if (raw === null) return { json: null, message: null, refusal: 'binary data' }
  const json = parseJson(raw)
  if (json === undefined) return { json: raw, message: null, refusal: 'not JSON' }
  const { data, error } = appMessage.safeParse(json)
  if (data) return { json, message: data, refusal: null }
  const refusal = error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ')
  return { json, message: null, refusal }
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}
