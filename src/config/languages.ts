import { relayVoiceLike } from './relay-voices.ts'
import type { Assistant, RelaySettings, WrittenAssistant } from './schema.ts'
import { describeVoice, isVoice, voicesFor } from './voices.ts'

/** A language in which calls can be held, and what moves with it. */
export interface CallLanguage {
  /** BCP 47 tag. */
  readonly code: string
  /** By Twilio's name in `<Say>`. */
  readonly voice: string
  /** Words and names for the recogniser: those of the business, and those of this language. */
  readonly vocabulary: readonly string[]
  /** The key that chooses it at the beginning of a call, or null. */
  readonly key: string | null
}

type Settings = Pick<Assistant, 'language' | 'voice' | 'vocabulary' | 'languages'>

/** Every language that calls can be held in, first the one that they begin in. */
export function callLanguages(assistant: Settings): readonly [CallLanguage, ...CallLanguage[]] {
  const { language, voice, vocabulary, languages } = assistant
  const others = languages.map(({ code, voice: own, key, vocabulary: words }) => ({
    ...{ code, key },
    voice: own ?? voiceLike(voice, code),
    vocabulary: [...vocabulary, ...words],
  }))
  return [{ code: language, voice, vocabulary, key: null }, ...others]
}

/** The configured language that a tag means: itself, or one with the same first part; else the one that calls begin in. */
export function callLanguage(assistant: Settings, tag: string): CallLanguage {
  const known = callLanguages(assistant)
  const found = known.find(({ code }) => code === tag) ?? known.find(({ code }) => firstPart(code) === firstPart(tag))
  return found ?? known[0]
}

/** `es` of `es-US`. */
export function firstPart(tag: string): string {
  return tag.toLowerCase().split(/[-_]/, 1)[0] ?? ''
}

/**
 * The settings with one list of languages: those that `relay.languages` adds are among `languages`, and the relay
 * prepares them all. `multi` is no language, so it stays with the relay.
 */
export function withOneListOfLanguages(written: WrittenAssistant): WrittenAssistant {
  const { languages, relay } = written
  const known = new Set(languages.map(({ code }) => code))
  const added = relay.languages.filter(({ code }) => code !== 'multi' && !known.has(code))
  return {
    ...written,
    languages: [...languages, ...added.map(({ code, ...rest }) => ({ ...bare, code, relay: rest }))],
    relay: { ...relay, languages: [...relay.languages, ...languages.map((own) => relayLanguageOf(own, written))] },
  }
}

const bare = {
  ...{ voice: null, key: null, greeting: null, closingQuestion: null, farewell: null },
  ...{ prompts: {}, vocabulary: [] },
}

/** What the relay is told of a language: its own settings, else its voice by the relay's name for it. */
export function relayLanguageOf(
  { code, voice, relay: own }: WrittenAssistant['languages'][number],
  { relay, voice: sessionVoice }: Pick<WrittenAssistant, 'relay' | 'voice'>,
): RelaySettings['languages'][number] {
  // A voice of ElevenLabs speaks any language.
  const goesOn = voice === null && relay.ttsProvider === 'ElevenLabs'
  if (own.voice || own.ttsProvider || goesOn) return { code, ...own }
  return { code, ...own, ...relayVoiceLike(voice ?? voiceLike(sessionVoice, code)) }
}

/** The session's voice where it speaks any language, else the first that is known to speak this one. */
function voiceLike(sessionVoice: string, code: string): string {
  const [known] = voicesFor(code)
  const speaksIt = isVoice(sessionVoice) && describeVoice(sessionVoice).languages.includes(code)
  return speaksIt ? sessionVoice : (known ?? sessionVoice)
}
