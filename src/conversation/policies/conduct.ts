import type { Assistant } from '../../config/schema.ts'
import type { CallState } from '../call-state.ts'
import type { FormDefinition } from '../forms/form.ts'
import { createForms, type Forms } from '../forms/forms.ts'
import { createMenu, type Menu, type MenuEntry } from '../menu/menu.ts'
import type { CallerInput } from '../reply.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageOf } from './call-language.ts'
import { callLimits } from './call-limit.ts'
import { emergencies } from './emergency.ts'
import { goodbye } from './goodbye.ts'
import { languageChoice } from './language-choice.ts'
import { offeredForm } from './offer.ts'
import type { Decision, Policy, PolicyContext } from './policy.ts'
import { proceed } from './policy.ts'
import { silenceLadder } from './silence.ts'
import { unclearSpeech } from './unclear-speech.ts'
import { warnings } from './warnings.ts'

/** How the assistant behaves, with what its rules offer to callers. */
export interface Conduct {
  readonly rules: readonly Policy[]
  readonly forms: Forms
  readonly menu: Menu
}

export interface ConductOptions {
  readonly forms?: readonly FormDefinition[]
  readonly menu?: readonly MenuEntry[]
  /** False while every model fails, or there is none. */
  readonly hasModel?: () => boolean
}

/** The rules of conduct, in the order in which they look; the first that does not continue decides. */
export function createConduct(assistant: Assistant, options: ConductOptions = {}): Conduct {
  const { hasModel = () => true } = options
  const forms = createForms(options.forms ?? [], assistant)
  const menu = createMenu({ entries: options.menu ?? [], assistant, hasModel })
  const language = (state: Readonly<CallState>) => languageOf(state, assistant)
  const prompts = (state: Readonly<CallState>) => textsFor(language(state), assistant).prompts
  const rules = [
    emergencies(assistant),
    callLimits(assistant),
    forms.rule,
    offeredForm(forms, assistant),
    languageChoice(assistant),
    silenceLadder((state) => ({ ladder: prompts(state).silence, farewell: prompts(state).silenceFarewell })),
    unclearSpeech({ minConfidence: assistant.listening.minConfidence, textIn: (state) => prompts(state).repeat }),
    menu.rule,
    warnings(assistant),
    goodbye({ languageOf: language, farewellIn: (tag) => textsFor(tag, assistant).farewell }),
  ]
  return { rules, forms, menu }
}

/** The rules of an assistant without forms and menu. */
export function conductRules(assistant: Assistant): readonly Policy[] {
  return createConduct(assistant).rules
}

export function decide(rules: readonly Policy[], input: CallerInput, context: PolicyContext): Decision {
  for (const rule of rules) {
    const decision = rule.decide(input, context)
    if (decision.kind !== 'continue') return decision
  }
  return proceed
}
