import { maskNumber, maskNumbersIn } from '../../events/redact.ts'
import type { Actor } from './actor.ts'

/** How telephone numbers are shown to somebody; what presenters put every number and every text of a call through. */
export interface Mask {
  /** Whether anything is masked: such a person cannot search by number either. */
  readonly masks: boolean
  /** A caller's address, such as `+15551234567` or `client:anna`. */
  number(address: string): string
  /** A text that may have numbers in it. */
  text(words: string): string
}

const same = (text: string) => text
const open: Mask = { masks: false, number: same, text: same }
const masking: Mask = { masks: true, number: maskNumber, text: maskNumbersIn }

/** Whole numbers are for those with `numbers:read`. */
export function maskFor({ scopes }: Pick<Actor, 'scopes'>): Mask {
  return scopes.has('numbers:read') ? open : masking
}
