import { z } from 'zod'

export const callPath = z.object({ callId: z.string().regex(/^[\w:.-]{1,64}$/, 'must be the id of a call') })

export const transferWish = z.object({ target: z.string().trim().min(1).max(100) })

export const whisper = z.object({
  text: z
    .string()
    .transform((words) => words.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1).max(500)),
})

export const steeringOptions = z.object({
  /** Those of the settings, in their order. */
  people: z.array(
    z.object({
      name: z.string(),
      about: z.string().nullable(),
      /** Where they are reached; masked for those who may not see numbers, null where a rota says it. */
      to: z.string().nullable(),
      /** `warm`: they hear who calls, and may say no. */
      mode: z.enum(['cold', 'warm']),
    }),
  ),
  /** Whether a language model answers at the moment, which could follow a hint. */
  hearsWhispers: z.boolean(),
})

/** `GET /api/steering` */
export type SteeringOptions = z.output<typeof steeringOptions>
export type TransferWish = z.input<typeof transferWish>
export type Whisper = z.input<typeof whisper>
