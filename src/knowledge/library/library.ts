import type { KnowledgeSettings } from '../../config/schema.ts'
import type { Clock } from '../../lib/clock.ts'
import type { DocumentText } from '../documents.ts'
import type { Embedder } from '../ports.ts'
import { createDocumentReader } from '../reading/document-reader.ts'
import { kindOfName } from '../reading/kinds.ts'
import { createKnowledgeSearch, type ExplainingSearch } from '../search/knowledge-search.ts'
import { createPassageIndex } from '../search/passage-index.ts'
import type { KnowledgeStore, SourceRecord, StoredChunk } from '../store.ts'
import { createEmbeddingJob, type EmbeddingJob } from '../vectors/embed-missing.ts'
import { createMeaning } from '../vectors/query-meaning.ts'
import { createVectorIndex } from '../vectors/vector-index.ts'
import { createWebReader } from '../web/web-reader.ts'
import { createFollower } from './follow-store.ts'
import { createKeeper } from './keep-document.ts'
import { createLanes } from './lanes.ts'
import { createSourceLooker, isLocal } from './look-at-source.ts'
import type { Progress } from './refresh.ts'
import { type DocumentStatus, documentStatus, type LibraryStatus, type SourceStatus, sourceStatus } from './status.ts'
import { syncSources } from './sync-sources.ts'
import { createLooks, type UnderWay } from './under-way.ts'
import { watchFiles } from './watch-files.ts'

/** All that the owner has written down: read, kept, found, and followed as it changes. */
export interface Library extends AsyncDisposable {
  readonly search: ExplainingSearch
  /** From memory. */
  status(): LibraryStatus
  /** Each source with its documents, from the store. */
  sources(): Promise<SourceStatus[]>
  /** Of one source, by its id. */
  documents(source: string): Promise<DocumentStatus[]>
  /** What a document was read into, by its id: at most `limit` chunks, from the one at this place (counted from 0). */
  chunks(document: string, from: number, limit: number): Promise<StoredChunk[]>
  /**
   * What a page would be read into, without keeping anything of it.
   *
   * @throws UnreadableDocument, or the signal's reason
   */
  preview(page: { readonly name: string; readonly text: string }, signal: AbortSignal): Promise<DocumentText>
  /** Looks at one source, or at all for null; resolves when what it found is searchable. Rejects only when `signal` aborts. */
  refresh(options: RefreshOptions): Promise<void>
  /**
   * Begins to look at one source, by its id, or at all for null, and does not wait for it. Asked again before that is
   * over, it goes on with what is under way. Gives the ids; none where there is no such source.
   */
  begin(source: string | null): Promise<string[]>
  /** What is being looked at, for whatever reason, by id of the source. */
  underWay(): ReadonlyMap<string, UnderWay>
  /** Why questions are not searched by meaning at the moment though they should be; null when they are. */
  meaningProblem(): string | null
  /** Resolves once every passage has its vector, or cannot get one for now. */
  embedded(): Promise<void>
}

export interface RefreshOptions {
  /** Path or address of the source, as configured. */
  readonly location: string | null
  readonly onProgress?: (source: SourceRecord, progress: Progress) => void
  readonly signal: AbortSignal
}

export interface LibraryParts {
  readonly settings: KnowledgeSettings
  /** BCP 47 tags of the languages that calls are held in, the assistant's own first. */
  readonly languages: readonly string[]
  /** Words that recognisers get wrong. */
  readonly vocabulary: readonly string[]
  readonly store: KnowledgeStore
  /** Null where only words are searched. */
  readonly embedder: Embedder | null
  readonly clock: Clock
  /**
   * `follow`: watches files, asks pages again in time, takes over what other instances read. `rest`: only what
   * `refresh` is asked for.
   */
  readonly mode: 'follow' | 'rest'
  /** Told of each fault when it begins: of a document, or of a source as a whole. */
  readonly onProblem: (problem: { readonly name: string; readonly reason: string }) => void
  /** Told after something else can be found than before. */
  readonly onChange: (status: LibraryStatus) => void
}

/** Calls are taken after so long at the latest, while the rest is still being read. */
const firstReadingMs = 10_000
/** Editors write a file in several steps; a change is read once they have had this long to finish. */
const settleMs = 100
const followEveryMs = 1_000
const lookForDueEveryMs = 60_000
/** A page that could not be read is asked again after so long, or when it is due if that is sooner. */
const retryAfterMs = 10 * 60_000

/**
 * Opens what was kept, then looks at files and folders before it resolves (for ten seconds at most; longer reading
 * goes on beside the calls), and at pages afterwards.
 *
 * @throws what the store throws when it does not work
 */
