import type { CallEvent, CallRecord } from '../src/conversation/events.ts'

/** A caller's words of that turn. */
export function said(turn: number, text = 'When do you open?'): CallEvent {
  return { type: 'caller.said', turn, text, via: 'speech', confidence: 0.9 }
}

type Started = Extract<CallEvent, { type: 'call.started' }>

export function started(from = '+15551230001', marks: Pick<Started, 'test' | 'forReal' | 'forkOf'> = {}): CallEvent {
  return { type: 'call.started', from, to: '+15559990000', line: 'webhook', greeting: 'Welcome.', ...marks }
}

/** Events of one call as records, numbered on from `seq` and one second apart. */
export function recordsOf(callId: string, events: readonly CallEvent[], seq = 0, startedAt = 1_000_000): CallRecord[] {
  return events.map((event, index) => ({ callId, seq: seq + index, at: startedAt + (seq + index) * 1_000, event }))
}
