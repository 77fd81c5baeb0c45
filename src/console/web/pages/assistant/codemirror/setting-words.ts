import type { SettingReference } from '../../../../routes/assistant/schema.ts'
import { editor as texts } from '../../../texts/en/editor.ts'

/** What a setting is, for CodeMirror's tooltips; text nodes only. */
export function settingWords(
  setting: Pick<SettingReference, 'about' | 'type' | 'default' | 'isRequired' | 'when'>,
): HTMLElement {
  const { about, type, default: standard, isRequired, when } = setting
  const box = document.createElement('div')
  box.className = 'cm-setting'
  box.append(paragraph(about), paragraph(texts.reference.allowed(type), true))
  if (when.length > 0) box.append(paragraph(texts.reference.when(when), true))
  if (isRequired) box.append(paragraph(texts.reference.required, true))
  else if (standard !== null) box.append(paragraph(texts.reference.standard(standard), true))
  return box
}

/** One thing about a choice. */
export function choiceWords(about: string): HTMLElement {
  const box = document.createElement('div')
  box.className = 'cm-setting'
  box.append(paragraph(about))
  return box
}

function paragraph(words: string, isFact = false): HTMLElement {
  const element = document.createElement('p')
  if (isFact) element.className = 'cm-setting-fact'
  element.textContent = words
  return element
}
