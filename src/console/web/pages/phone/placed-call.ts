import type { PhoneWishBody } from './data.ts'

/** A call that was made from this tab. */
export interface PlacedCall {
  readonly id: string
  readonly wish: PhoneWishBody
  /** By the browser's clock, in ms since the epoch. */
  readonly madeAt: number
}

const key = 'frontdesk.phone.call'

/** The call that goes on in this tab, so that it survives when the page is loaded anew; null for none. */
export function keptCall(): PlacedCall | null {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    return isPlaced(found) ? found : null
  } catch {
    return null
  }
}

export function keepCall(call: PlacedCall | null): void {
  try {
    if (call) sessionStorage.setItem(key, JSON.stringify(call))
    else sessionStorage.removeItem(key)
  } catch {
    // Browsers may be told to keep nothing.
  }
}

function isPlaced(found: unknown): found is PlacedCall {
  if (typeof found !== 'object' || found === null) return false
  const { id, madeAt, wish } = found as Partial<Record<keyof PlacedCall, unknown>>
  return typeof id === 'string' && typeof madeAt === 'number' && typeof wish === 'object' && wish !== null
}
