import { remainder } from './check-digits.ts'
import type { Detector } from './span.ts'

/** A number of people with letters in it. */
interface LetteredId {
  readonly form: RegExp
  /** Of capital letters and figures only. */
  readonly isValid: (id: string) => boolean
}

/** ES: the letter is the remainder of the digits; foreigners have X, Y or Z for the first one. */
const spanish: LetteredId = {
  form: /(?<![\p{L}\p{N}])(?:\d{2}[ .]?\d{3}[ .]?\d{3}|[xyz][ -]?\d{7})[ -]?[a-z](?![\p{L}\p{N}])/giu,
  isValid(id) {
    const digits = id.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)))
    return 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(digits) % 23] === id.at(-1)
  },
}
/** IT: characters at odd places count by a table, those at even ones by themselves. */
const italian: LetteredId = {
  form: /(?<![\p{L}\p{N}])[a-z]{3}[ ]?[a-z]{3}[ ]?\d{2}[abcdehlmprst]\d{2}[ ]?[a-z]\d{3}[a-z](?![\p{L}\p{N}])/giu,
  isValid(id) {
    const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
    const worth = (character: string) => (/\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65)
    const sum = [...id.slice(0, 15)].reduce(
      (total, character, place) => total + (place % 2 === 0 ? (odd[worth(character)] ?? 0) : worth(character)),
      0,
    )
    return String.fromCharCode(65 + (sum % 26)) === id[15]
  },
}
/** FR: people from Corsica have a letter in the department. */
const corsican: LetteredId = {
  form: /(?<![\p{L}\p{N}])[12][ ]?\d{2}[ ]?(?:0[1-9]|1[0-2])[ ]?2[ab][ ]?\d{3}[ ]?\d{3}[ ]?\d{2}(?![\p{L}\p{N}])/giu,
  isValid(id) {
    const digits = id.slice(0, 13).replace('A', '0').replace('B', '0')
    const shift = id.includes('A') ? 1_000_000 : 2_000_000
    const rest = (remainder(digits, 97) - (shift % 97) + 97) % 97
    return 97 - rest === Number(id.slice(13))
  },
}
/** GB: no check digit, but a narrow form. https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110 */
const british: LetteredId = {
  form: /(?<![\p{L}\p{N}])[a-ceghj-prstw-z][a-ceghj-npr-tw-z][ ]?\d{2}[ ]?\d{2}[ ]?\d{2}[ ]?[a-d](?![\p{L}\p{N}])/giu,
  isValid: (id) => !/^(BG|GB|KN|NK|NT|TN|ZZ)/.test(id),
}

/** Numbers of people in Spain, Italy, Corsica and the United Kingdom. */
export const letteredIds: Detector = (text) =>
  [spanish, italian, corsican, british].flatMap(({ form, isValid }) =>
    [...text.matchAll(form)]
      .filter(([found]) => isValid(found.replace(/[ .-]/g, '').toUpperCase()))
      .map((match) => ({ start: match.index, end: match.index + match[0].length, label: 'id' })),
  )
