/** Rewrites what it knows in a sentence and leaves the rest alone. */
export type SpeechRule = (sentence: string) => string

/** Named groups of a match; groups that took no part are undefined. */
export type Found = Readonly<Record<string, string | undefined>>

/**
 * A rule that replaces each match of `pattern` (which needs the `g` flag) by a text, or by what `say` makes of its
 * named groups; `say` gives back `whole` to leave a match as it is.
 */
export function rule(pattern: RegExp, say: string | ((found: Found, whole: string) => string)): SpeechRule {
  if (typeof say === 'string') return (sentence) => sentence.replace(pattern, () => say)
  return (sentence) =>
    sentence.replace(pattern, (whole: string, ...rest: unknown[]) => {
      const groups = rest.at(-1)
      return say(typeof groups === 'object' ? (groups as Found) : {}, whole)
    })
}

/** A stop of an abbreviation, unless it is also the sentence's last: then it stays. For use in a pattern. */
export const innerStop = String.raw`(?:\.(?!["'”’)\]]*$))?`
