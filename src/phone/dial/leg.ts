import { standardParameters } from '../call-parameters.ts'
import type { Line } from '../line.ts'
import type { Dial, DialTarget, ProgressEvent } from '../twiml/verbs.ts'

/** The leg of somebody who is dialled: a call of its own, which the carrier makes for the caller's. */
export interface Leg {
  readonly callSid: string
  readonly target: DialTarget
  /** What every request of this leg carries. */
  parameters(status: string): Record<string, string>
  /** Tells the address that wants to know how the leg goes on; what is wrong with the answer does not matter to it. */
  tell(event: ProgressEvent, status: string): Promise<void>
}

/** Begins a leg. Source: https://www.twilio.com/docs/voice/twiml/number#attributes-status-callback */
export function openLeg(line: Line, { callerId }: Dial, target: DialTarget): Leg {
  const { parties, webhooks, timing } = line
  const callSid = line.newSid('CA')
  let sequence = 0

  function parameters(status: string): Record<string, string> {
    const own = { ...parties, callSid, from: callerId ?? parties.from, to: target.address }
    return {
      ...standardParameters(own, 'in-progress'),
      Direction: 'outbound-dial',
      ParentCallSid: parties.callSid,
      CallStatus: status,
    }
  }

  return {
    callSid,
    target,
    parameters,
    async tell(event, status) {
      const { url, method, events } = target.statusCallback
      if (url === null || !events.includes(event)) return
      const now = timing.clock.now()
      const more = { Timestamp: new Date(now).toUTCString(), CallbackSource: 'call-progress-events' }
      const told = { ...parameters(status), ...more, SequenceNumber: String(sequence++) }
      await webhooks.send({ url, method, parameters: told }, new AbortController().signal).catch(() => undefined)
    },
  }
}
