import type { PhoneOverview, PhoneWishBody, Reaction } from '../data.ts'

/** How somebody calls; kept in the browser, so that the next call is made the same way. */
export interface PhoneOptions {
  readonly line: 'webhook' | 'relay'
  readonly pace: 'voice' | 'real' | 'instant'
  readonly carrierDelayMs: number
  /** What the person does whom one is put through to. */
  readonly person: Reaction | 'ask'
  /** BCP 47 tag of what the caller speaks. */
  readonly language: string
  readonly cutsInByTyping: boolean
  readonly hasHeadset: boolean
}

/** What is chosen for the next call alone. */
export interface CallChoices {
  /** `running`, or that of a draft. */
  readonly version: string
  /** Empty for a number that stands for nobody. */
  readonly from: string
  readonly forReal: boolean
}

const key = 'frontdesk.phone'
export const delays = [0, 500, 1_000, 2_000] as const
export const reactionsToChoose = ['ask', 'pickup', 'decline', 'voicemail', 'busy', 'nobody'] as const

/** What was chosen last, as far as it can be had still. */
export function readOptions({ line, language }: PhoneOverview, hasVoices: boolean): PhoneOptions {
  const usual: PhoneOptions = {
    ...{ line, language, pace: hasVoices ? 'voice' : 'real', carrierDelayMs: 0, person: 'ask' },
    ...{ cutsInByTyping: true, hasHeadset: false },
  }
  const stored = storedValues()
  const options = { ...usual, ...kept(stored, usual) }
  return options.pace === 'voice' && !hasVoices ? { ...options, pace: 'real' } : options
}

export function keepOptions(options: PhoneOptions): void {
  try {
    localStorage.setItem(key, JSON.stringify(options))
  } catch {
    // Browsers may be told to keep nothing.
  }
}

export function wishOf(
  { line, pace, carrierDelayMs, person, language }: PhoneOptions,
  { version, from, forReal }: CallChoices,
  forkOf: PhoneWishBody['forkOf'] = null,
): PhoneWishBody {
  return {
    ...{ line, pace, carrierDelayMs, language, version, forReal, forkOf },
    from: from.replace(/[\s()./-]/g, '') || null,
    people: person === 'ask' ? {} : { '*': person },
  }
}

function storedValues(): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** Values of the same kind as the usual ones, and among the choices where there are some. */
function kept(stored: Record<string, unknown>, usual: PhoneOptions): Partial<PhoneOptions> {
  const choices: Readonly<Record<string, readonly unknown[]>> = {
    ...{ line: ['webhook', 'relay'], pace: ['voice', 'real', 'instant'] },
    ...{ carrierDelayMs: delays, person: reactionsToChoose },
  }
  const entries = Object.entries(usual).flatMap(([name, value]) => {
    const found = stored[name]
    const isFine = typeof found === typeof value && (choices[name]?.includes(found) ?? true)
    return isFine ? [[name, found]] : []
  })
  return Object.fromEntries(entries)
}
