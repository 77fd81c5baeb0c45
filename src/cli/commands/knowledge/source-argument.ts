import { stat } from 'node:fs/promises'
import { dirname, relative, resolve, sep } from 'node:path'
import { pageAddress } from '../../../config/address.ts'
import type { Config } from '../../../config/config.ts'
import type { SourceEntry } from '../../../config/knowledge-splice.ts'
import type { KnowledgeSource } from '../../../config/schema.ts'
import { Refusal, UsageError } from '../../open-desk.ts'
import { showPlace } from '../../source-lines.ts'

export interface AddOptions {
  readonly kind?: string
  readonly depth?: number
  readonly pages?: number
}

/** A source that somebody names on the command line. */
export interface NamedSource {
  readonly kind: string
  /** As the program knows it: an absolute path, or an address in one form. */
  readonly location: string
}

/** What a word on the command line means as a new source. Throws a `UsageError` that says what to write instead. */
export async function namedSource(words: string, { kind, depth, pages }: AddOptions): Promise<NamedSource> {
  const address = addressOf(words)
  if (address !== null) {
    const webKind = kind ?? (/\.xml(?:\.gz)?$/i.test(new URL(address).pathname) ? 'sitemap' : 'page')
    if (depth !== undefined && webKind !== 'site') throw new UsageError('--depth goes with --kind site.')
    if (pages !== undefined && webKind === 'page') throw new UsageError('--pages goes with --kind site or sitemap.')
    return { kind: webKind, location: address }
  }
  const location = resolve(words)
  const state = await stat(location).catch(() => null)
  if (!state) throw new UsageError(`${words} does not exist.${hintForAddress(words)}`)
  if (kind ?? depth ?? pages) throw new UsageError('--kind, --depth and --pages are for addresses of the web.')
  if (!state.isDirectory() && !state.isFile()) throw new UsageError(`${words} is neither a folder nor a file.`)
  return { kind: state.isDirectory() ? 'folder' : 'file', location }
}

/** The source as it is written into the YAML: a path below its folder relative to that, so that both can move. */
export function entryOf({ kind, location }: NamedSource, { depth, pages }: AddOptions, yaml: string): SourceEntry {
  return {
    kind,
    at: kind === 'folder' || kind === 'file' ? pathFrom(dirname(yaml), location) : location,
    ...(depth !== undefined && { depth }),
    ...(pages !== undefined && { pages }),
  }
}

/**
 * The configured source that is named: by its address, or its path from here or from the folder of the YAML. Throws a
 * `Refusal` that lists the sources when there is none.
 */
export function configuredSource(words: string, { assistant, assistantFile }: Config): KnowledgeSource {
  const sources = assistant.knowledge?.sources ?? []
  const places = [addressOf(words) ?? resolve(words), resolve(dirname(assistantFile), words)]
  const found = sources.find(({ at }) => places.includes(at))
  if (found) return found
  const known = sources.map(({ at }) => showPlace(at)).join(', ')
  throw new Refusal(`${words} is no source. ${known ? `The sources are: ${known}` : 'There are none yet.'}`)
}

function addressOf(words: string): string | null {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(words)) return null
  const address = pageAddress(words)
  if (address !== null) return address
  throw new UsageError('An address must be http:// or https://, without a user or password.')
}

function hintForAddress(words: string): string {
  return /^[\w-]+(?:\.[\w-]+)+(?:\/|$)/.test(words) ? ` Did you mean https://${words}?` : ''
}

function pathFrom(folder: string, path: string): string {
  const near = relative(folder, path)
  if (near === '') return '.'
  return near.startsWith('..') ? path : `./${near.split(sep).join('/')}`
}
