import { obstacleOf } from '../../config/callable-numbers.ts'
import type { Assistant } from '../../config/schema.ts'
import type { ActionContext, CallFacts } from '../../conversation/actions.ts'
import type { DeskUses, TextSender } from '../ports.ts'
import { textsIn } from './texts/in-language.ts'

/** Texts the caller's own number and no other, within the limits of the settings. */
export interface Texting {
  /** Whether texts can come to the number of this call at all. */
  canReach(call: Pick<CallFacts, 'caller' | 'called'>): boolean
  /**
   * Sends a text and puts it into the log.
   * @param template its name in the settings; null for a code
   * @returns null when it is on its way, or what the caller is told instead. Rejects with the signal's reason, and when
   * the log cannot be read.
   */
  send(context: ActionContext, text: string, template: string | null, signal: AbortSignal): Promise<string | null>
}

export interface TextingParts {
  readonly assistant: Pick<Assistant, 'texts' | 'transfers'>
  readonly sender: TextSender
  readonly uses: DeskUses
  /** The number of the account, in E.164, or null. */
  readonly phoneNumber: string | null
  /** The countries that may be texted when the settings name none. */
  readonly home: readonly string[]
}

const e164 = /^\+[1-9]\d{6,14}$/
const dayMs = 86_400_000
/** For so long the carrier is not asked again about a number that it refused. */
const refusedForMs = dayMs
const mostRefused = 10_000
const mostCalls = 10_000
/** Reasons of the carrier that lie in the number, and not in our account. */
const reasonsInNumber: ReadonlySet<string> = new Set(['invalid-number', 'country', 'not-a-mobile'])

export function createTexting({ assistant, sender, uses, phoneNumber, home }: TextingParts): Texting {
  const { texts, transfers } = assistant
  /** When the carrier said so, by number. */
  const optedOut = new Map<string, number>()
  const sentIn = new Map<string, number>()

  function senderOf(called: string): string | null {
    if (texts.from !== null) return texts.from
    return e164.test(called) ? called : phoneNumber
  }

  async function whyNot({ callId, caller, called, now, language }: ActionContext): Promise<string | null> {
    const { text } = textsIn(language)
    if (!canReach({ caller, called })) return text.noNumber
    const refusedAt = optedOut.get(caller)
    if (refusedAt !== undefined && now - refusedAt < refusedForMs) return text.unwanted
    const [counts, isUnwanted] = await Promise.all([uses.texts(now - dayMs, caller), uses.wantsNoTexts(caller)])
    if (isUnwanted) return text.unwanted
    const isFull =
      counts.all >= texts.mostPerDay ||
      counts.toCaller >= texts.mostPerCallerPerDay ||
      (sentIn.get(callId) ?? 0) >= texts.mostPerCall
    return isFull ? text.enough : null
  }

  function canReach({ caller, called }: Pick<CallFacts, 'caller' | 'called'>): boolean {
    return e164.test(caller) && senderOf(called) !== null && obstacleOf(caller, transfers, home) === null
  }

  return {
    canReach,
    async send(context, body, template, signal) {
      const { id, caller, called, callId, turn, now, language } = context
      const refused = await whyNot(context)
      if (refused !== null) return refused
      remember(sentIn, callId, (sentIn.get(callId) ?? 0) + 1, mostCalls)
      const outgoing = { to: caller, from: senderOf(called) ?? '', text: body, idempotencyKey: id, triedAt: null }
      const outcome = await sender.sendText(outgoing, signal)
      const { text } = textsIn(language)
      switch (outcome.kind) {
        case 'sent':
          context.note({ type: 'text.sent', turn, id, template, to: 'caller' })
          return null
        case 'refused':
          if (outcome.because === 'opted-out') {
            remember(optedOut, caller, now, mostRefused)
            return text.unwanted
          }
          return reasonsInNumber.has(outcome.because) ? text.noNumber : text.failed
        case 'later':
          return text.failed
      }
    },
  }
}

/** Keeps the newest, so that nothing grows without end. */
function remember(kept: Map<string, number>, key: string, value: number, most: number): void {
  kept.delete(key)
  kept.set(key, value)
  const [oldest] = kept.keys()
  if (kept.size > most && oldest !== undefined) kept.delete(oldest)
}
