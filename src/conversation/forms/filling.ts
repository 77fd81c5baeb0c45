import type { FormDefinition, FormField } from './form.ts'
import { applyToForm, type FormEvent, type FormQuestion, type FormState } from './form-state.ts'
import { faultOf, questionFor, takesKeys, type Wording } from './questions.ts'
import type { Reading } from './reading.ts'
import { valueIn } from './values.ts'

/** How a form goes on. */
export type FormStep =
  | { readonly kind: 'say'; readonly text: string }
  /** All is asked: the action takes the values. */
  | { readonly kind: 'filled' }
  /** It is over, and nothing comes of it. */
  | { readonly kind: 'over'; readonly text: string }

/** A form while one answer is taken: what happens is noted at once. */
export interface Filling {
  readonly form: FormState
  readonly events: readonly FormEvent[]
  /** The values of secret fields that were taken now. */
  readonly secrets: Readonly<Record<string, string>>
  field(name: string): FormField | null
  /** Asks for a field; `lead` is said before the question. */
  ask(field: FormField, how: FormQuestion, lead?: string, attempt?: number): FormStep
  /** The next question, or the end when there is none. */
  next(lead?: string): FormStep
  /** A value was understood; one that is not `sure` is said back whatever the field says. */
  take(field: FormField, value: string, options?: { readonly sure?: boolean; readonly spell?: boolean }): FormStep
  /** The caller agreed to what was said back. */
  confirm(): FormStep
  /** An answer was none: asked again, by keys where they can answer, and at last left out. */
  fail(field: FormField, lead?: string): FormStep
  /** The field stays without a value. */
  leave(field: FormField, lead?: string): FormStep
  /** Nothing more is asked. */
  finish(): FormStep
  cancel(): FormStep
}

export interface FillingOptions {
  readonly definition: FormDefinition
  readonly form: FormState
  readonly turn: number
  readonly wording: Wording
  readonly reading: Reading
  /** The caller's own number where it can be called back. */
  readonly ownNumber: string | null
}

/** After so many answers that were none a field is left out. */
const mostAttempts = 3

export function fillForm(options: FillingOptions): Filling {
  const { definition, turn, wording, reading, ownNumber } = options
  const { texts } = wording
  const { fields } = definition
  const events: FormEvent[] = []
  const secrets: Record<string, string> = {}
  let form = options.form

  function note(event: FormEvent): void {
    events.push(event)
    form = applyToForm(form, event) ?? form
  }

  function fill(field: FormField, as: 'heard' | 'taken' | 'left', value: string): void {
    if (field.secret && as === 'taken') {
      secrets[field.name] = value
      note({ type: 'form.filled', turn, field: field.name, as, value: '', keys: value.length })
    } else note({ type: 'form.filled', turn, field: field.name, as, value, keys: null })
  }

  const attemptsAt = ({ name }: FormField) => (form.asked?.field === name ? form.asked.attempt : 0)

  function ask(field: FormField, how: FormQuestion, lead = '', attempt = attemptsAt(field)): FormStep {
    note({ type: 'form.asked', turn, field: field.name, how, attempt })
    const text = questionFor(field, how, form.heard?.value ?? '', wording)
    return { kind: 'say', text: `${lead} ${text}`.trim() }
  }

  function next(lead = ''): FormStep {
    for (const field of fields) {
      if (field.name in form.values || form.left.includes(field.name)) continue
      const proposal = field.secret ? null : valueIn(field, form.proposed[field.name] ?? '', reading)
      if (proposal === null) return ask(field, firstQuestion(field), lead, 0)
      if (field.confirm) {
        fill(field, 'heard', proposal)
        return ask(field, 'confirm', lead, 0)
      }
      fill(field, 'taken', proposal)
    }
    return finish()
  }

  function firstQuestion({ kind }: FormField): FormQuestion {
    return kind === 'phone' && ownNumber !== null ? 'own-number' : 'ask'
  }

  function leave(field: FormField, lead = ''): FormStep {
    fill(field, 'left', '')
    return next(lead)
  }

  function finish(): FormStep {
    const unanswered = fields.filter(({ name }) => !(name in form.values))
    const missing = unanswered.filter(({ optional }) => !optional)
    const isUseless = missing.some(({ secret }) => secret) || missing.length === fields.filter(isRequired).length
    if (missing.length === 0 || !isUseless) {
      note({ type: 'form.ended', turn, form: definition.name, outcome: 'filled' })
      return { kind: 'filled' }
    }
    note({ type: 'form.ended', turn, form: definition.name, outcome: 'given-up' })
    return { kind: 'over', text: texts.actions.failed }
  }

  return {
    get form() {
      return form
    },
    events,
    secrets,
    field: (name) => fields.find((field) => field.name === name) ?? null,
    ask,
    next,
    take(field, value, { sure = true, spell = false } = {}) {
      if (field.secret || (sure && !field.confirm)) {
        fill(field, 'taken', value)
        return next()
      }
      fill(field, 'heard', value)
      return ask(field, spell ? 'spell' : 'confirm')
    },
    confirm() {
      const field = fields.find(({ name }) => name === form.heard?.field)
      if (field) fill(field, 'taken', form.heard?.value ?? '')
      return next()
    },
    fail(field, lead = faultOf(field, texts)) {
      const attempt = attemptsAt(field) + 1
      if (attempt >= mostAttempts) return leave(field, field.optional ? texts.forms.goingOn : texts.forms.gaveUp)
      const byKeys = attempt === mostAttempts - 1 && takesKeys(field)
      return ask(field, byKeys ? 'keypad' : 'again', lead, attempt)
    },
    leave,
    finish,
    cancel() {
      note({ type: 'form.ended', turn, form: definition.name, outcome: 'cancelled' })
      return { kind: 'over', text: texts.forms.cancelled }
    },
  }
}

const isRequired = ({ optional }: FormField) => !optional
