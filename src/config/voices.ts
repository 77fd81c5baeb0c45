import { distance } from 'fastest-levenshtein'

/** What `<Say>` may be given for a voice. https://www.twilio.com/docs/voice/twiml/say, error 13521 */
export interface VoiceDescription {
  readonly provider: 'basic' | 'polly' | 'google'
  /** Most characters in one `<Say>`. */
  readonly maxCharacters: number
  /** Whether SSML tags count towards `maxCharacters`. */
  readonly countsTags: boolean
  /** Most characters of the text once it is URL-encoded, whatever the voice. */
  readonly maxEncodedCharacters: number
  /** The languages that the voice speaks; empty when the table does not know, or any. */
  readonly languages: readonly string[]
}

/** Polly voices by language, the first being a good choice; names without accents. */
const pollyNames: Readonly<Record<string, string>> = {
  'en-US': 'Joanna Matthew Ruth Stephen Danielle Gregory Kendra Kimberly Salli Joey Ivy Justin Kevin',
  'en-GB': 'Amy Emma Brian Arthur',
  'en-AU': 'Olivia',
  'en-IN': 'Kajal',
  'en-IE': 'Niamh',
  'en-NZ': 'Aria',
  'en-ZA': 'Ayanda',
  'fr-FR': 'Lea Remi',
  'fr-CA': 'Gabrielle Liam',
  'es-US': 'Lupe Pedro',
  'es-ES': 'Lucia Sergio',
  'es-MX': 'Mia Andres',
  'de-DE': 'Vicki Daniel',
  'hi-IN': 'Kajal',
  'it-IT': 'Bianca Adriano',
  'pt-BR': 'Camila Vitoria Thiago',
  'nl-NL': 'Laura',
  'nl-BE': 'Lisa',
  'ja-JP': 'Takumi Kazuha Tomoko',
}

/** Language codes known to `<Say>` that are a language and a country. */
const sayLanguages =
  `af-ZA am-ET ar-AE ar-XA bg-BG bn-IN ca-ES cmn-CN cmn-TW cs-CZ cy-GB da-DK de-AT de-DE el-GR en-AU en-CA en-GB en-IE
  en-IN en-NZ en-US en-ZA es-ES es-MX es-US fi-FI fil-PH fr-BE fr-CA fr-FR gu-IN he-IL hi-IN hu-HU id-ID is-IS it-IT
  ja-JP kn-IN ko-KR lv-LV ml-IN mr-IN ms-MY nb-NO nl-BE nl-NL pa-IN pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sr-RS sv-SE
  ta-IN te-IN th-TH tr-TR uk-UA vi-VN yue-HK zh-CN zh-HK zh-TW`.split(/\s+/)

const basicForm = /^(?:man|woman|alice)$/
const pollyForm = /^Polly\.(\p{L}+)(?:-(?:Neural|Generative))?$/u
const googleForm = /^Google\.([a-z]{2,3}-[A-Z]{2})-(?:Standard|Wavenet|Neural2|Chirp3-HD)-[A-Z][A-Za-z]*$/

/**
 * The limits and languages of a voice by its name in `<Say>`. Throws a `RangeError` when Twilio has no voices of that
 * form (`isVoice` tells), which loaded settings never hold.
 */
export function describeVoice(voice: string): VoiceDescription {
  const common = { maxEncodedCharacters: 4_500 }
  if (basicForm.test(voice)) {
    return { ...common, provider: 'basic', maxCharacters: 4_096, countsTags: true, languages: [] }
  }
  const pollyName = pollyForm.exec(voice)?.[1]
  if (pollyName) {
    return { ...common, provider: 'polly', maxCharacters: 3_000, countsTags: false, languages: languagesOf(pollyName) }
  }
  const googleLanguage = googleForm.exec(voice)?.[1]
  if (!googleLanguage) throw new RangeError(`Twilio has no voice like ${JSON.stringify(voice)}`)
  return { ...common, provider: 'google', maxCharacters: 5_000, countsTags: true, languages: [googleLanguage] }
}

/** Whether the name is of a form that Twilio has; whether it has that very voice, only Twilio knows. */
export function isVoice(voice: string): boolean {
  return basicForm.test(voice) || pollyForm.test(voice) || googleForm.test(voice)
}

/** Whether `<Say>` knows the language. */
export function isSpoken(language: string): boolean {
  return sayLanguages.includes(language)
}

/** The languages that `<Say>` knows: those that differ from the given one by country only, or else all of them. */
export function spokenLanguages(like: string): readonly string[] {
  const [wanted] = like.toLowerCase().split(/[-_]/)
  const related = sayLanguages.filter((language) => language.split('-')[0] === wanted)
  return related.length > 0 ? related : sayLanguages
}

/** Neural Polly voices for a language, the best choice first; empty when the table has none. */
export function voicesFor(language: string): string[] {
  return (pollyNames[language] ?? '').split(' ').filter(Boolean).map(neural)
}

/**
 * The voice that a misspelt name was probably meant to be, or null when the name is known or unlike any other.
 * Short names are only compared without case, because real voices that the table lacks are as near to them as errors.
 */
export function similarVoice(voice: string): string | null {
  const name = withoutAccents(/^(?:polly\.)?(\p{L}+)/iu.exec(voice)?.[1] ?? '')
  const names = Object.values(pollyNames).flatMap((row) => row.split(' '))
  if (names.includes(name) && pollyForm.test(voice)) return null
  const edits = name.length >= 5 ? 1 : 0
  const similar = names.find((known) => distance(known.toLowerCase(), name.toLowerCase()) <= edits)
  return similar ? neural(similar) : null
}

function languagesOf(pollyName: string): string[] {
  const name = withoutAccents(pollyName)
  return Object.keys(pollyNames).filter((language) => pollyNames[language]?.split(' ').includes(name))
}

function neural(name: string): string {
  return `Polly.${name}-Neural`
}

function withoutAccents(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '')
}
