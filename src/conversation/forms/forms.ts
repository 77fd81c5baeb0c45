import type { Assistant } from '../../config/schema.ts'
import type { CallState } from '../call-state.ts'
import type { CallEvent } from '../events.ts'
import { languageOf } from '../policies/call-language.ts'
import { type Decision, type Policy, type PolicyContext, proceed } from '../policies/policy.ts'
import { type CallerInput, hiddenKeys, type KeyEntry } from '../reply.ts'
import { textsFor } from '../texts/texts-for.ts'
import { type Filling, type FormStep, fillForm } from './filling.ts'
import type { FormDefinition, FormField } from './form.ts'
import { applyToForm, type FormState } from './form-state.ts'
import type { Reading } from './reading.ts'
import { type AnswerTaking, takeAnswer } from './take-answer.ts'
import { countryOf, valueIn } from './values.ts'
import { formWords } from './words.ts'

/** The forms that callers can be asked to fill. */
export interface Forms {
  /** Takes what callers say while a form is open. */
  readonly rule: Policy
  has(form: string): boolean
  /** Begins a form; null for one that nobody knows. What it gives is not in the log yet. */
  begin(form: string, values: Readonly<Record<string, string>>, context: PolicyContext): Asked | null
  /** Asks the open question once more, after something else was talked about; null when there is none. */
  again(context: PolicyContext): Asked | null
  /** How keys answer the question that is open; null when none is, or keys are no answer to it. */
  keys(state: Readonly<CallState>): KeyEntry | null
}

/** A question, with what happened for it. */
interface Asked {
  readonly events: readonly CallEvent[]
  readonly text: string
}

type Opened = Omit<AnswerTaking, 'isClear'>

/** Whoever says nothing so often in a row has left, or wants no more questions. */
const mostSilences = 3

