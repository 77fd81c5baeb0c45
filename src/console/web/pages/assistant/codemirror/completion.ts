import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete'
import type { Extension, Text } from '@codemirror/state'
import type { SettingReference } from '../../../../routes/assistant/schema.ts'
import { editor as texts } from '../../../texts/en/editor.ts'
import { type Place, placeAt } from './place.ts'
import { choiceWords, settingWords } from './setting-words.ts'
import { findSetting, keyOf, settingsWithin } from './settings.ts'

/** Offers the keys that may stand where one writes, and what can be chosen for a setting. */
export function settingsCompletion(reference: () => readonly SettingReference[]): Extension {
  return autocompletion({
    override: [(context) => complete(context, reference())],
    icons: false,
    activateOnTyping: true,
    closeOnBlur: true,
  })
}

function complete(
  { state, pos, explicit }: CompletionContext,
  reference: readonly SettingReference[],
): CompletionResult | null {
  const line = state.doc.lineAt(pos)
  const place = placeAt(linesOf(state.doc), line.number - 1, pos - line.from)
  if (!place) return null
  const from = line.from + Math.max(0, place.from)
  if (from === pos && !explicit && place.kind === 'key') return null
  const indent = ' '.repeat(place.kind === 'key' ? place.from : 0)
  const isKeyThere = /^[\w$-]*\s*:/.test(line.text.slice(pos - line.from))
  const options =
    place.kind === 'key'
      ? [...keys(reference, place, isKeyThere ? null : indent), ...entryValues(reference, place)]
      : values(reference, place)
  return options.length === 0 ? null : { from, options, validFor: /^[\w.-]*$/ }
}

/** @param indent of the section; null where the colon stands there already */
function keys(reference: readonly SettingReference[], { steps, beside }: Place, indent: string | null): Completion[] {
  return settingsWithin(reference, steps, beside).map((setting, index) => ({
    label: keyOf(setting),
    detail: setting.isRequired ? texts.completion.required : texts.completion.forms[setting.form],
    info: () => settingWords(setting),
    apply: keyOf(setting) + (indent === null ? '' : behind(setting, indent)),
    // In the order of the reference, those first that must be there.
    boost: (setting.isRequired ? 99 : 0) - index / 10,
  }))
}

/** What follows a key, up to where its value begins. */
function behind({ form, choices }: SettingReference, indent: string): string {
  switch (form) {
    case 'section':
      return `:\n${indent}  `
    case 'list':
      return choices.length > 0 ? ': ' : `:\n${indent}  - `
    case 'value':
      return ': '
  }
}

function values(reference: readonly SettingReference[], { steps, beside }: Place): Completion[] {
  const setting = findSetting(reference, steps, beside)
  if (!setting) return []
  const { choices, default: standard, form } = setting
  if (choices.length === 0) {
    const isWorthSaying = form === 'value' && standard !== null && standard !== 'null' && standard !== '""'
    return isWorthSaying
      ? [{ label: standard, detail: texts.completion.standard, info: () => settingWords(setting) }]
      : []
  }
  return choices.map(({ value, about }) => ({
    label: value,
    ...(value === standard && { detail: texts.completion.standard }),
    info: () => (about === '' ? settingWords(setting) : choiceWords(about)),
  }))
}

/** What can be chosen for an entry of a list that is a list of choices. */
function entryValues(reference: readonly SettingReference[], { steps, beside }: Place): Completion[] {
  return steps.at(-1) === '[]' ? values(reference, { kind: 'value', steps: steps.slice(0, -1), beside, from: 0 }) : []
}

let known: { readonly doc: Text; readonly lines: readonly string[] } | null = null

/** The lines of a document; of the one that was asked for last they are kept. */
export function linesOf(doc: Text): readonly string[] {
  if (known?.doc !== doc) known = { doc, lines: doc.toString().split('\n') }
  return known.lines
}
