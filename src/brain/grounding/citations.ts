/** Takes a model's references to passages out of its words, wherever the stream cuts them. */
export interface CitationReader {
  /** Gives what of the text may be spoken by now. */
  push(text: string): string
  /** Gives what was held back; what is pushed then begins anew. */
  end(): string
  /** The numbers so far, each once, in the order in which they came. */
  readonly cited: readonly number[]
  /** True once a [?] came: the model says that the answer is not written. */
  readonly declined: boolean
}

/** `[1]`, `[1, 3]`, `[2-4]`, `[?]`; anything else in brackets is the model's own words. */
const reference = /^\[\s*(?:(?<numbers>\d{1,2}(?:\s*[,;–-]\s*\d{1,2})*)|\?)\s*\]$/
const beginning = /^\[[\s\d,;–?-]*$/
/** A reference behind it: the sentence is over, and need not wait for the next word to show it. */
const sentenceEnd = /[.!?…。！？।][)"'”’»]* *$/u
/** Beyond this, in characters, a bracket is no reference. */
const longest = 12

export function createCitationReader(): CitationReader {
  const cited: number[] = []
  let declined = false
  let held = ''
  /** The end of what passed. */
  let before = ''

  function note(numbers: string | undefined): void {
    if (numbers === undefined) declined = true
    else for (const number of numbersIn(numbers)) if (!cited.includes(number)) cited.push(number)
  }

  function step(char: string): string {
    if (held === '' && char !== '[') return pass(char)
    held += char
    const found = reference.exec(held)
    if (!found) return beginning.test(held) && held.length < longest ? '' : release(char)
    note(found.groups?.['numbers'])
    held = ''
    return sentenceEnd.test(before) ? pass('\n') : ''
  }

  /** No reference: its signs pass, except that a bracket at their end may open one. */
  function release(last: string): string {
    const reopens = last === '[' && held.length > 1
    const words = reopens ? held.slice(0, -1) : held
    held = reopens ? '[' : ''
    return pass(words)
  }

  function pass(words: string): string {
    before = (before + words).slice(-longest)
    return words
  }

  return {
    push(text) {
      if (held === '' && !text.includes('[')) return pass(text)
      let passes = ''
      for (const char of text) passes += step(char)
      return passes
    },
    end: () => release(''),
    cited,
    get declined() {
      return declined
    },
  }
}

/** `2-4` is 2, 3 and 4. */
function numbersIn(text: string): number[] {
  return text.split(/[,;]/).flatMap((part) => {
    const [from = Number.NaN, to = from] = part.split(/[–-]/).map(Number)
    return Array.from({ length: Math.max(to - from + 1, 0) || 0 }, (_, index) => from + index)
  })
}
