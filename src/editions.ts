import { isDeepStrictEqual } from 'node:util'
import type { Config } from './config/config.ts'
import type { Calls } from './conversation/calls.ts'
import type { Library } from './knowledge/library/library.ts'
import { type Edition, type EditionParts, openEdition } from './open-edition.ts'
import { openKnowledge } from './open-knowledge.ts'

/** Every edition that is open: the one that answers new calls, those that calls still go on with, and drafts. */
export interface Editions {
  /** Answers new calls. */
  readonly current: Edition
  /** Answers this call: the edition that it began with, or the current one where that is gone or nothing is known. */
  of(callId: string): Edition
  /** The open edition with this version, or null. */
  find(settings: string): Edition | null
  /**
   * From now on these settings answer new calls. Rejects, and changes nothing, when a part can't be built or
   * `beforehand` rejects, which is asked once all is ready.
   */
  replace(settings: string, config: Config, beforehand: () => Promise<void>): Promise<void>
  /** Opens an edition beside the current one, to be tried; the same again for the same version. Rejects as `replace`. */
  openDraft(settings: string, config: Config): Promise<Edition>
  /** The versions of the drafts, in the order in which they were opened. */
  readonly drafts: readonly string[]
  /** Keeps an open edition open, for a call that does not show in the calls yet. Gives the way to let go of it. */
  hold(edition: Edition): () => void
  /** Lets go of those that nothing needs any more. */
  tidy(): void
  close(): Promise<void>
}

export interface EditionsParts extends Omit<EditionParts, 'calls'> {
  readonly calls: Calls
  /** Keeps what is read of the documents only as long as the program runs. */
  readonly inMemory: boolean
}

/** Documents as some settings want them, and how many editions look things up there. */
interface Shelf {
  readonly config: Config
  readonly library: Library | null
  users: number
  /** Follows its documents no more; what it has in memory is still found. */
  close(): Promise<void>
}

interface Opened {
  readonly edition: Edition
  readonly shelf: Shelf
  /** For as long as somebody may try it. */
  readonly isDraft: boolean
}

/** For actions under way, and for each part. */
const closeLimitMs = 5_000
/** The one that was opened first goes when there are more; calls go on with theirs. */
const mostDrafts = 3

export async function openEditions(settings: string, config: Config, parts: EditionsParts): Promise<Editions> {
  const { calls, logger, clock, inMemory, onProblem } = parts
  const opened = new Map<string, Opened>()
  const retired = new Set<Opened>()
  const held: string[] = []

  async function openShelf(wanted: Config, keepsNothing: boolean): Promise<Shelf> {
    const library = await openKnowledge({ config: wanted, logger, clock, inMemory: keepsNothing, mode: 'follow' })
    let closing: Promise<void> | null = null
    const close = async () => {
      closing ??= library ? Promise.resolve(library[Symbol.asyncDispose]()) : Promise.resolve()
      await closing
    }
    return { config: wanted, library, users: 0, close }
  }

  async function openOn(shelf: Shelf, version: string, wanted: Config, isDraft: boolean): Promise<Opened> {
    shelf.users += 1
    try {
      const edition = await openEdition({ settings: version, config: wanted, knowledge: shelf.library }, parts)
      return { edition, shelf, isDraft }
    } catch (error) {
      await leave(shelf)
      throw error
    }
  }

  async function leave(shelf: Shelf): Promise<void> {
    shelf.users -= 1
    if (shelf.users === 0) await shelf.close()
  }

  async function closeOne({ edition, shelf }: Opened): Promise<void> {
    await edition.close(closeLimitMs)
    await leave(shelf)
  }

  let current = await openOn(await openShelf(config, inMemory), settings, config, false)

  /** Documents on disk can be followed by one library at a time: a draft that wants others reads them anew, in memory. */
  async function open(version: string, wanted: Config, isDraft: boolean): Promise<Opened> {
    if (haveSameDocuments(current.shelf.config, wanted)) return openOn(current.shelf, version, wanted, isDraft)
    return openOn(await openShelf(wanted, isDraft || inMemory), version, wanted, isDraft)
  }

  /** Calls that go on keep their edition open; it is looked again when one of them has ended. */
  function tidy(): void {
    const inUse = new Set([...held, ...Array.from(calls.inMemory(), ({ state }) => state.settings)])
    for (const one of retired) {
      if (inUse.has(one.edition.settings)) continue
      retired.delete(one)
      closeOne(one).catch(onProblem)
    }
  }

  function retire(one: Opened): void {
    if (opened.get(one.edition.settings) === one) opened.delete(one.edition.settings)
    retired.add(one)
    tidy()
  }

  function find(version: string | null): Edition | null {
    if (version === null) return null
    if (version === current.edition.settings) return current.edition
    const one = opened.get(version) ?? Array.from(retired).find(({ edition }) => edition.settings === version)
    return one?.edition ?? null
  }

  return {
    get current() {
      return current.edition
    },
    find,
    of: (callId) => find(calls.peek(callId)?.state.settings ?? null) ?? current.edition,
    tidy,
    async replace(version, wanted, beforehand) {
      const next = await open(version, wanted, false)
      try {
        await beforehand()
      } catch (error) {
        await closeOne(next)
        throw error
      }
      const before = current
      current = next
      // From here on the new library follows the documents; what the old one has in memory serves its calls to their end.
      if (before.shelf !== next.shelf) before.shelf.close().catch(onProblem)
      retire(before)
      const draft = opened.get(version)
      if (draft) retire(draft)
    },
    async openDraft(version, wanted) {
      const known = find(version)
      if (known) return known
      const draft = await open(version, wanted, true)
      opened.set(version, draft)
      const [oldest] = opened.values()
      if (opened.size > mostDrafts && oldest) retire(oldest)
      return draft.edition
    },
    get drafts() {
      return [...opened.values()].flatMap(({ edition, isDraft }) => (isDraft ? [edition.settings] : []))
    },
    hold({ settings: version }) {
      held.push(version)
      let isHeld = true
      return () => {
        if (!isHeld) return
        isHeld = false
        held.splice(held.indexOf(version), 1)
        tidy()
      }
    },
    async close() {
      const all = [...opened.values(), ...retired, current]
      opened.clear()
      retired.clear()
      for (const one of all) await closeOne(one)
    },
  }
}

/** Whether two versions of the settings read, and search, the same documents in the same way. */
function haveSameDocuments(one: Config, other: Config): boolean {
  const wishes = ({ assistant, mistral }: Config) => {
    const { knowledge, language, vocabulary, relay } = assistant
    return { knowledge, language, vocabulary, languages: relay.languages.map(({ code }) => code), mistral }
  }
  return isDeepStrictEqual(wishes(one), wishes(other))
}
