/** Named fields of something foreign. Each may be missing or of any type; what is not an object has none. */
export function fields<Name extends string>(value: unknown): { readonly [key in Name]?: unknown } {
  return (typeof value === 'object' && value !== null ? value : {}) as { readonly [key in Name]?: unknown }
}

/** The value of JSON text, or undefined when it is not JSON. */
export function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The value when it is text with something in it, else undefined. */
export function textOrUndefined(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}
