/** A form as far as it is filled: a fold over the events of the call. Values of secret fields are never in it. */
export interface FormState {
  readonly form: string
  /** The turn in which it began. */
  readonly startedIn: number
  /** What was known before anybody asked; it still has to be taken, or said back. */
  readonly proposed: Readonly<Record<string, string>>
  /** What counts, by field. */
  readonly values: Readonly<Record<string, string>>
  /** Fields that have no value and are not asked for any more. */
  readonly left: readonly string[]
  /** What was heard and said back, and waits for the caller's yes. */
  readonly heard: { readonly field: string; readonly value: string } | null
  readonly asked: AskedField | null
}

/** The question that is waiting for an answer. */
export interface AskedField {
  readonly field: string
  readonly how: FormQuestion
  /** The turn in which it was asked. */
  readonly turn: number
  /** How many answers to this field were none so far. */
  readonly attempt: number
}

/**
 * `ask` and `again` for the value; `keypad` for it by keys; `own-number`: is it the number that the caller calls from;
 * `confirm`: is what was heard right; `spell`: the same, letter by letter.
 */
export type FormQuestion = 'ask' | 'again' | 'keypad' | 'own-number' | 'confirm' | 'spell'

export type FormEvent =
  | {
      readonly type: 'form.started'
      readonly turn: number
      readonly form: string
      readonly values: Readonly<Record<string, string>>
    }
  | {
      readonly type: 'form.asked'
      readonly turn: number
      readonly field: string
      readonly how: FormQuestion
      readonly attempt: number
    }
  /**
   * A field has its answer. `heard` waits for the caller's yes; `taken` counts; `left` has no value. A secret value is
   * no part of it: there is only how many keys were pressed.
   */
  | {
      readonly type: 'form.filled'
      readonly turn: number
      readonly field: string
      readonly as: 'heard' | 'taken' | 'left'
      readonly value: string
      readonly keys: number | null
    }
  | { readonly type: 'form.ended'; readonly turn: number; readonly form: string; readonly outcome: FormOutcome }
  /** The caller was asked whether to begin a form. */
  | { readonly type: 'form.offered'; readonly turn: number; readonly form: string }

/** `filled`: the action has the values; `cancelled` by the caller; `given-up`: too little was understood. */
type FormOutcome = 'filled' | 'cancelled' | 'given-up'

/** Takes an event of a form into its state. */
export function applyToForm(state: FormState | null, event: FormEvent): FormState | null {
  switch (event.type) {
    case 'form.started': {
      const { form, turn: startedIn, values: proposed } = event
      return { form, startedIn, proposed, values: {}, left: [], heard: null, asked: null }
    }
    case 'form.asked': {
      const { field, how, turn, attempt } = event
      const heard = how === 'confirm' || how === 'spell' ? (state?.heard ?? null) : null
      return state && { ...state, heard, asked: { field, how, turn, attempt } }
    }
    case 'form.filled':
      return state && fill(state, event)
    case 'form.ended':
      return null
    case 'form.offered':
      return state
  }
}

function fill(state: FormState, { field, as, value }: Extract<FormEvent, { type: 'form.filled' }>): FormState {
  const { [field]: _before, ...others } = state.values
  switch (as) {
    case 'heard':
      return { ...state, heard: { field, value } }
    case 'taken':
      return { ...state, heard: null, values: { ...others, [field]: value } }
    case 'left':
      return { ...state, heard: null, values: others, left: [...state.left, field] }
  }
}
