import type { Detector } from './span.ts'

// Parts have a longest length, so that a text of one endless word takes no longer than any other.
const written = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gu
const said =
  /(?<![\w.+-])[\w.+-]{1,64} (?:at|arroba|chiocciola|arobase) [\w-]{1,63}(?: (?:dot|punto|point|punkt|ponto) [a-z]{2,20}){1,3}/giu

/** E-mail addresses, written or said. */
export const emailAddresses: Detector = (text) =>
  [written, said].flatMap((form) =>
    [...text.matchAll(form)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      label: 'email',
    })),
  )
