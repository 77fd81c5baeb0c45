import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { UnreadableDocument } from '../documents.ts'
import { createDocumentReader } from './document-reader.ts'
import { writeHostileFiles } from './hostile.test-support.ts'
import { kindOfName } from './kinds.ts'

test('every broken or hostile file is refused with its reason, and the good one among them is read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-hostile-'))
  await using reader = createDocumentReader()
  const { signal } = new AbortController()
  const read = async (name: string) =>
    await reader.read(
      { kind: kindOfName(name) ?? 'text', name, bytes: await readFile(join(folder, name)), charset: null },
      signal,
    )
  try {
    const files = await writeHostileFiles(folder)
    await writeFile(join(folder, 'good.html'), '<h1>Parking</h1><p>Behind the house.</p>')
    expect(files.length).toBeGreaterThan(30)

    const good = read('good.html')
    const errors = await Promise.all(files.map(({ name }) => read(name).then(String, (error: unknown) => error)))
    files.forEach(({ name, reason }, index) => {
      const error = errors[index]
      expect(error, name).toBeInstanceOf(UnreadableDocument)
      expect(error instanceof Error && error.message, name).toMatch(reason)
    })
    expect((await good).chunks[0]?.text).toBe('Behind the house.')
    expect((await read('good.html')).title).toBe('Parking')
  } finally {
    await rm(folder, { recursive: true })
  }
}, 60_000)
