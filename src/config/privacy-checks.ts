import { firstPart } from './languages.ts'
import type { WrittenAssistant } from './schema.ts'
import type { Finding } from './schema-faults.ts'

/** Languages with a notice and a question of the program's own. */
const shipped = ['en', 'es', 'fr', 'de', 'it', 'pt', 'ar', 'hi']

/** Nobody is recorded without hearing of it in the language of the call. */
export function recordingIsTold({ recording, language }: WrittenAssistant): Finding[] {
  const { mode } = recording
  if (mode === 'off' || shipped.includes(firstPart(language))) return []
  const key = mode === 'notice' ? 'notice' : 'question'
  if (recording[key] !== null) return []
  return [{ path: ['recording', key], found: 'nothing', allowed: `a text in ${language}, which comes with none` }]
}

/** Each of the owner's forms by a name of its own, which is none of ours. */
export function ownFormsDiffer({ privacy: { ownForms } }: WrittenAssistant): Finding[] {
  const taken = ['card', 'iban', 'id', 'email', 'number']
  return ownForms.flatMap(({ name }, index) => {
    const isTaken = taken.includes(name) || ownForms.findIndex((other) => other.name === name) !== index
    const path = ['privacy', 'ownForms', index, 'name']
    return isTaken
      ? [{ path, found: `${name} again`, allowed: `a name of its own, and none of ${taken.join(', ')}` }]
      : []
  })
}
