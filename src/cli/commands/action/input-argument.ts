import { UsageError } from '../../open-desk.ts'

/**
 * The input that `--input` gives: one JSON object, or a field with its value each.
 *
 * @throws UsageError where it is neither
 */
export function inputFrom(texts: readonly string[]): Record<string, unknown> {
  const [only] = texts
  if (texts.length === 1 && only?.trimStart().startsWith('{')) return parseObject(only)
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf('=')
      if (at < 1) throw new UsageError(`--input takes field=value, or an object as JSON; this is neither: ${text}`)
      return [text.slice(0, at).trim(), text.slice(at + 1)]
    }),
  )
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch (cause) {
    throw new UsageError(`--input is no JSON: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
  throw new UsageError('--input must be an object: {"field": "value"}')
}
