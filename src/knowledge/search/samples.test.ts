import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { DocumentKind } from '../documents.ts'
import { passageHash } from '../passage-hash.ts'
import { createDocumentReader } from '../reading/document-reader.ts'
import { writeSampleDocuments } from '../reading/samples.test-support.ts'
import { ask } from './index-of.test-support.ts'
import { createPassageIndex } from './passage-index.ts'

const index = createPassageIndex({ languages: ['en-US'], vocabulary: [], synonyms: [] })

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samples-'))
  await using reader = createDocumentReader()
  for (const name of await writeSampleDocuments(folder)) {
    const kind = name.split('.').at(-1) as DocumentKind
    const bytes = await readFile(join(folder, name))
    const { chunks, changedAt } = await reader.read({ kind, name, bytes, charset: null }, new AbortController().signal)
    await index.put({
      id: name,
      name,
      changedAt,
      chunks: chunks.map((chunk) => ({ ...chunk, hash: passageHash(chunk) })),
    })
  }
  await rm(folder, { recursive: true })
})

test.each([
  ['en-US', 'do you fix e bikes', 'except those with a Zephyr motor'],
  ['en-US', 'when does the last Kittiwake ferry leave', 'last crossing 22:05'],
  ['en-US', 'how long are lost things kept', 'six weeks'],
  ['en-US', 'how much is a large inspection', '€84.50'],
  ['en-US', 'how much are the Käsespätzle', '11,40 €'],
  ['de-DE', 'was kosten Käsespätzle', '11,40 €'],
])('a caller in %s is told what a document of any kind says: %s', async (language, question, phrase) => {
  expect((await ask(index, question, { language })).quote(300)?.text).toContain(phrase)
})
