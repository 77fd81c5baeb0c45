import { z } from 'zod'
import { roles } from '../../access/scopes.ts'

/** No signs that others could take for an e-mail address, and none that turn the writing around or cannot be seen. */
export const userName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^@\p{C}\p{Zl}\p{Zp}]*$/u, 'must have neither @ nor signs that cannot be seen')

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'must be an e-mail address')

export const newUser = z.strictObject({
  name: userName,
  email: email.nullable().default(null).describe('by which they are known when they sign in by OpenID Connect'),
  role: z.enum(roles),
})

/** `POST /api/users` */
export type NewUserBody = z.input<typeof newUser>

export const userChange = z.strictObject({
  name: userName.optional(),
  email: email.nullable().optional(),
  role: z.enum(roles).optional().describe('a change ends all sign-ins of the user'),
  disabled: z.boolean().optional().describe('who is disabled cannot sign in, nor use a token'),
})

/** `PATCH /api/users/:id` */
export type UserChangeBody = z.input<typeof userChange>

export const user = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  role: z.enum(roles),
  disabled: z.boolean(),
  hasPassword: z.boolean(),
  createdAt: z.number(),
  lastSignInAt: z.number().nullable(),
})

/** A person who may use the console. */
export type UserView = z.output<typeof user>

export const userList = z.object({ users: z.array(user) })

/** `GET /api/users` */
export type UserList = z.output<typeof userList>

export const link = z.object({
  url: z.string().describe('sets a password, once; whoever has it can sign in as the user'),
  expiresAt: z.number(),
})

/** `POST /api/users/:id/link` */
export type LinkView = z.output<typeof link>

export const madeUser = z.object({ user, link: link.describe('for the new user, to set a password') })

/** The answer to `POST /api/users`. */
export type MadeUser = z.output<typeof madeUser>

export const userId = z.object({ id: z.string().min(1).max(100) })
