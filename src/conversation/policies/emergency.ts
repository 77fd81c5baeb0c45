import { knownEmergencies } from '../../config/emergencies-schema.ts'
import { callLanguages, firstPart } from '../../config/languages.ts'
import type { Assistant, Emergency } from '../../config/schema.ts'
import type { CallState } from '../call-state.ts'
import { onlyOf, wordsFor } from '../caller-words/words-for.ts'
import type { CallEvent } from '../events.ts'
import { formWords } from '../forms/words.ts'
import type { Texts } from '../texts/texts.ts'
import { filled, textsFor } from '../texts/texts-for.ts'
import { languageOf } from './call-language.ts'
import { emergencyNumber } from './emergency-numbers.ts'
import { type Alarm, listenFor } from './emergency-phrases/listen-for.ts'
import { emergencyWordsFor } from './emergency-phrases/words-for.ts'
import { type Decision, type Policy, proceed } from './policy.ts'

type Hear = (text: string) => Alarm | null

/** The advice is not given more often than this in one call; then the words get an answer like any others. */
const mostTimes = 2

/**
 * Callers who tell of an emergency hear at once what to do, whatever is going on in the call, and are put through where
 * that is set. Words that only may mean one are asked back, once. "No, I am fine" goes on with the call.
 */
export function emergencies(assistant: Assistant): Policy {
  const byName = new Map(assistant.emergencies.map((emergency) => [emergency.name, emergency]))
  const ears = callLanguages(assistant).map(({ code }) => [code, earFor(code, assistant.emergencies)] as const)

  /** First in the language of the call; a frightened caller may fall back into any other. */
  function hear(text: string, language: string): Alarm | null {
    const own = ears.find(([code]) => code === language)?.[1](text) ?? null
    if (own?.sure) return own
    const others = ears.filter(([code]) => code !== language).map(([, ear]) => ear(text))
    return others.find((alarm) => alarm?.sure) ?? own
  }

  function tell(name: string, { state, turn }: Context, language: string): Decision {
    const emergency = byName.get(name)
    const before = state.emergency?.name === name ? state.emergency.times : 0
    if (!emergency || (before >= mostTimes && emergency.transfer === null)) return proceed
    const texts = textsFor(language, assistant)
    const text = [advice(emergency, language, texts, assistant), emergency.transfer && texts.emergency.puttingThrough]
    return {
      kind: 'direct',
      text: text.filter(Boolean).join(' '),
      interruptible: false,
      because: [{ type: 'emergency.heard', turn, emergency: name, sure: true }],
      then: thenOf(emergency),
    }
  }

  function askBack(name: string, { state, turn }: Context, language: string): Decision {
    if (state.emergency?.name === name) return proceed
    const because: CallEvent[] = [{ type: 'emergency.heard', turn, emergency: name, sure: false }]
    const text = textsFor(language, assistant).emergency.askBack
    return { kind: 'direct', text, interruptible: true, because, then: null }
  }

  return {
    name: 'emergency',
    decide({ text, via }, context) {
      if (via === 'keypad' || text === '' || byName.size === 0) return proceed
      const { state } = context
      const language = languageOf(state, assistant)
      const alarm = hear(text, language)
      if (alarm?.sure) return tell(alarm.name, context, language)
      const last = lastAlarm(state)
      if (last && !last.sure && formWords(language).isYes(text)) return tell(last.name, context, language)
      if (last?.sure && isFine(text, language)) {
        const relief = textsFor(language, assistant).emergency.falseAlarm
        return { kind: 'direct', text: relief, interruptible: true, because: [], then: null }
      }
      return alarm ? askBack(alarm.name, context, language) : proceed
    },
  }
}

type Context = Parameters<Policy['decide']>[1]

function earFor(language: string, settings: readonly Emergency[]): Hear {
  const own = settings.map(({ name, phrases }) => [
    name,
    [...(phrases[language] ?? []), ...(phrases[firstPart(language)] ?? [])],
  ])
  const names = settings.map(({ name }) => name)
  return listenFor(emergencyWordsFor(language), names, Object.fromEntries(own))
}

/** The emergency that the caller's last words told of; a silence since then does not matter. */
function lastAlarm({ emergency, turns }: Readonly<CallState>): CallState['emergency'] {
  return emergency?.turn === turns.at(-1)?.turn ? emergency : null
}

function isFine(text: string, language: string): boolean {
  const words = wordsFor(language)
  if (!words) return false
  return formWords(language).isNo(text) || onlyOf([...words.fine, ...words.done], words.around)(text)
}

function advice({ name, say }: Emergency, language: string, texts: Texts, assistant: Assistant): string {
  const own = say[language] ?? say[firstPart(language)]
  const kind = knownEmergencies.find((known) => known === name)
  const main = say[assistant.language] ?? say[firstPart(assistant.language)] ?? Object.values(say)[0]
  const number = emergencyNumber(name, assistant) ?? texts.emergency.localNumber
  return filled(own ?? (kind && texts.emergency[kind]) ?? main ?? '', { number })
}

function thenOf({ transfer, hangUp }: Emergency) {
  if (transfer !== null) return { kind: 'transfer', target: transfer, because: 'emergency' } as const
  return hangUp ? ({ kind: 'end' } as const) : null
}
