import { z } from 'zod'
import type { LineInput } from '../../../conversation/spoken-line.ts'
import { callSid, cleanText } from '../webhook-request.ts'

/** What came in by the relay's socket. */
export type RelayMessage =
  | RelaySetup
  | { readonly type: 'input'; readonly input: LineInput }
  /** Nothing that we use: a frame that we don't know, or one with odd fields. `name` says which, for the log. */
  | { readonly type: 'odd'; readonly name: string }

/** The first frame of a session. */
export interface RelaySetup {
  readonly type: 'setup'
  readonly sessionId: string
  readonly callId: string
  readonly from: string
  readonly to: string
  /** Our own `<Parameter name="token">`; empty where there was none. */
  readonly token: string
}

const words = z.string().catch('')

/** Documented as a number, on older pages as text. */
const milliseconds = z
  .union([z.number(), z.string().trim().min(1).transform(Number)])
  .pipe(z.number().nonnegative())
  .nullable()
  .catch(null)

/** Written `on` and `off`; the other usual spellings are understood too. */
const onOrOff = z.union([z.boolean(), z.stringbool()])

const key = z.union([z.string(), z.number().transform(String)]).pipe(z.string().regex(/^[0-9*#A-D]$/))

const heardInput = (input: LineInput): RelayMessage => ({ type: 'input', input })

/**
 * The frames of Twilio's page "ConversationRelay WebSocket messages", leniently: only the fields that we use, keys that
 * we don't know ignored.
 */
const frames: Readonly<Record<string, z.ZodType<RelayMessage>>> = {
  setup: z
    .object({
      sessionId: z.string().max(64).catch(''),
      callSid,
      from: words.transform(cleanText),
      to: words.transform(cleanText),
      customParameters: z.object({ token: words }).catch({ token: '' }),
    })
    .transform(({ sessionId, callSid: callId, from, to, customParameters: { token } }) => ({
      type: 'setup',
      sessionId,
      callId,
      from,
      to,
      token,
    })),
  prompt: z
    .object({ voicePrompt: z.string().transform(cleanText), last: onOrOff.catch(true), lang: words })
    .transform(({ voicePrompt: text, last: final, lang: language }) =>
      heardInput({ kind: 'speech', text, final, language }),
    ),
  dtmf: z.object({ digit: key }).transform(({ digit }) => heardInput({ kind: 'key', key: digit })),
  interrupt: z
    .object({ utteranceUntilInterrupt: words, durationUntilInterruptMs: milliseconds })
    .transform(({ utteranceUntilInterrupt: heard, durationUntilInterruptMs: afterMs }) =>
      heardInput({ kind: 'interruption', heard, afterMs }),
    ),
  error: z.object({ description: words }).transform(({ description }) => heardInput({ kind: 'fault', description })),
  'info agentSpeaking': z
    .object({ value: onOrOff })
    .transform(({ value: speaking }) => heardInput({ kind: 'assistant-speaking', speaking })),
  'info clientSpeaking': z
    .object({ value: onOrOff })
    .transform(({ value: speaking }) => heardInput({ kind: 'caller-speaking', speaking })),
  'info tokensPlayed': z
    .object({ value: z.string() })
    .transform(({ value: text }) => heardInput({ kind: 'played', text })),
}

const anyFrame = z.object({ type: z.string(), name: z.string().catch('') })

/** Parses one text frame. Never throws. */
export function parseRelayMessage(raw: string): RelayMessage {
  const json = parseJson(raw)
  const head = anyFrame.safeParse(json).data
  if (!head) return { type: 'odd', name: 'not a message' }
  const name = head.type === 'info' ? `info ${head.name}` : head.type
  const frame = Object.hasOwn(frames, name) ? frames[name] : undefined
  return (
    frame?.safeParse(json).data ?? {
      type: 'odd',
      name: name
        .replace(/[^\w ]/g, '')
        .slice(0, 40)
        .trim(),
    }
  )
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return null
  }
}
