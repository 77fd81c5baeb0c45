import { UneditableYaml } from '../../../config/knowledge-yaml.ts'
import { BuiltInAssistant } from '../../../config/load-config.ts'
import { UsageError } from '../../open-desk.ts'

const ownAssistant = `There is no assistant of your own yet, and the example of the hospital is never changed.
Make one first: a file assistant.yaml in this folder with one line, such as "name: Riverside Hospital".
assistant.example.yaml explains everything else that it may say.`

/** Edits the settings; why they cannot be edited is said as a `UsageError` that tells what to do. */
export async function explainEdit<T>(edit: () => Promise<T>): Promise<T> {
  try {
    return await edit()
  } catch (error) {
    if (error instanceof BuiltInAssistant) throw new UsageError(ownAssistant, { cause: error })
    if (error instanceof UneditableYaml) {
      const message = `The settings were not changed: ${error.message}. Please change it there yourself.`
      throw new UsageError(message, { cause: error })
    }
    throw error
  }
}
