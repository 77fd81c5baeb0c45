import { readFile } from 'node:fs/promises'
import { changedSettings, heldUntilRestart } from './config/compare-settings.ts'
import type { Config } from './config/config.ts'
import { ConfigError, type Fault } from './config/fault.ts'
import { type ConfigSources, configOfText, isBuiltIn, loadConfig } from './config/load-config.ts'
import { replaceFile } from './config/replace-file.ts'
import type { SettingsVersions, VersionOrigin, VersionRun } from './config/settings-versions.ts'
import { versionOf } from './config/version-of.ts'
import type {
  CheckedSettings,
  PublishOutcome,
  PublishWish,
  SettingsDesk,
  SettingsOnDisk,
} from './console/routes/assistant/ports.ts'
import type { Edition } from './open-edition.ts'

export interface SettingsDeskParts {
  readonly config: Config
  readonly sources: ConfigSources
  readonly versions: SettingsVersions
  /** Lets these settings answer new calls, once `beforehand` is done. */
  readonly replace: (version: string, config: Config, beforehand: () => Promise<void>) => Promise<void>
  readonly openDraft: (version: string, config: Config) => Promise<Edition>
  /** Copies the example into the working directory; gives why that cannot be, or null. */
  readonly copyExample: () => Promise<string | null>
  readonly now: () => number
  readonly onProblem: (problem: { readonly faults: readonly Fault[]; readonly reason: string }) => void
}

export async function openSettingsDesk(parts: SettingsDeskParts): Promise<SettingsDesk> {
  const { sources, versions, now } = parts
  const atStart = parts.config.assistant
  let config = parts.config
  let isExample = await isBuiltIn(config.assistantFile)
  let lastStep: Promise<unknown> = Promise.resolve()
  await keep(config, { origin: 'start', by: null, note: '' })

  async function keep({ assistantText }: Config, run: Pick<VersionRun, 'origin' | 'by' | 'note'>): Promise<void> {
    await versions.put({ ...run, version: versionOf(assistantText), at: now() }, assistantText)
  }

  /** One at a time, since each begins with what the one before it has left. */
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const step = lastStep.then(act, act)
    lastStep = step.catch(() => undefined)
    return step
  }

  /** Where the program runs, and its keys, stay as they were at the start. */
  function here(wanted: Config): Config {
    const { server, twilio, mistral, console } = config
    return { ...wanted, server, twilio, mistral, console }
  }

  async function read(text: string): Promise<Config | readonly Fault[]> {
    try {
      return here(await configOfText(text, sources))
    } catch (error) {
      if (error instanceof ConfigError) return error.faults
      throw error
    }
  }

  async function check(text: string): Promise<CheckedSettings> {
    const checked = await read(text)
    const version = versionOf(text)
    if (!('assistant' in checked)) return { version, faults: checked, changes: [], needsRestart: [] }
    const changes = changedSettings(config.assistantText, text)
    return { version, faults: [], changes, needsRestart: heldUntilRestart(atStart, checked.assistant) }
  }

  async function onDisk(): Promise<SettingsOnDisk> {
    const text = await readFile(config.assistantFile, 'utf8').catch(() => null)
    if (text === null) return { version: '', text: '', faults: [fileIsGone(config.assistantFile)] }
    const checked = await read(text)
    return { version: versionOf(text), text, faults: 'assistant' in checked ? [] : checked }
  }

  async function run(
    wanted: Config,
    { origin, by, note }: Pick<VersionRun, 'origin' | 'by' | 'note'>,
    beforehand: () => Promise<void>,
  ): Promise<PublishOutcome> {
    const version = versionOf(wanted.assistantText)
    try {
      await parts.replace(version, wanted, beforehand)
    } catch (error) {
      return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
    }
    config = wanted
    isExample = await isBuiltIn(config.assistantFile)
    await keep(wanted, { origin, by, note })
    return { kind: 'published', version }
  }

  async function publish({ text, base, origin, by, note }: PublishWish): Promise<PublishOutcome> {
    if (isExample) return { kind: 'example' }
    const disk = await onDisk()
    if (disk.version !== base) return { kind: 'stale', onDisk: disk }
    const checked = await read(text)
    if (!('assistant' in checked)) return { kind: 'faults', faults: checked }
    return run(checked, { origin, by, note }, () => replaceFile(checked.assistantFile, text))
  }

  /** Besides edits of the file, its place may have changed: an assistant of the owner's own where only the example was. */
  async function reload(by: string | null, origin: VersionOrigin): Promise<PublishOutcome> {
    try {
      const wanted = here(await loadConfig(sources))
      const isSame = wanted.assistantText === config.assistantText && wanted.assistantFile === config.assistantFile
      if (isSame) return { kind: 'published', version: versionOf(config.assistantText) }
      return await run(wanted, { origin, by, note: '' }, async () => undefined)
    } catch (error) {
      if (error instanceof ConfigError) return { kind: 'faults', faults: error.faults }
      throw error
    }
  }

  return {
    versions,
    onDisk,
    running: () => ({
      version: versionOf(config.assistantText),
      text: config.assistantText,
      file: config.assistantFile,
      isExample,
      assistant: config.assistant,
      line: config.line,
      needsRestart: heldUntilRestart(atStart, config.assistant),
    }),
    check,
    publish: (wish) => inTurn(() => publish(wish)),
    reload: (by) =>
      inTurn(async () => {
        const outcome = await reload(by, 'file')
        if (outcome.kind === 'faults') parts.onProblem({ faults: outcome.faults, reason: 'the file has faults' })
        if (outcome.kind === 'failed') parts.onProblem({ faults: [], reason: outcome.reason })
        return outcome
      }),
    adoptExample: (by) =>
      inTurn(async () => {
        const obstacle = isExample ? await parts.copyExample() : 'There is an assistant of your own already.'
        return obstacle === null ? reload(by, 'published') : { kind: 'failed', reason: obstacle }
      }),
    async openDraft(text) {
      const checked = await read(text)
      if (!('assistant' in checked)) return { kind: 'faults', faults: checked }
      try {
        const { settings } = await parts.openDraft(versionOf(text), checked)
        return { kind: 'open', version: settings }
      } catch (error) {
        return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
      }
    },
  }
}

function fileIsGone(file: string): Fault {
  const place = { file, line: null, column: null, path: '' }
  return { ...place, found: 'no such file', allowed: 'the settings that run', hint: 'publish, and it is there again' }
}
