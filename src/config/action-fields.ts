import { z } from 'zod'

const common = {
  /** What is asked for, in words for the model. */
  about: z.string().trim().min(1).max(300),
  required: z.boolean().default(true),
  /** False keeps the value out of the call log. */
  logged: z.boolean().default(true),
}
const pattern = z
  .string()
  .max(300)
  .refine(isPattern, 'must be a regular expression, such as "[A-Z]{2}\\d{6}"')
  .nullable()
  .default(null)

const field = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), ...common, characters: z.int().min(1).max(2_000).default(500), pattern }),
  z.strictObject({ type: z.literal('number'), ...common, ...range(z.number()) }),
  z.strictObject({ type: z.literal('integer'), ...common, ...range(z.int()) }),
  z.strictObject({ type: z.literal('boolean'), ...common }),
  /** `2026-12-24`. */
  z.strictObject({ type: z.literal('date'), ...common }),
  /** `17:30`. */
  z.strictObject({ type: z.literal('time'), ...common }),
  /** E.164. */
  z.strictObject({ type: z.literal('phone'), ...common }),
  z.strictObject({
    type: z.literal('choice'),
    ...common,
    choices: z
      .array(z.string().trim().min(1).max(100))
      .min(1)
      .max(100)
      .refine((choices) => new Set(choices).size === choices.length, 'must be choices that differ'),
  }),
])

/** The name of an action, a field or a picked value: what every provider of models takes. */
export const plainName = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9_]{0,47}$/, 'must be a name of up to 48 letters, digits and _, such as check_order')

/** What an action of the owner is given, by field. */
export const actionInput = z
  .record(plainName, field)
  .refine((fields) => Object.keys(fields).length <= 20, 'must be at most 20 fields')
  .default({})

/** The fields as they are written, defaults left out. */
export type WrittenFields = z.input<typeof actionInput>
export type ActionField = z.output<typeof field>
export type ActionFields = Readonly<Record<string, ActionField>>

function range(number: z.ZodType<number, number>) {
  return { min: number.nullable().default(null), max: number.nullable().default(null) }
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u')
    return true
  } catch {
    return false
  }
}
