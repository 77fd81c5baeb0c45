import { z } from 'zod'

export const callPath = z.object({ callId: z.string().regex(/^[\w:.-]{1,64}$/, 'must be the id of a call') })

export const transferWish = z.object({ target: z.string().trim().min(1).max(100) })

export const whisper = z.object({
  text: z
    .string()
    .transform((words) => words.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1).max(500)),
})
