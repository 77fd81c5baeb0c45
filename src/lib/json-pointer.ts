/** Whether a text is an RFC 6901 pointer: `/order/status`, or empty. */
export function isJsonPointer(text: string): boolean {
  return /^(?:\/(?:[^~/]|~[01])*)*$/.test(text)
}

/**
 * What stands at an RFC 6901 pointer in a JSON value: `/items/0/name`, and the whole for an empty one. Undefined when
 * there is nothing there. Only a value's own keys count.
 */
export function atPointer(value: unknown, pointer: string): unknown {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  return steps.reduce<unknown>((part, step) => {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, step)) return undefined
    return (part as Record<string, unknown>)[step]
  }, value)
}
