import type { FormWords } from './words.ts'

/** What a caller's answer is read with. */
export interface Reading {
  readonly words: FormWords
  /** BCP 47 tag of the language that is spoken. */
  readonly language: string
  /** Where numbers without a country code are. */
  readonly country: string | null
  /** IANA name. */
  readonly zone: string
  /** Milliseconds since the epoch. */
  readonly now: number
}
