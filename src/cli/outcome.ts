import type { PhoneCall } from '../phone/phone-call.ts'

/** Exit codes of `frontdesk call`. */
export const exitCode = { success: 0, failure: 1, unreachable: 2 } as const

/** How a finished call went, with the carrier's complaints told to `complain`. */
export function judge(call: PhoneCall, complain: (line: string) => void): number {
  for (const { code, message } of call.faults) complain(`The carrier refused: ${message} (Twilio error ${code})`)
  const [first] = call.faults
  if (!first) return exitCode.success
  const neverAnswered = call.requests.every(({ status }) => status === null)
  return first.unreachable && neverAnswered ? exitCode.unreachable : exitCode.failure
}
