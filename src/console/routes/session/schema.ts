import { z } from 'zod'
import { roles, scopes } from '../../access/scopes.ts'

/** Who one is for the console, and what one may do. */
export const session = z.object({
  user: z
    .object({ id: z.string(), name: z.string(), email: z.string().nullable(), role: z.enum(roles) })
    .nullable()
    .describe('null for who is not signed in'),
  scopes: z.array(z.enum(scopes)),
  open: z.boolean().describe('whether the console is open to whoever sits at this machine, without a sign-in'),
  setup: z.boolean().describe('whether nobody can sign in before somebody uses a link to set a name and a password'),
  oidc: z.boolean().describe('whether one can sign in by OpenID Connect: GET /api/oidc/start'),
  version: z.string(),
  name: z
    .string()
    .nullable()
    .describe('what the assistant is called; null for strangers, and where it has no name of its own'),
})

/** `GET /api/session` */
export type Session = z.output<typeof session>

export const credentials = z.strictObject({
  name: z.string().min(1).max(320).describe('the name of the user, or the e-mail address'),
  password: z.string().min(1).max(1_000),
})

/** `POST /api/session` */
export type Credentials = z.input<typeof credentials>

export const passwordChange = z.strictObject({
  current: z.string().min(1).max(1_000),
  next: z.string().max(1_000),
})

/** `POST /api/session/password` */
export type PasswordChange = z.input<typeof passwordChange>

export const signInList = z.object({
  signIns: z.array(
    z.object({
      id: z.string(),
      createdAt: z.number(),
      lastUsedAt: z.number(),
      expiresAt: z.number(),
      address: z.string().describe('IP address'),
      agent: z.string().describe('what the browser calls itself'),
      by: z.enum(['password', 'oidc', 'link']),
      current: z.boolean().describe('whether it is the one that asks'),
    }),
  ),
})

/** `GET /api/session/list` */
export type SignInList = z.output<typeof signInList>
