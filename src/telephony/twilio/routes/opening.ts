import type { Call } from '../../../conversation/call.ts'
import { isFreshFork } from '../../../conversation/call-state.ts'
import type { OnceAnswer } from '../../../conversation/once.ts'
import type { RecordingFacts } from '../../../conversation/recording.ts'
import type { Desk } from '../desk.ts'

/** What the recording desk is told of a call. */
export function recordingFacts({ state }: Call): RecordingFacts {
  return { caller: state.from, called: state.to }
}

const nothingFirst = { kind: 'none' } as const

/**
 * The first document of a call: what recording asks for, then the greeting on the line that the call begins on. In a fork
 * all that has been said already, and the caller has the word.
 */
export function openCall(desk: Desk, call: Call): OnceAnswer {
  if (isFreshFork(call.state)) return greeted(call, listeningDocument(desk, call))
  const opening = desk.recording?.opening(recordingFacts(call)) ?? nothingFirst
  switch (opening.kind) {
    case 'none':
      return greeted(call, openingDocument(desk, call))
    case 'notice':
      call.note({ type: 'recording.started', because: 'notice' })
      return greeted(call, desk.documents.recorded(opening.text, openingDocument(desk, call)))
    case 'ask':
      return greeted(call, desk.documents.askForConsent(opening.text, 0))
  }
}

/** Greets, and listens or hands the call to the relay. */
export function openingDocument(desk: Desk, call: Call): string {
  const { reply } = desk.exchange.greet()
  return call.state.line === 'webhook'
    ? desk.documents.reply(reply)
    : desk.relay.connect(call.id, desk.assistant.greeting)
}

function listeningDocument(desk: Desk, call: Call): string {
  if (call.state.line === 'relay') return desk.relay.connect(call.id, null)
  return desk.documents.reply(desk.exchange.takeOver(call).reply)
}

function greeted(call: Call, body: string): OnceAnswer {
  return { body, sent: { turn: 0, from: 0, given: 0, listens: call.state.line === 'webhook' } }
}
