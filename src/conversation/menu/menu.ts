import type { Assistant } from '../../config/schema.ts'
import type { CallState, TurnState } from '../call-state.ts'
import type { Directive } from '../directive.ts'
import { inLanguage } from '../forms/form.ts'
import { plainWords } from '../phrases.ts'
import { languageOf } from '../policies/call-language.ts'
import { type Decision, type Policy, type PolicyContext, proceed } from '../policies/policy.ts'
import type { CallerInput } from '../reply.ts'
import { filled, textsFor } from '../texts/texts-for.ts'

/** Something that callers reach by a key or by its name, with no model. */
export interface MenuEntry {
  /** `1` to `9`, or `0`; null for what has only phrases. */
  readonly key: string | null
  /** What it does, behind "press 1 to": `leave a message`. By language (`en`). */
  readonly label: Readonly<Record<string, string>>
  /** What callers say for it, by language. */
  readonly phrases: Readonly<Record<string, readonly string[]>>
  readonly does:
    | Directive
    | { readonly kind: 'action'; readonly action: string; readonly input: Readonly<Record<string, string>> }
}

/** What can be reached with no model. */
export interface Menu {
  readonly rule: Policy
  /**
   * What can be pressed, to be spoken behind an answer: where it was none, and once in a call while no model works.
   * Empty where there is nothing, or when it was said often enough.
   */
  spoken(state: Readonly<CallState>, turn: Pick<TurnState, 'unanswered' | 'chosen'>, language: string): string
}

export interface MenuOptions {
  readonly entries: readonly MenuEntry[]
  readonly assistant: Assistant
  /** False while every model fails, or there is none: then phrases are looked for in whatever is said. */
  readonly hasModel: () => boolean
}

/** One thing alone is no way out: mostly it is the opening hours, and whoever asks hears them anyway. */
const leastChoices = 2
/** Whoever heard it twice knows it. */
const mostTold = 2
/** Who says more than this, in characters, tells a story in which a phrase means something else. */
const longestRequest = 100

export function createMenu({ entries, assistant, hasModel }: MenuOptions): Menu {
  function decide(input: CallerInput, { state }: PolicyContext): Decision {
    if (input.text === '' || state.form !== null) return proceed
    const entry = input.via === 'keypad' ? byKey(input.text) : byPhrase(input.text, languageOf(state, assistant))
    return entry ? chosen(entry) : proceed
  }

  function byKey(keys: string): MenuEntry | null {
    return entries.find(({ key }) => key === keys) ?? null
  }

  /** The longest phrase counts: "call me back" before "call". */
  function byPhrase(text: string, language: string): MenuEntry | null {
    const said = plainWords(text)
    const isAll = hasModel()
    let best: { entry: MenuEntry; length: number } | null = null
    for (const entry of entries) {
      for (const phrase of inLanguage(entry.phrases, language) ?? []) {
        const plain = plainWords(phrase)
        const fits = isAll ? said === plain : said.length <= longestRequest && ` ${said} `.includes(` ${plain} `)
        if (fits && plain.length > (best?.length ?? 0)) best = { entry, length: plain.length }
      }
    }
    return best?.entry ?? null
  }

  return {
    rule: { name: 'menu', decide },
    spoken({ menusTold }, { unanswered, chosen: choice }, language) {
      const isNews = menusTold === 0 && choice === null && !hasModel()
      if (!unanswered && !isNews) return ''
      const { menu } = textsFor(language, assistant)
      const choices = entries.flatMap(({ key, label }) => {
        const ability = inLanguage(label, language)
        return key === null || ability === null ? [] : [filled(menu.key, { key, ability })]
      })
      return choices.length < leastChoices || menusTold >= mostTold ? '' : [menu.intro, ...choices].join(' ')
    },
  }
}

function chosen({ does }: MenuEntry): Decision {
  if (does.kind === 'action') {
    return { kind: 'act', action: does.action, input: does.input, secrets: {}, because: [] }
  }
  return { kind: 'direct', text: '', interruptible: true, because: [], then: does }
}
