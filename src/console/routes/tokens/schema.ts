import { z } from 'zod'
import { scopes } from '../../access/scopes.ts'

export const newToken = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, 'must have no signs that cannot be seen')
    .describe('what the token is for'),
  scopes: z.array(z.enum(scopes)).min(1).max(scopes.length).describe('never more than its maker has'),
  expiresAt: z.int().nullable().default(null).describe('null for never'),
})

/** `POST /api/tokens` */
export type NewTokenBody = z.input<typeof newToken>

const apiToken = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(scopes)),
  user: z.object({ id: z.string(), name: z.string() }).describe('who made it'),
  createdAt: z.number(),
  expiresAt: z.number().nullable(),
  lastUsedAt: z.number().nullable(),
})

/** A token of a program, without its secret. */
export type TokenView = z.output<typeof apiToken>

export const tokenList = z.object({ tokens: z.array(apiToken) })

/** `GET /api/tokens` */
export type TokenList = z.output<typeof tokenList>

export const madeToken = z.object({
  token: apiToken,
  secret: z.string().describe('what the program sends; it is shown this once'),
})

/** The answer to `POST /api/tokens`. */
export type MadeToken = z.output<typeof madeToken>

export const tokenId = z.object({ id: z.string().min(1).max(100) })
