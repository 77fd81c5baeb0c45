import type { SettingReference } from '../../../../routes/assistant/schema.ts'
import type { Place, Steps } from './place.ts'

/** What a setting is in the reference, by where it is written; null for what there is not. */
export function findSetting(
  settings: readonly SettingReference[],
  steps: Steps,
  beside: Place['beside'],
): SettingReference | null {
  const fitting = settings.filter(({ path }) => isAt(stepsOf(path), steps))
  return fitting.find((setting) => belongs(setting, beside)) ?? fitting[0] ?? null
}

/** The settings that may stand in a section and are not there yet. */
export function settingsWithin(
  settings: readonly SettingReference[],
  steps: Steps,
  beside: Place['beside'],
): readonly SettingReference[] {
  return settings.filter((setting) => {
    const own = stepsOf(setting.path)
    const key = own.at(-1) ?? ''
    return key !== '*' && !beside.has(key) && isAt(own.slice(0, -1), steps) && belongs(setting, beside)
  })
}

/** The key of a setting: `dialect` of `models[].dialect`. */
export function keyOf({ path }: Pick<SettingReference, 'path'>): string {
  return stepsOf(path).at(-1) ?? ''
}

/** `models[].dialect` as steps. */
function stepsOf(path: string): Steps {
  return path.split('.').flatMap((part) => {
    const [key = '', ...entries] = part.split('[]')
    return [key, ...entries.map(() => '[]')]
  })
}

/** `*` stands for a name of one's own. */
function isAt(own: Steps, steps: Steps): boolean {
  return own.length === steps.length && own.every((step, index) => step === steps[index] || step === '*')
}

/** Whether the section is of the alternative that has the setting; true as long as nobody has said which it is. */
function belongs({ when }: SettingReference, beside: Place['beside']): boolean {
  if (when.length === 0) return true
  const tag = when[0]?.split(': ')[0] ?? ''
  const written = beside.get(tag)
  return written === undefined || when.includes(`${tag}: ${written}`)
}