export function createForms(definitions: readonly FormDefinition[], assistant: Assistant): Forms {
  const { listening, openingHours } = assistant
  const byName = new Map(definitions.map((definition) => [definition.name, definition]))

  function open(definition: FormDefinition, form: FormState, { state, turn, now }: PolicyContext): Opened {
    const language = languageOf(state, assistant)
    const texts = textsFor(language, assistant)
    const country = countryOf(state.to) ?? countryOf(state.from) ?? language.split('-')[1] ?? null
    const reading = { words: formWords(language), language, country, zone: openingHours?.zone ?? 'UTC', now }
    const ownNumber = countryOf(state.from) === null ? null : state.from
    const filling = fillForm({ definition, form, turn, wording: { texts, language, country }, reading, ownNumber })
    return { filling, reading, texts, ownNumber }
  }

  function openField({ form }: Readonly<CallState>): { definition: FormDefinition; field: FormField } | null {
    const definition = form && byName.get(form.form)
    const field = definition?.fields.find(({ name }) => name === form?.asked?.field)
    return definition && field ? { definition, field } : null
  }

  function decide(input: CallerInput, context: PolicyContext): Decision {
    const { form } = context.state
    const place = openField(context.state)
    if (!form?.asked || !place) return proceed
    const { definition, field } = place
    const opened = open(definition, form, context)
    if (input.text === '') {
      const silent = { type: 'caller.silent', turn: context.turn } as const
      return decisionOf(afterSilence(opened, form, field, context), definition, opened, [silent])
    }
    const isClear = isHeardWell(input, context.state)
    const step = takeAnswer(input, field, form.asked, { ...opened, isClear })
    if (step === null) return proceed
    return {
      ...decisionOf(step, definition, opened, []),
      ...(field.secret && { kept: withoutSecrets(input, opened.reading) }),
    }
  }

  function afterSilence(
    { filling }: Opened,
    { asked }: FormState,
    field: FormField,
    { state }: PolicyContext,
  ): FormStep {
    if (state.silences + 1 >= mostSilences) return filling.finish()
    return filling.ask(field, asked?.how ?? 'ask')
  }

  function isHeardWell({ confidence }: CallerInput, { confidenceHeeded }: Readonly<CallState>): boolean {
    return confidence === null || confidence >= listening.minConfidence || !confidenceHeeded
  }

  function decisionOf(
    step: FormStep,
    { onFilled }: FormDefinition,
    { filling, texts }: Opened,
    before: readonly CallEvent[],
  ): Decision {
    const because = [...before, ...filling.events]
    const { secrets } = filling
    switch (step.kind) {
      case 'say':
        return { kind: 'direct', text: step.text, interruptible: true, because, then: null, secrets }
      case 'filled':
        return { kind: 'act', action: onFilled, input: valuesOf(filling), secrets, because }
      case 'over':
        return over(`${step.text} ${texts.closingQuestion}`, because, texts.closingQuestion)
    }
  }

  function over(text: string, because: readonly CallEvent[], closingQuestion: string): Decision {
    const turn = because.find((event) => event.type === 'form.ended')?.turn ?? 0
    const asked = { type: 'prompt.spoken', turn, kind: 'closing-question', text: closingQuestion } as const
    return { kind: 'direct', text, interruptible: true, because: [...because, asked], then: null }
  }

  /** All is known already: the caller hears it before anything comes of it. */
  function readBack({ fields }: FormDefinition, { filling, reading }: Opened, started: CallEvent): Asked | null {
    for (const field of fields) {
      const value = valueIn(field, filling.form.proposed[field.name] ?? '', reading)
      if (value === null || field.secret) continue
      const step = filling.take(field, value, { sure: false })
      return step.kind === 'say' ? { events: [started, ...filling.events], text: step.text } : null
    }
    return null
  }

  return {
    rule: { name: 'form', decide },
    has: (form) => byName.has(form),
    begin(form, values, context) {
      const definition = byName.get(form)
      if (!definition) return null
      const empty = applyToForm(null, { type: 'form.started', turn: context.turn, form, values })
      if (!empty) return null
      const started = { type: 'form.started', turn: context.turn, form, values } as const
      const { filling } = open(definition, empty, context)
      const step = filling.next()
      if (step.kind === 'say') return { events: [started, ...filling.events], text: step.text }
      return readBack(definition, open(definition, empty, context), started)
    },
    again(context) {
      const { form } = context.state
      const place = openField(context.state)
      if (!form?.asked || !place) return null
      const { filling, texts } = open(place.definition, form, context)
      const step = filling.ask(place.field, form.asked.how, texts.forms.goingOn)
      return step.kind === 'say' ? { events: filling.events, text: step.text } : null
    },
    keys: (state) => keysOf(openField(state)?.field ?? null, state.form),
  }
}

/** What the action gets of what may be in the log; what was known and is no field is passed on. */
function valuesOf({ form, field }: Filling): Readonly<Record<string, string>> {
  const others = Object.entries(form.proposed).filter(([name]) => field(name) === null)
  const taken = Object.entries(form.values).filter(([name]) => field(name)?.secret === false)
  return Object.fromEntries([...others, ...taken])
}

/** Keys as points, one each; words that hold figures as one. */
function withoutSecrets({ text, via }: CallerInput, { words }: Reading): string {
  if (via === 'keypad') return hiddenKeys(text)
  return words.digitsIn(text) === '' ? text : '…'
}

function keysOf(field: FormField | null, form: FormState | null): KeyEntry | null {
  if (!field || !form?.asked) return null
  if (form.asked.how === 'confirm' || form.asked.how === 'spell') return oneKey
  switch (field.kind) {
    case 'choice':
    case 'yes-no':
      return oneKey
    case 'digits':
      return { most: field.digits?.max ?? null, endKey: field.digits?.endKey ?? null, only: field.secret }
    case 'phone':
    case 'date':
      return { most: null, endKey: '#', only: false }
    case 'words':
    case 'name':
    case 'email':
      return null
  }
}

const oneKey: KeyEntry = { most: 1, endKey: null, only: false }
