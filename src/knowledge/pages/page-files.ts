import { createHash } from 'node:crypto'
import { open, readFile, realpath, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { KnowledgeSource } from '../../config/knowledge-schema.ts'
import { isBuiltIn } from '../../config/load-config.ts'
import { replaceFile } from '../../config/replace-file.ts'
import { type FoundFile, listFolder, singleFile } from '../library/list-files.ts'
import { sourceId } from '../library/sync-sources.ts'
import { kindOfName } from '../reading/kinds.ts'
import { withLineEndsOf } from './line-ends.ts'

/** A page of the owner's that can be edited as text. */
export interface PageFile {
  /** Sixteen hexadecimal digits that stand for its place. */
  readonly id: string
  /** Id of the source that it belongs to. */
  readonly source: string
  /** As the library calls the document: its path below the folder, or the name of the file. */
  readonly name: string
}

export interface PageText extends PageFile {
  readonly text: string
  /** Stands for this text. */
  readonly digest: string
}

/** Markdown and plain text in the folders of the settings, and files among their sources: nothing else is ever touched. */
export interface PageFiles {
  /** By source and name, without those of the example; a source that cannot be looked at has none. */
  list(): Promise<PageFile[]>
  read(id: string): Promise<PageText | PageFault>
  /**
   * Makes a page in a folder, in one step, with a name that `faultOfPageName` has nothing against.
   *
   * @param folder id of the source; null for the first folder
   */
  create(folder: string | null, name: string, text: string): Promise<PageText | PageFault>
  /** Replaces the text of a page in one step, if it still is what `base` stands for. */
  replace(id: string, text: string, base: string): Promise<PageText | PageFault>
}

/**
 * `missing` there is no such page, or no longer; `no-folder` there is no such folder among the sources, or none at all;
 * `example` it comes with the program, and is never changed; `taken` there is a file of this name; `stale` it was changed
 * meanwhile; `unfit` it cannot be edited here; `failed` the file system refuses. `reason` is a sentence.
 */
export interface PageFault {
  readonly fault: 'missing' | 'no-folder' | 'example' | 'taken' | 'stale' | 'unfit' | 'failed'
  readonly reason: string
}

/** In bytes. What is longer is no page that somebody writes in a browser. */
const longestPage = 512 * 1_024

interface Place extends PageFile {
  readonly path: string
  /** Whether it comes with the program. */
  readonly isExample: boolean
}

/** @param sources those of the settings that run */
export function createPageFiles(sources: () => readonly KnowledgeSource[]): PageFiles {
  let last: Promise<unknown> = Promise.resolve()

  /** One at a time, since each compares what is there before it writes. */
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = last.then(act)
    last = turn.catch(() => undefined)
    return turn
  }

  async function places(): Promise<Place[]> {
    const found = await Promise.all(sources().map(placesOf))
    return found.flat()
  }

  async function find(id: string): Promise<Place | PageFault> {
    return (await places()).find((place) => place.id === id) ?? missing
  }

  async function create(folder: string | null, name: string, text: string): Promise<PageText | PageFault> {
    const source = sources().find((one) => one.kind === 'folder' && (folder === null || sourceId(one) === folder))
    const root = source && (await realpath(source.at).catch(() => null))
    if (!source || !root) return noFolder
    if (await isExample(source)) return example
    const path = join(root, name)
    // Holds the name, so that a page which somebody else is about to make is never written over.
    await (await open(path, 'wx')).close()
    try {
      await replaceFile(path, text)
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
    return { ...pageOf(source, name), text, digest: digestOf(text) }
  }

  async function replace(id: string, text: string, base: string): Promise<PageText | PageFault> {
    const place = await find(id)
    if ('fault' in place) return place
    if (place.isExample) return example
    const before = await readPage(place)
    if ('fault' in before) return before
    if (before.digest !== base) return stale
    const after = withLineEndsOf(before.text, text)
    await replaceFile(place.path, after)
    return { ...before, text: after, digest: digestOf(after) }
  }

  return {
    list: async () =>
      (await places()).filter((place) => !place.isExample).map(({ id, source, name }) => ({ id, source, name })),
    async read(id) {
      const place = await find(id)
      return 'fault' in place ? place : await orFault(() => readPage(place))
    },
    create: (folder, name, text) => inTurn(() => orFault(() => create(folder, name, text))),
    replace: (id, text, base) => inTurn(() => orFault(() => replace(id, text, base))),
  }
}

/** The id of the page that a document of the library is; null where it cannot be edited. */
export async function pageIdOf(source: KnowledgeSource, name: string): Promise<string | null> {
  if (source.kind !== 'folder' && source.kind !== 'file') return null
  if (!isText(name) || (await isExample(source))) return null
  return pageOf(source, name).id
}

/** Links that lead out of a folder are refused by the listing. */
async function placesOf(source: KnowledgeSource): Promise<Place[]> {
  if (source.kind !== 'folder' && source.kind !== 'file') return []
  const listed = source.kind === 'folder' ? listFolder(source.at) : singleFile(source.at).then((file) => [file])
  const files = await listed.catch((): FoundFile[] => [])
  const comesWithProgram = await isExample(source)
  return files
    .filter(({ name, refusal }) => refusal === null && isText(name))
    .map(({ name, path }) => ({ ...pageOf(source, name), path, isExample: comesWithProgram }))
}

function isExample({ at }: KnowledgeSource): Promise<boolean> {
  return isBuiltIn(at).catch(() => false)
}

function isText(name: string): boolean {
  const kind = kindOfName(name)
  return kind === 'markdown' || kind === 'text'
}

function pageOf(source: KnowledgeSource, name: string): PageFile {
  const id = createHash('sha256')
    .update(JSON.stringify([sourceId(source), name]))
    .digest('hex')
    .slice(0, 16)
  return { id, source: sourceId(source), name }
}

async function readPage({ path, id, source, name }: Place): Promise<PageText | PageFault> {
  const { size } = await stat(path)
  if (size > longestPage) return unfit('It is too long to be edited here; edit the file itself.')
  const text = decode(await readFile(path))
  if (text === null) return unfit('It is not UTF-8 text; save it with that encoding to edit it here.')
  return { id, source, name, text, digest: digestOf(text) }
}

function decode(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

const missing: PageFault = { fault: 'missing', reason: 'There is no such page, or no longer.' }
const example: PageFault = { fault: 'example', reason: 'The pages of the example are never changed.' }
const noFolder: PageFault = { fault: 'no-folder', reason: 'There is no such folder among the sources.' }
const stale: PageFault = { fault: 'stale', reason: 'The page was changed meanwhile, here or by hand.' }

function unfit(reason: string): PageFault {
  return { fault: 'unfit', reason }
}

/** What a file system refuses is told to whoever writes; they may be able to mend it. */
async function orFault<T>(act: () => Promise<T | PageFault>): Promise<T | PageFault> {
  try {
    return await act()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    if (code === 'ENOENT') return missing
    if (code === 'EEXIST') return { fault: 'taken', reason: 'There is a file of this name already.' }
    return { fault: 'failed', reason: `The file was not written: ${message}.` }
  }
}
