import { z } from 'zod'

/** A variable whose text is parsed by `parse`, null meaning no; `allowed` is what the owner is told then. */
export const variable = <T>(parse: (text: string) => T | null, allowed: string) =>
  z.string().transform((text, context) => {
    const parsed = parse(text)
    if (parsed !== null) return parsed
    context.addIssue(allowed)
    return z.NEVER
  })
