import type { Language } from '../language/language.ts'
import { evenOut, splitWords } from '../language/segments.ts'

/** One of the owner's words or phrases that mean the same. */
interface Member {
  /** Its words, in order, as a question would have them. */
  readonly said: readonly string[]
  /** Its terms as documents would have them, for each language of the documents. */
  readonly written: readonly (readonly string[])[]
}

export interface SynonymMatch {
  /** How many words of the question it takes up. */
  readonly length: number
  /** Everything that means the same, with what was said first. */
  readonly members: readonly Member[]
}

export interface Synonyms {
  /** The longest phrase of the owner's that begins at word `at` of a question; null when none does. */
  at(words: readonly string[], at: number): SynonymMatch | null
}

/** The owner's groups, for questions in one language over documents in others. */
export function createSynonyms(
  groups: readonly (readonly string[])[],
  own: Language,
  languages: readonly Language[],
): Synonyms {
  const form = (word: string) => own.term(word) ?? word
  const byFirst = new Map<string, { member: Member; group: readonly Member[] }[]>()
  for (const texts of groups) {
    const group = texts.map((text) => memberOf(text, form, languages)).filter(({ said }) => said.length > 0)
    for (const member of group) {
      const first = member.said[0] ?? ''
      byFirst.set(first, [...(byFirst.get(first) ?? []), { member, group }])
    }
  }
  return {
    at(words, at) {
      const candidates = byFirst.get(form(words[at] ?? '')) ?? []
      const matching = candidates.filter(({ member }) =>
        member.said.every((word, offset) => form(words[at + offset] ?? '') === word),
      )
      const longest = Math.max(...matching.map(({ member }) => member.said.length))
      const best = matching.filter(({ member }) => member.said.length === longest)
      const [own] = best
      if (!own) return null
      const others = best
        .flatMap(({ group }) => group)
        .filter((member) => member.said.join() !== own.member.said.join())
      return { length: longest, members: [own.member, ...others] }
    },
  }
}

function memberOf(text: string, form: (word: string) => string, languages: readonly Language[]): Member {
  const words = splitWords(evenOut(text).replace(/['’]/g, ''), false)
  const written = languages.map((language) => words.map(language.term).filter((term) => term !== null))
  return { said: words.map(form), written: written.filter((terms) => terms.length > 0) }
}
