const hidden = '•••'

/** What Twilio gives as the caller when there is no number to show. */
const withoutNumber = new Set(['', 'anonymous', 'unknown', 'restricted', 'unavailable', 'private', 'blocked'])

/**
 * A caller's address as it may be written down: `+15551234567` becomes `+155•••67`. The first three digits hold the
 * country's code; of a name, such as `client:anna` or `sip:anna@example.com`, only the kind stays.
 */
export function maskNumber(address: string): string {
  if (withoutNumber.has(address.toLowerCase())) return address
  const scheme = /^(client|sips?|whatsapp):/i.exec(address)?.[0] ?? ''
  const rest = address.slice(scheme.length)
  return scheme + (/^\+?\d+$/.test(rest) ? maskDigits(rest) : hidden)
}

/** A text of somebody else, such as a provider's message, with everything masked in it that may be a caller's number. */
export function maskNumbersIn(text: string): string {
  return text.replace(/\+?\d(?:[ ().-]{0,2}\d){6,}/g, (number) => maskDigits(number.replace(/[^+\d]/g, '')))
}

/** Short numbers, such as an extension, show nothing: too little would be hidden. */
function maskDigits(number: string): string {
  const digits = number.replace('+', '')
  const plus = number.startsWith('+') ? '+' : ''
  return digits.length < 8 ? plus + hidden : plus + digits.slice(0, 3) + hidden + digits.slice(-2)
}
