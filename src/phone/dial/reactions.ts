import type { Person } from './person.ts'

/** What somebody does whom the caller is put through to, by the name that people give it. */
const reactions = {
  pickup: { does: 'answers', talksMs: 10_000 },
  decline: { does: 'answers', presses: '2' },
  voicemail: { does: 'voicemail' },
  busy: { does: 'busy' },
  nobody: { does: 'no-answer' },
} as const satisfies Record<string, Person>

export type Reaction = keyof typeof reactions

export const reactionNames = Object.keys(reactions) as Reaction[]

export function isReaction(name: string): name is Reaction {
  return Object.hasOwn(reactions, name)
}

export function personWho(reaction: Reaction): Person {
  return reactions[reaction]
}
