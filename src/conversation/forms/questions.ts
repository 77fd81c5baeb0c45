import type { Texts } from '../texts/texts.ts'
import { filled } from '../texts/texts-for.ts'
import { spelledDate } from './dates.ts'
import { type FormField, inLanguage } from './form.ts'
import type { FormQuestion } from './form-state.ts'
import { shownPhone } from './values.ts'

/** What a question is worded with. */
export interface Wording {
  readonly texts: Texts
  /** BCP 47 tag of the language that is spoken. */
  readonly language: string
  readonly country: string | null
}

/** A question for a field in the language that is spoken; `value` is what is said back. */
export function questionFor(field: FormField, how: FormQuestion, value: string, wording: Wording): string {
  const { forms } = wording.texts
  switch (how) {
    case 'ask':
      return joined([firstQuestion(field, wording), ...hints(field, wording)])
    case 'again':
      return joined([
        inLanguage(field.askAgain, wording.language) ?? firstQuestion(field, wording),
        ...hints(field, wording),
      ])
    case 'keypad':
      return joined([firstQuestion(field, wording), field.secret ? forms.keypadOnly : forms.keypad])
    case 'own-number':
      return forms.ownNumber
    case 'confirm':
      return filled(forms.readBack, { value: shown(field, value, wording) })
    case 'spell':
      return filled(forms.readBack, { value: spelled(value) })
  }
}

/** What is said of an answer that was none. */
export function faultOf({ kind, secret }: FormField, { forms }: Texts): string {
  if (secret) return forms.wrongDigits
  switch (kind) {
    case 'phone':
      return forms.wrongPhone
    case 'email':
      return forms.wrongEmail
    case 'date':
      return forms.wrongDate
    case 'digits':
      return forms.wrongDigits
    case 'yes-no':
      return forms.yesOrNo
    case 'words':
    case 'name':
    case 'choice':
      return forms.again
  }
}

/** Whether keys can answer it. */
export function takesKeys({ kind }: FormField): boolean {
  return kind !== 'words' && kind !== 'name' && kind !== 'email'
}

/** The owner's words, or those that are shipped for a field of this name, or of this kind. */
function firstQuestion(field: FormField, { texts, language }: Wording): string {
  return inLanguage(field.ask, language) ?? shippedQuestion(field, texts)
}

function shippedQuestion({ name, kind }: FormField, { forms }: Texts): string {
  const { phone, reason, urgency, bestTime, email, date, code } = forms
  const byName: Readonly<Record<string, string>> = {
    ...{ name: forms.name, phone, number: phone, reason, urgency, bestTime, email, date, code },
  }
  const byKind = {
    ...{ words: reason, name: forms.name, phone, digits: code, email, date, choice: '', 'yes-no': forms.yesOrNo },
  }
  return byName[name] ?? byKind[kind]
}

function hints(field: FormField, { texts, language }: Wording): string[] {
  if (field.secret) return [texts.forms.keypadOnly]
  if (field.kind !== 'choice' || inLanguage(field.ask, language) !== null) return []
  const names = (field.choices ?? []).map(({ phrases, value }) => inLanguage(phrases, language)?.[0] ?? value)
  const choices = new Intl.ListFormat(language, { type: 'disjunction' }).format(names)
  return [filled(texts.forms.choices, { choices })]
}

/** A value as it is said back: figures one by one. */
function shown({ kind, choices = [] }: FormField, value: string, { texts, language, country }: Wording): string {
  switch (kind) {
    case 'phone':
      return shownPhone(value, country)
    case 'digits':
      return [...value].join(' ')
    case 'date':
      return spelledDate(value, language)
    case 'choice': {
      const choice = choices.find((candidate) => candidate.value === value)
      return (choice && inLanguage(choice.phrases, language)?.[0]) ?? value
    }
    case 'yes-no':
      return value === 'yes' ? texts.forms.yesOrNo : value
    case 'words':
    case 'name':
    case 'email':
      return value
  }
}

/** `Sam Hill` as `S, A, M; H, I, L, L`: said letter by letter. */
function spelled(value: string): string {
  const words = value.toUpperCase().split(/\s+/)
  return words.map((word) => [...word].join(', ')).join('; ')
}

function joined(parts: readonly string[]): string {
  return parts.filter(Boolean).join(' ')
}
