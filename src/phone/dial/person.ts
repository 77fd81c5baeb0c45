/** What somebody does whom the caller is put through to. */
export interface Person {
  /**
   * `answers`; `declines` by pressing 2 when asked, or rejects the call where nobody asks; `voicemail` answers and listens
   * to nothing; `busy`; `no-answer` lets it ring; `rejects` the call; `fails`: the number does not exist.
   */
  readonly does: 'answers' | 'declines' | 'voicemail' | 'busy' | 'no-answer' | 'rejects' | 'fails'
  /** The key pressed when asked whether to take the call: `1`; null presses none and waits. */
  readonly presses?: string | null
  /** Hangs up when asked, instead of pressing anything. */
  readonly hangsUpOnWhisper?: boolean
  /** Rings so long before it is answered: 3 s. */
  readonly ringsMs?: number
  /** Speaks with the caller for so long, then hangs up: 30 s. */
  readonly talksMs?: number
  /** Speaks with the caller until this is settled, instead. */
  readonly talksUntil?: Promise<unknown>
  /** Nothing goes on from there until the caller hangs up. */
  readonly staysAt?: DialStage
}

/** How far an attempt to put the caller through has come. */
export type DialStage = 'ringing' | 'whispering' | 'connected'

/**
 * Who is reached where, by the number, client or SIP address as the document has it. A function is asked while it
 * rings, until the signal is aborted; others than those listed answer.
 */
export type People = Readonly<Record<string, Person>> | ((address: string, ringing: AbortSignal) => Promise<Person>)

const obliging: Person = { does: 'answers' }

/** The person at an address. */
export async function personAt(people: People, address: string, ringing: AbortSignal): Promise<Person> {
  if (typeof people === 'function') return people(address, ringing)
  return people[address] ?? obliging
}
