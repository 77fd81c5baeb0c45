import { PhoneNumber } from '../phone-number.tsx'
import { SafeText } from '../safe-text.tsx'

interface CallerNameProps {
  /** E.164, masked, or what the carrier gave instead. */
  readonly from: string
  /** Where it is known. */
  readonly name?: string | null
}

/** Who calls: by name where that is known, else by number. */
export function CallerName({ from, name = null }: CallerNameProps) {
  if (name !== null && name !== '') return <SafeText>{name}</SafeText>
  return <PhoneNumber>{isWithheld(from) ? null : from}</PhoneNumber>
}

/** What Twilio gives where there is no number: https://www.twilio.com/docs/voice/twiml#request-parameters */
const withheld = new Set(['', 'anonymous', 'restricted', 'unavailable', 'private', 'blocked'])

export function isWithheld(from: string): boolean {
  return withheld.has(from.toLowerCase())
}