export async function openLibrary(parts: LibraryParts): Promise<Library> {
  const { settings, store, clock, embedder, onChange } = parts
  const index = createPassageIndex({ ...parts, synonyms: settings.synonyms })
  const vectors = createVectorIndex()
  const onFailure = (error: unknown) => parts.onProblem({ name: 'knowledge', reason: String(error) })
  const job = embedder && createEmbeddingJob({ embedder, store, index: vectors, clock, onProblem: onFailure })
  const meaning =
    embedder &&
    createMeaning({ embedder, index: vectors, waitMs: settings.embeddings.waitMs, clock, onProblem: onFailure })
  const follower = createFollower(store, index, job)
  const reader = createDocumentReader()
  const web = createWebReader({ ...settings.web, maxBytes: settings.fileMegabytes * 1_048_576 }, clock)
  const keeper = createKeeper({ store, reader, clock, room: () => settings.passages - index.passages })
  const closing = new AbortController()
  const lanes = createLanes()
  const looks = createLooks(() => clock.now())
  const looker = createSourceLooker({ settings, store, keeper, web, clock, onProblem: parts.onProblem })
  const watches: ReturnType<typeof watchFiles>[] = []
  const stale = new Set<string>()

  const sources = await syncSources(store, settings.sources)
  await follower.follow()

  /** Sources take turns, files in one lane and pages, which are slow, in another. */
  function look(source: SourceRecord, signal: AbortSignal, onProgress?: RefreshOptions['onProgress']): Promise<void> {
    return lanes.run(isLocal(source) ? 'files' : 'pages', async () => {
      if (signal.aborted) return
      let followedAt = clock.now()
      looks.note(source.id, { done: 0, total: null, document: '' })
      try {
        await looker.look(source, signal, (progress) => {
          looks.note(source.id, progress)
          onProgress?.(source, progress)
          if (clock.now() - followedAt < followEveryMs) return
          followedAt = clock.now()
          void takeOver()
        })
        await takeOver()
      } finally {
        looks.note(source.id, null)
      }
    })
  }

  async function takeOver(): Promise<void> {
    try {
      if (await follower.follow()) onChange(status())
    } catch (error) {
      if (!closing.signal.aborted) onFailure(error)
    }
  }

  function changed(source: SourceRecord): void {
    if (stale.has(source.id)) return
    stale.add(source.id)
    void clock.sleep(settleMs, closing.signal).then(
      () => {
        stale.delete(source.id)
        return look(source, closing.signal)
      },
      () => undefined, // closing
    )
  }

  async function repeatedly(everyMs: number, act: () => Promise<void>): Promise<void> {
    while (!closing.signal.aborted) {
      await act()
      await clock.sleep(everyMs, closing.signal).catch(() => undefined)
    }
  }

  /** Pages are asked again in their time, soon after a failure. */
  async function lookAtDue(): Promise<void> {
    const { refreshMinutes } = settings.web
    const known = await store.sources().catch(() => [])
    const due = known.filter((source) => {
      if (isLocal(source)) return false
      if (source.checkedAt === null) return true
      const every = source.problem === null ? refreshMinutes * 60_000 : Math.min(retryAfterMs, refreshMinutes * 60_000)
      return clock.now() - source.checkedAt >= every
    })
    for (const source of due) await look(source, closing.signal)
  }

  /** What was edited or removed since the last start leaves its vectors behind. */
  async function forgetVectors(): Promise<void> {
    if (!embedder || closing.signal.aborted) return
    await store.pruneVectors(embedder.id).catch(onFailure)
  }

  async function begin(): Promise<void> {
    const local = sources.filter(isLocal)
    for (const source of local) {
      const onProblem = (reason: string) => parts.onProblem({ name: source.location, reason })
      watches.push(watchFiles(source, () => changed(source), onProblem))
    }
    await Promise.all(watches.map(({ ready }) => ready))
    const read = Promise.all(local.map((source) => look(source, closing.signal)))
    const enough = new AbortController()
    await Promise.race([read, clock.sleep(firstReadingMs, enough.signal).catch(() => undefined)])
    enough.abort()
    void read.then(forgetVectors)
    void repeatedly(followEveryMs, takeOver)
    if (sources.length > local.length) void repeatedly(lookForDueEveryMs, lookAtDue)
  }

  function status(): LibraryStatus {
    const problems = [...looker.problems(), ...vectorProblem(job)]
    return { documents: index.documents, passages: index.passages, waitingForVectors: job?.waiting ?? 0, problems }
  }

  if (parts.mode === 'follow') await begin()

  return {
    search: createKnowledgeSearch({ index, meaning }),
    status,
    sources: async () => Promise.all((await store.sources()).map((source) => sourceStatus(store, source))),
    documents: (source) => documentStatus(store, source),
    chunks: (document, from, limit) => store.chunks(document, from, limit),
    preview: ({ name, text }, signal) =>
      reader.read({ kind: kindOfName(name) ?? 'text', name, bytes: Buffer.from(text), charset: null }, signal),
    async refresh({ location, onProgress, signal }) {
      const wanted = (await store.sources()).filter((source) => location === null || source.location === location)
      const either = AbortSignal.any([signal, closing.signal])
      await Promise.all(wanted.map((source) => look(source, either, onProgress)))
      signal.throwIfAborted()
    },
    async begin(id) {
      const wanted = (await store.sources()).filter((source) => id === null || source.id === id)
      for (const source of wanted) looks.join(source.id, () => look(source, closing.signal)).catch(onFailure)
      return wanted.map((source) => source.id)
    },
    underWay: () => looks.all(),
    meaningProblem: () => job?.problem ?? meaning?.problem() ?? null,
    embedded: async () => await job?.settled(),
    async [Symbol.asyncDispose]() {
      closing.abort()
      await Promise.all(watches.map((watch) => watch.close()))
      await lanes.settled()
      await job?.close()
      await web.close()
      await reader[Symbol.asyncDispose]()
    },
  }
}

function vectorProblem(job: EmbeddingJob | null): { name: string; reason: string }[] {
  return job?.problem ? [{ name: 'embeddings', reason: job.problem }] : []
}
