import type { CallerInput } from '../reply.ts'
import type { Texts } from '../texts/texts.ts'
import type { Filling, FormStep } from './filling.ts'
import type { FormField } from './form.ts'
import type { AskedField } from './form-state.ts'
import type { Reading } from './reading.ts'
import { valueIn, valueOfKeys } from './values.ts'

/** What an answer is looked at with. */
export interface AnswerTaking {
  readonly filling: Filling
  readonly reading: Reading
  readonly texts: Texts
  readonly ownNumber: string | null
  /** False when the recogniser itself doubts the words. */
  readonly isClear: boolean
}

/** Takes what the caller said or pressed to the question that is open; null when it is for somebody else. */
export function takeAnswer(
  { text, via }: Pick<CallerInput, 'text' | 'via'>,
  field: FormField,
  asked: AskedField,
  taking: AnswerTaking,
): FormStep | null {
  if (via === 'keypad') return takeKeys(text, field, asked, taking)
  const { filling, reading } = taking
  const { words } = reading
  if (words.cancels(text)) return filling.cancel()
  if (words.asksAgain(text)) return filling.ask(field, asked.how)
  if (field.secret) return takeNoSecret(text, field, taking)
  if (asked.how === 'confirm' || asked.how === 'spell') return takeConfirmation(text, field, asked, taking)
  if (words.leaves(text)) return filling.finish()
  if (asked.how === 'own-number' && words.isYes(text)) return takeOwnNumber(field, taking)
  if (asked.how === 'own-number' && words.isNo(text)) return filling.ask(field, 'ask', '', 0)
  if (words.skips(text)) return field.optional ? filling.leave(field) : filling.fail(field)
  return takeCorrection(text, field, taking) ?? takeValue(text, field, asked, taking)
}

function takeKeys(keys: string, field: FormField, { how }: AskedField, taking: AnswerTaking): FormStep {
  const { filling, reading } = taking
  if (how === 'confirm' || how === 'spell') {
    if (keys === '1') return filling.confirm()
    if (keys === '2') return filling.fail(field, '')
  }
  if (how === 'own-number') {
    if (keys === '1') return takeOwnNumber(field, taking)
    if (keys === '2') return filling.ask(field, 'ask', '', 0)
  }
  const value = valueOfKeys(field, keys, reading)
  return value === null ? filling.fail(field) : filling.take(field, value)
}

function takeOwnNumber(field: FormField, { filling, ownNumber }: AnswerTaking): FormStep {
  if (ownNumber === null) return filling.fail(field)
  // Nobody mishears it.
  return filling.take({ ...field, confirm: false }, ownNumber)
}

/** Nothing that might be the secret leaves here. */
function takeNoSecret(text: string, field: FormField, { filling, reading, texts }: AnswerTaking): FormStep | null {
  const { words } = reading
  if (words.digitsIn(text) !== '') return filling.fail(field, texts.forms.keypadOnly)
  if (words.isQuestion(text, 'either')) return null
  if (words.skips(text) && field.optional) return filling.leave(field)
  return filling.fail(field, '')
}

function takeConfirmation(
  text: string,
  field: FormField,
  { how, attempt }: AskedField,
  { filling, reading, texts }: AnswerTaking,
): FormStep | null {
  const { words } = reading
  if (words.asksToSpell(text)) return filling.ask(field, 'spell')
  if (words.isYes(text)) return filling.confirm()
  if (words.isNo(text)) return filling.fail(field, '')
  const corrected = words.corrected(text)
  const isFree = field.kind === 'words' || field.kind === 'name'
  const value = corrected === null && isFree ? null : valueIn(field, corrected || text, reading)
  if (value !== null && field.kind !== 'yes-no') {
    if (value === filling.form.heard?.value) return filling.confirm()
    return filling.take(field, value, { sure: false })
  }
  if (words.isYes(text, true)) return filling.confirm()
  if (words.isNo(text, true)) return filling.fail(field, '')
  if (words.isQuestion(text, 'either')) return null
  // Better a value that nobody agreed to than none.
  if (attempt + 1 >= 3) return filling.confirm()
  return filling.ask(field, how, texts.forms.yesOrNo, attempt + 1)
}

/** "No, my number is …" when something else is asked by now. */
function takeCorrection(text: string, field: FormField, { filling, reading }: AnswerTaking): FormStep | null {
  const { words } = reading
  const corrected = words.corrected(text)
  if (corrected === null) return null
  for (const kind of ['phone', 'email', 'name'] as const) {
    const filled = Object.keys(filling.form.values).map((name) => filling.field(name))
    const other = filled.find((candidate) => candidate?.kind === kind && !candidate.secret)
    if (!other || other === field || field.kind === kind) continue
    const mentioned = words.mentions(corrected, kind)
    const value = kind === 'name' && !mentioned ? null : valueIn(other, corrected, reading)
    if (value !== null && (mentioned || kind !== 'name')) return filling.take(other, value, { sure: false })
    if (mentioned) return filling.ask(other, 'again', '', 0)
  }
  return null
}

const needsOfQuestion = { words: 'both', name: 'word' } as const

function takeValue(text: string, field: FormField, asked: AskedField, taking: AnswerTaking): FormStep | null {
  const { filling, reading, isClear } = taking
  const { words } = reading
  const { kind } = field
  if (kind === 'words' || kind === 'name') {
    if (words.isQuestion(text, needsOfQuestion[kind])) return null
    if (!isClear && kind === 'words') return filling.fail(field)
  }
  const value = valueIn(field, text, reading)
  if (value !== null) return filling.take(field, value, { sure: isClear, spell: !isClear && kind === 'name' })
  if (asked.how === 'own-number' && words.isYes(text, true)) return takeOwnNumber(field, taking)
  if (words.isQuestion(text, 'either')) return null
  if (asked.how === 'own-number' && words.isNo(text, true)) return filling.ask(field, 'ask', '', 0)
  return filling.fail(field)
}
