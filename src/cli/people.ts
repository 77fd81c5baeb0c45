import type { People, Person } from '../phone/dial/person.ts'
import type { reactionNames } from '../scenario/reactions.ts'

/** What somebody does whom the caller is put through to, by the name that is typed for it. */
const reactions = {
  pickup: { does: 'answers', talksMs: 10_000 },
  decline: { does: 'answers', presses: '2' },
  voicemail: { does: 'voicemail' },
  busy: { does: 'busy' },
  nobody: { does: 'no-answer' },
} as const satisfies Record<(typeof reactionNames)[number], Person>

export type Reaction = keyof typeof reactions

export function isReaction(name: string): name is Reaction {
  return Object.hasOwn(reactions, name)
}

export function personWho(reaction: Reaction): Person {
  return reactions[reaction]
}

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
