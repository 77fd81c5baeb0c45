import type { Dispatcher } from 'undici'
import type { Config } from '../config/config.ts'
import type { ModelSettings } from '../config/schema.ts'
import { createChatModel } from './chat/chat-model.ts'
import { createDispatcher } from './chat/connection.ts'
import type { LanguageModel } from './language-model.ts'

export interface Models {
  /** In the order of the settings; those without a key are left out. */
  readonly models: readonly LanguageModel[]
  /** Why a configured model is not among them, a sentence each, for the log. */
  readonly skipped: readonly string[]
  /** Closes every connection; an answer that still streams breaks off. */
  close(): Promise<void>
}

type ModelConfig = Pick<Config, 'assistant' | 'mistral' | 'providerKeys'>

/**
 * Builds the configured models over one set of connections. A model whose key is missing is skipped, since the program
 * is useful without; a provider package that is not installed is an `Error`, since the owner asked for it.
 */
export async function createModels(config: ModelConfig): Promise<Models> {
  const dispatcher = createDispatcher()
  const made = await Promise.all(config.assistant.models.map((settings) => createModel(settings, config, dispatcher)))
  return {
    models: made.filter((model) => typeof model !== 'string'),
    skipped: made.filter((model) => typeof model === 'string'),
    close: () => dispatcher.destroy(),
  }
}

/** The model, or why there is none. */
async function createModel(
  settings: ModelSettings,
  { mistral, providerKeys }: ModelConfig,
  dispatcher: Dispatcher,
): Promise<LanguageModel | string> {
  const { model } = settings
  switch (settings.provider) {
    case 'mistral': {
      if (!mistral.apiKey) return `mistral:${model} is not used: MISTRAL_API_KEY is not set`
      return createChatModel({
        dialect: 'mistral',
        model,
        root: new URL(`${mistral.baseUrl}/v1`),
        apiKey: mistral.apiKey,
        dispatcher,
      })
    }
    case 'openai-compatible': {
      const { dialect, apiKeyEnv } = settings
      const apiKey = apiKeyEnv === null ? null : providerKeys[apiKeyEnv]
      if (apiKey === undefined) return `${dialect}:${model} is not used: ${apiKeyEnv} is not set`
      return createChatModel({ dialect, model, root: versionedRoot(settings.baseUrl), apiKey, dispatcher })
    }
    case 'ai-sdk': {
      const { loadAiSdkModel } = await import('./ai-sdk/load-model.ts')
      return loadAiSdkModel(settings)
    }
  }
}

/** Servers are named with their version (`https://api.openai.com/v1`) or without any path (`http://localhost:11434`). */
function versionedRoot(baseUrl: string): URL {
  const root = baseUrl.replace(/\/+$/, '')
  return new URL(new URL(root).pathname === '/' ? `${root}/v1` : root)
}
