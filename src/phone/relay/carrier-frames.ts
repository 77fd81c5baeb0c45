import type { Parties } from '../call-parameters.ts'

/** What the carrier sends. Source: https://www.twilio.com/docs/voice/conversationrelay/websocket-messages */
export type CarrierFrame =
  | SetupFrame
  | { readonly type: 'prompt'; readonly voicePrompt: string; readonly lang: string; readonly last: boolean }
  | { readonly type: 'dtmf'; readonly digit: string }
  | {
      readonly type: 'interrupt'
      readonly utteranceUntilInterrupt: string
      readonly durationUntilInterruptMs: number
    }
  | {
      readonly type: 'info'
      readonly name: 'agentSpeaking' | 'clientSpeaking' | 'tokensPlayed'
      readonly value: string
    }
  | { readonly type: 'error'; readonly description: string }

type SetupFrame = ReturnType<typeof setupFrame>

export interface SetupParts {
  readonly sessionId: string
  readonly parties: Parties
  /** False once the call has been connected before. */
  readonly ringing: boolean
  readonly customParameters: Readonly<Record<string, string>>
}

/** The first frame of every socket. */
export function setupFrame({ sessionId, parties, ringing, customParameters }: SetupParts) {
  return {
    type: 'setup' as const,
    sessionId,
    accountSid: parties.accountSid,
    parentCallSid: '',
    callSid: parties.callSid,
    from: parties.from,
    to: parties.to,
    forwardedFrom: '',
    callType: 'PSTN',
    callerName: '',
    direction: 'inbound',
    callStatus: ringing ? 'RINGING' : 'IN-PROGRESS',
    customParameters,
  }
}
