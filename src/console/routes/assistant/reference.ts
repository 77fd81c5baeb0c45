import { readSettingsReference, type SettingReference } from '../../../config/settings-reference.ts'
import type { SettingsReference } from './schema.ts'

/** Gives what reads the reference: once, since it stays the same as long as the program runs. */
export function createReference(): () => Promise<SettingsReference> {
  let reading: Promise<SettingsReference> | null = null
  return () => {
    reading ??= readSettingsReference().then((settings) => ({ settings: settings.map(presentSetting) }))
    return reading
  }
}

function presentSetting(setting: SettingReference): SettingsReference['settings'][number] {
  const { path, when, group, about, type, form, default: standard, isRequired, choices } = setting
  return {
    ...{ path, group, about, type, form, default: standard, isRequired },
    when: [...when],
    choices: choices.map((choice) => ({ value: choice.value, about: choice.about })),
  }
}
