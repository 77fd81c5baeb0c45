/** Who calls whom. */
export interface Parties {
  readonly callSid: string
  readonly accountSid: string
  readonly from: string
  readonly to: string
}

/** States of a call as the carrier reports them. */
export type CallStatus = 'ringing' | 'in-progress' | 'completed' | 'busy' | 'failed'

/** What every request of a call carries. Source: https://www.twilio.com/docs/voice/twiml#request-parameters */
export function standardParameters(parties: Parties, status: CallStatus): Record<string, string> {
  const { callSid, accountSid, from, to } = parties
  return {
    CallSid: callSid,
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    Direction: 'inbound',
    CallStatus: status,
    ...{ From: from, Caller: from, To: to, Called: to },
    ...place('From', from),
    ...place('Caller', from),
    ...place('To', to),
    ...place('Called', to),
  }
}

/** The end of a call, reported once. Source: https://www.twilio.com/docs/voice/api/call-resource#statuscallback */
export function completionParameters(durationMs: number, endedAt: number): Record<string, string> {
  return {
    CallDuration: String(Math.round(durationMs / 1_000)),
    Duration: String(Math.ceil(durationMs / 60_000)),
    Timestamp: new Date(endedAt).toUTCString().replace('GMT', '+0000'),
    CallbackSource: 'call-progress-events',
    SequenceNumber: '0',
  }
}

/** Where a number is from, as far as it shows: unknown parts come as empty values. */
function place(whose: string, number: string): Record<string, string> {
  const country = number.startsWith('+1') ? 'US' : ''
  return { [`${whose}City`]: '', [`${whose}State`]: '', [`${whose}Zip`]: '', [`${whose}Country`]: country }
}
