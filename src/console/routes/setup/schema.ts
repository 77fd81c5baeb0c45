import { z } from 'zod'
import { userName } from '../users/schema.ts'

export const setup = z.strictObject({
  token: z.string().min(1).max(200).describe('what stands behind token= in the link'),
  name: userName.optional().describe('of the first owner; a link for somebody who has a name already needs none'),
  password: z.string().max(1_000),
})

/** `POST /api/setup` */
export type SetupBody = z.input<typeof setup>
