import { holesOf, parseTemplate, TemplateFault } from '../lib/template.ts'

const prefix = 'env:'

/** The name of the variable that a template's hole stands for (`env:NAME`); null for any other hole. */
export function variableOf(hole: string): string | null {
  return hole.startsWith(prefix) ? hole.slice(prefix.length) : null
}

/** The variables that settings refer to as `${env:NAME}`, however deep in them, each once. */
export function secretNames(settings: unknown): string[] {
  return [...new Set(textsIn(settings).flatMap(variablesIn))]
}

function variablesIn(text: string): string[] {
  if (!text.includes('${')) return []
  try {
    return holesOf(parseTemplate(text)).flatMap((hole) => variableOf(hole) ?? [])
  } catch (error) {
    if (error instanceof TemplateFault) return []
    throw error
  }
}

/** Every text in a value, keys left out. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
