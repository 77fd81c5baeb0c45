/** How a version of the settings came to run: it was there at the `start`, the `file` was edited, or the console did it. */
export type VersionOrigin = 'start' | 'file' | 'published' | 'restored'

/** From this moment on, a version of the settings answered calls. */
export interface VersionRun {
  /** Grows from run to run. */
  readonly number: number
  /** See `versionOf`: the same text, the same version. */
  readonly version: string
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly origin: VersionOrigin
  /** Who did it, as the console knows them; null for the start, and for an edited file. */
  readonly by: string | null
  /** What they wrote about it; empty for nothing. */
  readonly note: string
}

/** Every version of the settings that ever ran. */
export interface SettingsVersions {
  /** Keeps the text, and that it runs from now on; does nothing where the newest run is of the same version. */
  put(run: Omit<VersionRun, 'number'>, text: string): Promise<void>
  /** Newest first; `before` is the number of the run to go on after. */
  list(query: { readonly before: number | null; readonly limit: number }): Promise<VersionRun[]>
  /** The text of a version; null for one that never ran. */
  text(version: string): Promise<string | null>
}
