import type { Line } from '../line.ts'
import type { ConversationRelay } from '../twiml/verbs.ts'
import { Session } from './session.ts'

/** How a session ended, and what the address that follows is told of it. */
export interface RelayOutcome {
  readonly session: Session
  readonly parameters: Readonly<Record<string, string>>
}

/**
 * Carries out a `<ConversationRelay>` until one side ends it. Never rejects.
 * Source: https://www.twilio.com/docs/voice/twiml/connect/conversationrelay#end-of-session
 */
export async function runRelay(line: Line, relay: ConversationRelay): Promise<RelayOutcome> {
  const session = new Session(line, relay)
  line.sessions.push(session)
  await session.run()
  return { session, parameters: outcomeParameters(session) }
}

function outcomeParameters({ sessionId, status, durationMs, handoffData, error }: Session): Record<string, string> {
  return {
    SessionId: sessionId,
    SessionStatus: status,
    SessionDuration: String(Math.round(durationMs / 1_000)),
    ...(handoffData !== null && { HandoffData: handoffData }),
    ...(error && { ErrorCode: String(error.code), ErrorMessage: error.message }),
  }
}
