import type { ModelMessage } from '../language-model.ts'

const goOn =
  'Go on exactly where you stopped, in the middle of a sentence if need be. Do not repeat what you already said.'

/** The turns that ask for the rest of an answer where a provider has no field for its start. */
export function askToGoOn(prefix: string): ModelMessage[] {
  return [
    { role: 'assistant', text: prefix.trimEnd() },
    { role: 'user', text: goOn },
  ]
}

export interface ContinuationFilter {
  /** Gives the text that is new; empty while it may still turn out to be the prefix said again. */
  push(text: string): string
  /** What was held back when the answer ended. */
  end(): string
}

/**
 * Takes the prefix out of an answer that begins by repeating it (Mistral may do so even when it was asked to continue),
 * however the repetition is cut into pieces and whatever its spaces. `resumes` tells that the model goes on in the very
 * same text, with the spaces that it needs; otherwise it begins anew, and a space is put between two words.
 */
export function createContinuationFilter(prefix: string, resumes: boolean): ContinuationFilter {
  const wanted = withoutSpaces(prefix)
  let held = ''
  let open = wanted === ''

  const release = (): string => {
    open = true
    const rest = textAfter(held, wanted.length)
    return withoutSpaces(held).startsWith(wanted) && !isOtherWord(wanted, rest, prefix)
      ? join(rest, true)
      : join(held, resumes)
  }
  const join = (text: string, spaced: boolean): string => {
    if (/\s$/.test(prefix)) return text.trimStart()
    return !spaced && /^[\p{L}\p{N}]/u.test(text) ? ` ${text}` : text
  }

  return {
    push(text) {
      if (open) return text
      held += text
      const seen = withoutSpaces(held)
      return seen.length <= wanted.length && wanted.startsWith(seen) ? '' : release()
    },
    end: () => (open || withoutSpaces(held) === '' ? '' : release()),
  }
}

/** After the lone word "I", "It is" is no repetition; after several words, a word that was cut goes on. */
function isOtherWord(wanted: string, rest: string, prefix: string): boolean {
  return !/\S\s+\S/.test(prefix) && /[\p{L}\p{N}]$/u.test(wanted) && /^[\p{L}\p{N}]/u.test(rest)
}

function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, '')
}

/** The text behind its first `count` characters that are not spaces. */
function textAfter(text: string, count: number): string {
  let index = 0
  for (let seen = 0; seen < count && index < text.length; index += 1) if (!/\s/.test(text.charAt(index))) seen += 1
  return text.slice(index)
}
