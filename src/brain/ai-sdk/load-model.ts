import type { LanguageModelV4, ProviderV4 } from '@ai-sdk/provider'
import type { ModelSettings } from '../../config/schema.ts'
import type { LanguageModel } from '../language-model.ts'
import { createAiSdkModel } from './ai-sdk-model.ts'

type AiSdkSettings = Extract<ModelSettings, { provider: 'ai-sdk' }>

/**
 * Loads the configured provider package and takes the model from it. The provider reads its key from its own environment
 * name, such as `ANTHROPIC_API_KEY`. Throws an `Error` that says what to install or to correct.
 */
export async function loadAiSdkModel(settings: AiSdkSettings): Promise<LanguageModel> {
  const exported = await importPackage(settings.package)
  const provider = exported[settings.export]
  if (!isProvider(provider)) {
    throw new Error(`The package ${settings.package} has no AI SDK provider with the name "${settings.export}"`)
  }
  return createAiSdkModel(`${settings.export}:${settings.model}`, modelOf(provider, settings))
}

async function importPackage(name: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await import(name)
  } catch (error) {
    throw new Error(`The model provider ${name} could not be loaded; install it with: npm install ${name}`, {
      cause: error,
    })
  }
}

function isProvider(value: unknown): value is ProviderV4 {
  // A provider is an object, or a function with the same members.
  return (typeof value === 'function' || (typeof value === 'object' && value !== null)) && 'languageModel' in value
}

function modelOf(provider: ProviderV4, settings: AiSdkSettings): LanguageModelV4 {
  const model = provider.languageModel(settings.model)
  if (model.specificationVersion === 'v4') return model
  throw new Error(
    `The package ${settings.package} is too old or too new: its models must be of the AI SDK's interface v4`,
  )
}
