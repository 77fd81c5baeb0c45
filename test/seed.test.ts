import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { createArchive } from '../src/archive/archive.ts'
import { openStore } from '../src/store/open-store.ts'
import { temporaryFolder } from './store-contract.ts'
import { recordsOf, started } from './store-records.ts'

const script = fileURLToPath(new URL('../scripts/seed-calls.ts', import.meta.url))
const operator = { mayReadNumbers: true, tests: 'with' } as const

async function seed(data: string, ...options: string[]) {
  const settings = ['--data', data, '--until', '2026-11-25', ...options]
  const child = spawn(process.execPath, [script, ...settings], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { output, errors, code: child.exitCode }
}

function rowsOf(data: string, table: string): unknown[] {
  using database = new DatabaseSync(join(data, 'frontdesk.db'), { readOnly: true })
  return database.prepare(`select * from ${table}`).all()
}

describe('made up calls', () => {
  test('are the same with the same seed, of a year, and all there: listed, found and summed up', async () => {
    await using one = await temporaryFolder()
    await using other = await temporaryFolder()
    expect(await seed(one.path, '--calls', '400')).toMatchObject({ code: 0, errors: '' })
    await seed(other.path, '--calls', '400')
    for (const table of ['events', 'calls', 'call_facts', 'rollups']) {
      expect(rowsOf(one.path, table)).toEqual(rowsOf(other.path, table))
    }
    expect(rowsOf(one.path, 'outbox')).toEqual([])

    await using store = await openStore({ file: join(one.path, 'frontdesk.db') })
    const archive = createArchive(store.archive)
    expect(await archive.count(operator)).toEqual({ count: 400, isMore: false })
    expect(await store.archiveWriter.due(1)).toEqual([])
    const { period } = await archive.insights({ from: 20251124, to: 20261125 })
    expect(period.calls).toBe((await archive.count({ ...operator, tests: 'without' })).count)
    expect(period.languages.length).toBeGreaterThan(5)
    expect((await archive.count({ ...operator, language: 'es-US' })).count).toBeGreaterThan(30)
    const { calls } = await archive.find(operator, { before: null, limit: 200 })
    expect(calls.map(({ startedAt }) => startedAt)).toEqual(
      calls.map(({ startedAt }) => startedAt).toSorted((earlier, later) => later - earlier),
    )
  })

  test('are added to others only when that is wanted, and come before them', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'frontdesk.db')
    await using store = await openStore({ file })
    const own = Date.UTC(2026, 5, 1)
    await store.calls.append(recordsOf('CA-own', [started()], 0, own))
    expect(await seed(folder.path, '--calls', '50')).toMatchObject({
      ...{ code: 1, errors: expect.stringContaining('has calls already; give another folder with --data, or --add') },
    })
    expect(await seed(folder.path, '--calls', '50', '--add')).toMatchObject({ code: 0, errors: '' })
    const archive = createArchive(store.archive)
    const { calls } = await archive.find(operator, { before: null, limit: 100 })
    expect(calls).toHaveLength(51)
    expect(calls[0]?.callId).toBe('CA-own')
    expect(calls.every(({ startedAt }, place) => startedAt <= (calls[place - 1]?.startedAt ?? own))).toBe(true)
    const [oldest] = calls.slice(-1)
    const found = await archive.find({ ...operator, to: (oldest?.startedAt ?? 0) + 1 }, { before: null, limit: 5 })
    expect(found.calls.map(({ callId }) => callId)).toEqual([oldest?.callId])
  })

  test.each([
    [['--calls', 'many'], '--calls is many; give a whole number from 1 to 5000000'],
    [['--calls', '6000000'], '--calls is 6000000'],
    [['--until', 'never'], '--until is never; write a date'],
    [['--zone', 'Mars/Base'], 'Mars/Base'],
  ])('are not made with %j', async (options, why) => {
    await using folder = await temporaryFolder()
    const { code, errors } = await seed(folder.path, ...options)
    expect({ code, errors }).toEqual({ code: 1, errors: expect.stringContaining(why) })
  })
})
