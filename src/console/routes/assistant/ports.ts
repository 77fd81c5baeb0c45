import type { Fault } from '../../../config/fault.ts'
import type { Assistant, Line } from '../../../config/schema.ts'
import type { SettingsVersions, VersionOrigin } from '../../../config/settings-versions.ts'

/** The settings of the assistant while the program runs: read, checked, tried, published and taken back. */
export interface SettingsDesk {
  /** What answers new calls. */
  running(): RunningSettings
  /** The file, which may have been edited by hand to something that cannot run. */
  onDisk(): Promise<SettingsOnDisk>
  /** What is wrong with a text, or what it would change. */
  check(text: string): Promise<CheckedSettings>
  /** Writes the text into the file and lets it answer new calls; calls that go on end with what they began with. */
  publish(wish: PublishWish): Promise<PublishOutcome>
  /**
   * Looks at the file again: what was edited by hand begins to run, where it can.
   * @param by who asked for it; null when the file was seen to change
   */
  reload(by: string | null): Promise<PublishOutcome>
  /** Makes an assistant of the owner's own out of the example that runs. */
  adoptExample(by: string): Promise<PublishOutcome>
  /** Opens what a text would make of the assistant, beside the one that runs, to be called by way of trial. */
  openDraft(text: string): Promise<DraftOutcome>
  readonly versions: Pick<SettingsVersions, 'list' | 'text'>
}

interface RunningSettings {
  readonly version: string
  readonly text: string
  /** Absolute path. */
  readonly file: string
  /** Whether that is the example of the program, which is never changed. */
  readonly isExample: boolean
  /** The text, checked and complete. */
  readonly assistant: Assistant
  /** What carries calls, where the environment wins over the text too. */
  readonly line: Line
  /** Settings of the text that begin to hold with the next start of the program, such as `limits.requestBytes`. */
  readonly needsRestart: readonly string[]
}

export interface CheckedSettings {
  readonly version: string
  /** Everything that is wrong; empty when it can run. */
  readonly faults: readonly Fault[]
  /** The settings that it would change, such as `timing.patienceMs`; empty where there are faults. */
  readonly changes: readonly string[]
  readonly needsRestart: readonly string[]
}

export interface SettingsOnDisk {
  readonly version: string
  readonly text: string
  /** Why it does not run; empty where it does, or could. */
  readonly faults: readonly Fault[]
}

export interface PublishWish {
  readonly text: string
  /** The version that the edit began with: where the file says something else by now, nothing is written over. */
  readonly base: string
  readonly by: string
  readonly note: string
  readonly origin: Extract<VersionOrigin, 'published' | 'restored'>
}

/** `stale`: somebody else has changed the file since. `failed`: it is in order, but something that it needs is not there. */
export type PublishOutcome =
  | { readonly kind: 'published'; readonly version: string }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  | { readonly kind: 'stale'; readonly onDisk: SettingsOnDisk }
  | { readonly kind: 'example' }
  | { readonly kind: 'failed'; readonly reason: string }

export type DraftOutcome =
  | { readonly kind: 'open'; readonly version: string }
  | Extract<PublishOutcome, { kind: 'faults' | 'failed' }>
