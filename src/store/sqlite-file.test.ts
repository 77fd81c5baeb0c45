import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import type { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../test/store-contract.ts'
import { recordsOf, said, started } from '../../test/store-records.ts'
import { openStore, type Store } from './open-store.ts'
import { StoreError } from './store-error.ts'

const writer = fileURLToPath(new URL('../../test/store-writer.ts', import.meta.url))

/** A process that writes to the file, with the lines that it prints. */
function startWriter(
  file: string,
  prefix: string,
  appends: number,
  { characters = 100, fileBlocks = 'unlimited' } = {},
) {
  const limited = `ulimit -f ${fileBlocks}; exec "$@"`
  const command = [process.execPath, writer, file, prefix, String(appends), String(characters)]
  const child = spawn('sh', ['-c', limited, 'sh', ...command], { stdio: ['ignore', 'pipe', 'inherit'] })
  return { child, lines: createInterface({ input: child.stdout }) }
}

async function finish(child: ChildProcess, lines: AsyncIterable<string>): Promise<string[]> {
  const exited = once(child, 'exit')
  const all: string[] = []
  for await (const line of lines) all.push(line)
  await exited
  return all
}

async function expectAllKept(store: Store, acknowledged: readonly string[]): Promise<void> {
  const counts = Map.groupBy(acknowledged, (line) => line.split(' ')[0] ?? '')
  for (const [callId, lines] of counts) {
    const records = await store.calls.read(callId)
    expect(records.length).toBeGreaterThanOrEqual(lines.length)
    expect(records.map(({ seq }) => seq)).toEqual(records.map((_, index) => index))
  }
}

describe('an SQLite file', () => {
  test('is made with its folder, readable by its owner only', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'a', 'b', 'calls.db')
    await using store = await openStore({ file })
    await store.calls.append(recordsOf('CA1', [started()]))
    expect((await stat(join(folder.path, 'a'))).mode & 0o777).toBe(0o700)
    for (const name of [file, `${file}-wal`, `${file}-shm`]) expect((await stat(name)).mode & 0o777).toBe(0o600)
  })

  test('keeps everything over a close, and then is one file', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'calls.db')
    const store = await openStore({ file })
    const appended = store.calls.append(recordsOf('CA1', [started(), said(1)]))
    await store.close()
    await appended
    await expect(stat(`${file}-wal`)).rejects.toThrow('ENOENT')
    await using again = await openStore({ file })
    expect(await again.calls.read('CA1')).toEqual(recordsOf('CA1', [started(), said(1)]))
  })

  test('loses nothing that was acknowledged when the process is killed', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'calls.db')
    const acknowledged: string[] = []
    for (const round of [1, 2, 3, 4, 5]) {
      const { child, lines } = startWriter(file, `CA-${round}`, 1_000_000)
      lines.on('line', (line) => {
        if (acknowledged.push(line) % 200 === 0) child.kill('SIGKILL')
      })
      await Promise.all([once(child, 'exit'), once(lines, 'close')])
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(1_000)
    await using store = await openStore({ file })
    await expectAllKept(store, acknowledged)
  })

  test('can be made and written by several processes at once', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'calls.db')
    const writers = ['CA-a', 'CA-b', 'CA-c'].map((prefix) => startWriter(file, prefix, 20))
    const printed = await Promise.all(writers.map(({ child, lines }) => finish(child, lines)))
    for (const lines of printed) expect(lines.at(-1)).toBe('done')
    await using store = await openStore({ file })
    await expectAllKept(
      store,
      printed.flat().filter((line) => line !== 'done'),
    )
    expect(await store.calls.read('CA-c-7')).toHaveLength(20)
  })

  test('that may not grow gives a clear error, and keeps what was acknowledged', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'calls.db')
    const { child, lines } = startWriter(file, 'CA', 1_000, { characters: 20_000, fileBlocks: '2000' })
    const printed = await finish(child, lines)
    expect(printed.at(-1)).toMatch(`failed StoreError: Database ${file}: `)
    await using store = await openStore({ file })
    await expectAllKept(store, printed.slice(0, -1))
  })
})

describe('a file that cannot be opened', () => {
  test.each<[string, RegExp, (path: string) => Promise<string>]>([
    [
      'no database',
      /not a database/,
      async (path) => {
        await writeFile(join(path, 'calls.db'), 'Dear diary, '.repeat(1_000))
        return join(path, 'calls.db')
      },
    ],
    [
      'a folder',
      /EISDIR/,
      async (path) => {
        await mkdir(join(path, 'calls.db'))
        return join(path, 'calls.db')
      },
    ],
    [
      'below a file',
      /ENOTDIR|EEXIST/,
      async (path) => {
        await writeFile(join(path, 'data'), '')
        return join(path, 'data', 'calls.db')
      },
    ],
  ])('%s: says which and why', async (_name, why, prepare) => {
    await using folder = await temporaryFolder()
    const file = await prepare(folder.path)
    const opened = openStore({ file })
    await expect(opened).rejects.toThrow(StoreError)
    await expect(opened).rejects.toThrow(`Cannot open the database ${file}: `)
    await expect(opened).rejects.toThrow(why)
  })

  test('damaged inside: says which and why', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'calls.db')
    await (await openStore({ file })).close()
    const { size } = await stat(file)
    await writeFile(file, Buffer.alloc(size - 100, 0xff), { flag: 'r+' })
    await expect(openStore({ file })).rejects.toThrow(`Cannot open the database ${file}: `)
  })

  test.skipIf(process.getuid?.() === 0)('read-only: says which and why', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'calls.db')
    await writeFile(file, '', { mode: 0o400 })
    await expect(openStore({ file })).rejects.toThrow(`Cannot open the database ${file}: EACCES`)
  })

  test('written by a newer version: refuses and leaves it alone', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'calls.db')
    await (await openStore({ file })).close()
    const database = new DatabaseSync(file)
    database.exec(`insert into kysely_migration values ('999-better', '2099-01-01T00:00:00.000Z')`)
    database.close()
    await expect(openStore({ file })).rejects.toThrow(/calls\.db: it was written by a newer version .*999-better/)
  })
})

describe('a store that has lost its thread', () => {
  test('rejects what was waiting and what comes, tells about it, and can be closed', async () => {
    const { promise: starting, resolve } = Promise.withResolvers<Worker>()
    process.once('worker', resolve)
    const problems: StoreError[] = []
    await using store = await openStore({ file: ':memory:', onProblem: (problem) => problems.push(problem) })
    const worker = await starting
    void worker.terminate()
    const lost = /its thread has ended/
    await expect(store.calls.append(recordsOf('CA1', [started()]))).rejects.toThrow(lost)
    await expect(store.calls.read('CA1')).rejects.toThrow(lost)
    await expect(store.check(AbortSignal.timeout(10_000))).rejects.toThrow(lost)
    expect(problems).toEqual([expect.objectContaining({ name: 'StoreError', kind: 'unavailable' })])
  })
})
