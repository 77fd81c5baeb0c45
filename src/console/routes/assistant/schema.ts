import { z } from 'zod'
import { overview } from './overview-schema.ts'

export type { AssistantOverview } from './overview-schema.ts'

const version = z.string().regex(/^[0-9a-f]{12}$/, 'must be a version such as 3f0c1d2e4a5b')
/** In characters; the example that explains everything has 38,000. */
const text = z.string().max(500_000)

const settingsFault = z.object({
  /** The setting, such as `timing.patienceMs`; empty for the text as a whole. */
  path: z.string(),
  /** Counted from 1; null where there is no text to point at. */
  line: z.int().nullable(),
  column: z.int().nullable(),
  found: z.string(),
  allowed: z.string(),
  hint: z.string().nullable(),
})

const run = z.object({
  number: z.int(),
  version,
  at: z.number(),
  origin: z.enum(['start', 'file', 'published', 'restored']),
  /** Null for the start, and for an edited file. */
  by: z.string().nullable(),
  note: z.string(),
})

export const runningAssistant = z.object({
  version,
  text: z.string(),
  masked: z
    .boolean()
    .describe('whether telephone numbers in the texts are masked, so that they are not what the file says'),
  file: z.string(),
  isExample: z.boolean(),
  needsRestart: z.array(z.string()).describe('settings that begin to hold with the next start of the program'),
  /** When it began to run, and by whom; null where that is not kept. */
  run: run.nullable(),
  overview,
  /** The file, where it says something else than what runs; null where it does not. */
  onDisk: z.object({ version: z.string(), text: z.string(), faults: z.array(settingsFault) }).nullable(),
})

const setting = z.object({
  path: z.string().describe('`knowledge.sources[].at`; `*` stands for a name of one’s own'),
  when: z.array(z.string()).describe('where a section has alternatives, those that it belongs to; empty for all'),
  group: z.string(),
  about: z.string(),
  type: z.string(),
  form: z.enum(['value', 'list', 'section']),
  default: z.string().nullable().describe('as YAML on one line; null for a section, and for what must not be missing'),
  isRequired: z.boolean(),
  choices: z.array(z.object({ value: z.string(), about: z.string() })),
})

export const settingsReference = z.object({ settings: z.array(setting) })

export const checkedText = z.object({ text })
export const checkResult = z.object({
  version,
  faults: z.array(settingsFault),
  changes: z.array(z.string()).describe('the settings that it would change; empty where there are faults'),
  needsRestart: z.array(z.string()).describe('those that would hold with the next start of the program only'),
})

export const publishWish = z.object({
  text,
  /** The version that the edit began with. */
  base: z.string().max(12),
  note: z.string().trim().max(300).default(''),
})
export const restoreWish = z.object({ base: z.string().max(12) })
export const published = z.object({ version })

export const versionPath = z.object({ version })
export const versionQuery = z.object({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
export const versionList = z.object({
  runs: z.array(run),
  /** Ask for what is `before` this; null at the end. */
  next: z.int().nullable(),
})
export const versionText = z.object({ version, text: z.string(), masked: z.boolean() })

export type RunningAssistant = z.output<typeof runningAssistant>
export type SettingsFault = z.output<typeof settingsFault>
export type CheckResult = z.output<typeof checkResult>
export type PublishWishBody = z.input<typeof publishWish>
export type Published = z.output<typeof published>
export type SettingsRun = z.output<typeof run>
export type VersionList = z.output<typeof versionList>
export type VersionText = z.output<typeof versionText>
export type SettingsReference = z.output<typeof settingsReference>
export type SettingReference = SettingsReference['settings'][number]
