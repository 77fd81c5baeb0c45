import { createPhone, type Phone } from '../../src/phone/phone.ts'
import type { PhoneCall } from '../../src/phone/phone-call.ts'
import { noTiming, type Timing } from '../../src/phone/timing.ts'
import { publicUrl, token } from './test-app.ts'

/** A phone in reach of a server at `baseUrl` that believes to be called at its public address. */
export function phoneTo(baseUrl: string, timing: Timing = noTiming): Phone {
  return createPhone({ baseUrl, publicUrl, authToken: token, timing })
}

/** What was heard of each thing that the assistant said, oldest first. */
export function heardOn({ transcript }: Pick<PhoneCall, 'transcript'>): string[] {
  return transcript.flatMap((entry) => (entry.who === 'assistant' ? [entry.heard] : []))
}

/** What the app sent to the carrier in all sessions of a call, oldest first. */
export function appFrames({ sessions }: Pick<PhoneCall, 'sessions'>): Record<string, unknown>[] {
  return sessions.flatMap(({ frames }) =>
    frames.flatMap(({ from, message }) => (from === 'app' ? [message as Record<string, unknown>] : [])),
  )
}

/** All words that the app sent in all sessions, as one text. */
export function wordsSent(call: Pick<PhoneCall, 'sessions'>): string {
  return appFrames(call)
    .flatMap(({ type, token: words }) => (type === 'text' ? [String(words)] : []))
    .join('')
}

/** The order of the model's messages without their wrapping: `caller: …`, `assistant: …`. */
export function dialogueIn(messages: readonly Readonly<Record<string, unknown>>[] = []): string[] {
  return messages
    .filter(({ role }) => role !== 'system')
    .map(({ role, content }) =>
      role === 'user' ? `caller: ${/<caller>(.*?)<\/caller>/s.exec(String(content))?.[1]}` : `${role}: ${content}`,
    )
}
