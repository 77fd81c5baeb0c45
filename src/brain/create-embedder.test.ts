import { expect, test } from 'vitest'
import { fakeApiKey, startFakeMistral } from '../../test/fakes/fake-mistral.ts'
import { knowledgeSchema } from '../config/knowledge-schema.ts'
import { Secret } from '../lib/secret.ts'
import { createEmbedder, whyNoEmbedder } from './create-embedder.ts'

const key = new Secret(fakeApiKey)

function config(knowledge: object | null, apiKey: Secret | null = key, baseUrl = 'http://localhost:1') {
  return { assistant: { knowledge: knowledge && knowledgeSchema.parse(knowledge) }, mistral: { apiKey, baseUrl } }
}

test('embeds with the configured model, until it is closed', async () => {
  await using fake = await startFakeMistral()
  const made = createEmbedder(config({ folder: 'docs', embeddings: { model: 'mistral-embed-2312' } }, key, fake.url))
  const signal = new AbortController().signal
  expect(made?.embedder.id).toBe('mistral:mistral-embed-2312')
  expect(await made?.embedder.embed(['Hello'], signal)).toHaveLength(1)
  await made?.close()
  await expect(made?.embedder.embed(['Hello'], signal)).rejects.toThrow('cannot be reached')
})

test.each([
  ['documents', 'no-documents', config(null)],
  ['a key', 'no-key', config({ folder: 'docs' }, null)],
  ['the owner’s consent', 'turned-off', config({ folder: 'docs', embeddings: { use: 'off' } })],
])('there is none without %s, and it can say so', (_what, reason, settings) => {
  expect(createEmbedder(settings)).toBeNull()
  expect(whyNoEmbedder(settings)).toBe(reason)
  expect(whyNoEmbedder(config({ folder: 'docs' }))).toBeNull()
})
