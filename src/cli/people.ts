import type { People, Person } from '../phone/dial/person.ts'
import { isReaction, personWho, type Reaction } from '../phone/dial/reactions.ts'

/** Somebody of a command line: `busy` for everybody, `+15550100201=pickup` for one address. */
export interface ScriptedPerson {
  /** A number, client or SIP address; null is everybody else. */
  readonly address: string | null
  readonly reaction: Reaction
}

/** Reads `+15550100201=pickup`; null for what is none. */
export function parsePerson(text: string): ScriptedPerson | null {
  const [, address, name = ''] = /^(?:(.+)=)?([a-z]+)$/.exec(text.trim()) ?? []
  return isReaction(name) ? { address: address ?? null, reaction: name } : null
}

/** Who answers: the people of the script, and for others what `otherwise` says, asked while it rings. */
export function peopleOf(
  script: readonly ScriptedPerson[],
  otherwise: (address: string, ringing: AbortSignal) => Promise<Person>,
): People {
  return async (address, ringing) => {
    const own = script.find((person) => person.address === address) ?? script.find((person) => person.address === null)
    return own ? personWho(own.reaction) : otherwise(address, ringing)
  }
}
