import type { Extension } from '@codemirror/state'
import { hoverTooltip } from '@codemirror/view'
import type { SettingReference } from '../../../../routes/assistant/schema.ts'
import { linesOf } from './completion.ts'
import { settingOn } from './place.ts'
import { settingWords } from './setting-words.ts'
import { findSetting } from './settings.ts'

/** Says what a setting is when the pointer rests on its key. */
export function settingsHover(reference: () => readonly SettingReference[]): Extension {
  return hoverTooltip((view, pos) => {
    const { doc } = view.state
    const line = doc.lineAt(pos)
    const written = settingOn(linesOf(doc), line.number - 1)
    const key = written?.steps.at(-1) ?? ''
    const begin = line.from + line.text.indexOf(key)
    if (!written || pos < begin || pos > begin + key.length) return null
    const setting = findSetting(reference(), written.steps, written.beside)
    return setting && { pos: begin, end: begin + key.length, create: () => ({ dom: settingWords(setting) }) }
  })
}
