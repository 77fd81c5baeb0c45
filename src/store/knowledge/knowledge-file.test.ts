import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import type { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { chunksOf, documentOf, useStore } from '../../../test/knowledge-store-contract.ts'
import { temporaryFolder } from '../../../test/store-contract.ts'
import { openKnowledgeStore } from '../open-knowledge-store.ts'
import type { StoreError } from '../store-error.ts'

const writer = fileURLToPath(new URL('../../../test/knowledge-writer.ts', import.meta.url))
const parking = documentOf('folder:/srv', 'parking.md')

/** Has a process write until it has acknowledged so many documents, and kills it. Gives the newest version of each. */
async function writeAndKill(file: string, acknowledgements: number): Promise<Map<string, number>> {
  const child = spawn(process.execPath, [writer, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  const newest = new Map<string, number>()
  let count = 0
  lines.on('line', (line) => {
    const [name = '', version] = line.split(' ')
    newest.set(name, Number(version))
    count += 1
    if (count === acknowledgements) child.kill('SIGKILL')
  })
  await Promise.all([once(child, 'exit'), once(lines, 'close')])
  return newest
}

describe('a file of documents', () => {
  test('has every document whole after the process was killed while writing', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'knowledge.db')
    for (const acknowledgements of [60, 150, 300]) {
      const newest = await writeAndKill(file, acknowledgements)
      await useStore(file, async (store) => {
        const records = new Map((await store.documents('folder:/srv')).map((document) => [document.id, document]))
        const { changed } = await store.changesSince(0, 100_000)
        expect(changed).toHaveLength(8)
        for (const { id, name, chunks } of changed) {
          const version = Number(records.get(id)?.version)
          expect(version).toBeGreaterThanOrEqual(newest.get(name) ?? 0)
          expect(chunks).toEqual(chunksOf(...Array<string>(1 + (version % 300)).fill(String(version))))
        }
      })
    }
  })

  test('tells one process what another has changed', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'knowledge.db')
    await useStore(file, (reader) =>
      useStore(file, async (other) => {
        await other.putDocument(parking, chunksOf('In the yard.'))
        const { changed, revision } = await reader.changesSince(0, 10)
        expect(changed.map(({ id }) => id)).toEqual([parking.id])
        await other.removeDocuments([parking.id])
        expect((await reader.changesSince(revision, 10)).removed).toEqual([parking.id])
      }),
    )
  })

  test('keeps everything over a close, counts on, and then is one file for its owner only', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'data', 'knowledge.db')
    let before = 0
    await useStore(file, async (store) => {
      await store.putDocument(parking, chunksOf('In the yard.'))
      before = (await store.changesSince(0, 10)).revision
      await store.removeDocuments([parking.id])
    })
    await expect(stat(`${file}-wal`)).rejects.toThrow('ENOENT')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    await useStore(file, async (store) => {
      expect(await store.changesSince(before, 10)).toMatchObject({ removed: [parking.id] })
      await store.putDocument(parking, chunksOf('On the roof.'))
      expect((await store.changesSince(before, 10)).changed).toHaveLength(1)
    })
  })

  test('forgets removals of long ago, and no document', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'knowledge.db')
    const [old, recent, prices] = ['old.md', 'recent.md', 'prices.md'].map((name) => documentOf('folder:/srv', name))
    if (!old || !recent || !prices) throw new Error('unreachable')
    await useStore(file, async (store) => {
      for (const document of [prices, old, recent, parking]) await store.putDocument(document, chunksOf('a'))
      await store.removeDocuments([old.id])
    })
    const database = new DatabaseSync(file)
    database.exec(`update documents set revision = 20000 where name = 'recent.md'`) // as if much had happened since
    database.close()
    await useStore(file, async (store) => {
      await store.removeDocuments([recent.id])
      const { changed, removed, revision } = await store.changesSince(0, 10)
      expect(changed.map(({ name }) => name)).toEqual(['prices.md', 'parking.md'])
      expect([removed, revision]).toEqual([[recent.id], 20_001])
    })
  })

  test('that is no database is refused with its name', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'knowledge.db')
    await writeFile(file, 'Visiting hours are from ten to eight. '.repeat(200))
    await expect(openKnowledgeStore({ file })).rejects.toThrow(
      `Cannot open the database ${file}: file is not a database`,
    )
  })
})

test('a store that has lost its thread rejects, and tells about it once', async () => {
  const { promise: starting, resolve } = Promise.withResolvers<Worker>()
  process.once('worker', resolve)
  const problems: StoreError[] = []
  const store = await openKnowledgeStore({ file: ':memory:', onProblem: (problem) => problems.push(problem) })
  const worker = await starting
  void worker.terminate()
  await expect(store.putDocument(parking, chunksOf('a'))).rejects.toThrow(/its thread has ended/)
  expect(problems).toEqual([expect.objectContaining({ name: 'StoreError', kind: 'unavailable' })])
  await store.close()
})
