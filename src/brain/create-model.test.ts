import { describe, expect, test } from 'vitest'
import { fakeApiKey, startFakeMistral } from '../../test/fakes/fake-mistral.ts'
import { assistantSchema } from '../config/schema.ts'
import { Secret } from '../lib/secret.ts'
import { createModels } from './create-model.ts'
import type { ModelPart } from './language-model.ts'

const key = new Secret(fakeApiKey)

function configOf(
  models: unknown,
  { apiKey = null as Secret | null, baseUrl = 'http://127.0.0.1:9', providerKeys = {} } = {},
) {
  return { assistant: assistantSchema.parse({ models }), mistral: { apiKey, baseUrl }, providerKeys }
}

const openAi = { provider: 'openai-compatible', dialect: 'openai', model: 'gpt-4.1-mini', apiKeyEnv: 'OPENAI_API_KEY' }

describe('createModels', () => {
  test('builds the configured models in their order', async () => {
    const models = [
      { provider: 'mistral', model: 'mistral-small-latest' },
      { ...openAi, baseUrl: 'https://api.openai.com/v1' },
      { provider: 'openai-compatible', dialect: 'ollama', model: 'llama3.2', baseUrl: 'http://localhost:11434' },
      { provider: 'ai-sdk', package: '@ai-sdk/mistral', export: 'mistral', model: 'mistral-medium-latest' },
    ]
    const made = await createModels(configOf(models, { apiKey: key, providerKeys: { OPENAI_API_KEY: key } }))
    expect(made.skipped).toEqual([])
    expect(made.models.map(({ id }) => id)).toEqual([
      'mistral:mistral-small-latest',
      'openai:gpt-4.1-mini',
      'ollama:llama3.2',
      'mistral:mistral-medium-latest',
    ])
    await made.close()
  })

  test('leaves out what has no key and says why', async () => {
    const made = await createModels(
      configOf([
        { provider: 'mistral', model: 'm' },
        { ...openAi, baseUrl: 'https://a.example' },
      ]),
    )
    expect(made.models).toEqual([])
    expect(made.skipped).toEqual([
      'mistral:m is not used: MISTRAL_API_KEY is not set',
      'openai:gpt-4.1-mini is not used: OPENAI_API_KEY is not set',
    ])
    await made.close()
  })

  test.each(['', '/', '/v1', '/v1/'])('finds an OpenAI-style server named by its base%s', async (path) => {
    await using fake = await startFakeMistral({ manner: 'openai' })
    const settings = { ...openAi, baseUrl: fake.url + path }
    const made = await createModels(configOf([settings], { providerKeys: { OPENAI_API_KEY: key } }))
    const [model] = made.models
    const request = { system: '', messages: [], maxOutputTokens: 20, temperature: 0, cacheKey: '' }
    const parts: ModelPart[] = []
    for await (const part of model?.stream(request, new AbortController().signal) ?? []) parts.push(part)
    expect(parts.at(-1)).toMatchObject({ type: 'finish' })
    await made.close()
  })

  test.each([
    { settings: { package: '@ai-sdk/nowhere', export: 'nowhere' }, says: 'npm install @ai-sdk/nowhere' },
    {
      settings: { package: '@ai-sdk/mistral', export: 'mistrall' },
      says: 'no AI SDK provider with the name "mistrall"',
    },
    { settings: { package: '@ai-sdk/mistral', export: 'VERSION' }, says: 'no AI SDK provider with the name "VERSION"' },
  ])('says how to put right the provider $settings', async ({ settings, says }) => {
    await expect(createModels(configOf([{ provider: 'ai-sdk', model: 'm', ...settings }]))).rejects.toThrow(says)
  })
})
