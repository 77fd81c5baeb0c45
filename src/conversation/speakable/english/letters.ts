import { rule, type SpeechRule } from '../rule.ts'
import { cardinal, paired, spelled } from './numbers.ts'

/** Read as a word, or run together, by a voice that is not told otherwise. */
const spelledOut =
  'ER|ICU|NICU|MRI|ID|IT|ENT|OB|IV|US|UK|EU|ED|AC|FAQ|URL|ATM|CT|EKG|ECG|EEG|PCP|HMO|PPO|DOB|ETA|VIP|BMI|UTI|HIV|CPR|EMT|OTC|VA|EST|EDT|CST|PST|IP|OB-GYN|OBGYN'
const acronym = new RegExp(String.raw`(?<![\w.-])(?<letters>${spelledOut})(?<plural>s)?(?![\w-]|\.\w)`, 'g')
const sayLetters = (letters: string) => [...letters.replaceAll('-', '')].join(' ')

/** Four letters and more are taken for a word: "COVID nineteen". */
const shortestWord = 4

const sayFigures = (figures: string) => (figures.length < 3 ? cardinal(figures) : spelled(figures))
const sayCode = (code: string) =>
  (code.match(/\d+|[A-Za-z]+/g) ?? [])
    .map((part) =>
      /\d/.test(part) ? sayFigures(part) : part.length < shortestWord ? sayLetters(part.toUpperCase()) : part,
    )
    .join(' ')

const place = String.raw`(?:[Rr]oom|[Ss]uite|[Aa]partment|[Ww]ard|[Uu]nit|[Ff]light|[Rr]oute|[Bb]us|[Gg]ate|(?:Rm|Ste|Apt)\b\.?)`
const way =
  'St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Dr|Drive|Ln|Lane|Way|Ct|Court|Pl|Place|Hwy|Highway|Pkwy|Parkway'

/** Rooms, houses and other codes of letters and figures. */
export const codeRules: readonly SpeechRule[] = [
  rule(new RegExp(String.raw`\b(?<place>${place})\s#?(?<figures>\d{3,4})(?<letter>[A-Za-z]?)\b`, 'g'), (found) => {
    const { place: noun = '', figures = '', letter = '' } = found
    return `${noun} ${paired(figures)}${letter && ` ${letter.toUpperCase()}`}`
  }),
  rule(
    new RegExp(String.raw`\b(?<place>${place})\s#?(?<code>\d{1,2}[A-Za-z])\b`, 'g'),
    ({ place: noun = '', code = '' }) => `${noun} ${sayCode(code)}`,
  ),
  rule(
    new RegExp(
      String.raw`(?<![\w.,#$-])(?<figures>\d{3,4})(?= (?:[NSEW]\.? )?(?:[A-Z][a-z]+ |\d{1,3}(?:st|nd|rd|th) ){1,3}(?:${way})\b)`,
      'g',
    ),
    ({ figures = '' }) => paired(figures),
  ),
]

export const letterRules: readonly SpeechRule[] = [
  rule(/(?<![\w.,/-])(?=[A-Z-]*\d)(?=[\d-]*[A-Z])[A-Z\d]+(?:-[A-Z\d]+)*(?![\w/-]|[.,:]\d)/g, (_found, whole) =>
    sayCode(whole),
  ),
  rule(/(?<![\w.,-])(?<code>\d{1,4}[a-hjl-wyz]|[a-z]\d{1,4})(?!\w|[.,]\d)/g, ({ code = '' }) => sayCode(code)),
  rule(/\b(?<word>[A-Za-z]{4,})-(?<figures>\d+)\b/g, ({ word = '', figures = '' }) => `${word} ${sayFigures(figures)}`),
  // In a sentence all in capitals "IT" and "US" are likelier the words.
  (sentence) => (/\p{Ll}/u.test(sentence) ? sayAcronyms(sentence) : sentence),
]

const sayAcronyms = rule(acronym, ({ letters = '', plural = '' }) => sayLetters(letters) + plural)
