import type { FastifyRequest } from 'fastify'
import type { MadeLink } from '../../access/links.ts'
import type { User } from '../../access/ports.ts'
import { consoleAddress } from '../../frame/origin.ts'
import type { LinkView, UserView } from './schema.ts'

export function presentUser(user: User): UserView {
  const { id, name, email, role, createdAt, lastSignInAt } = user
  return {
    ...{ id, name, email, role, disabled: user.disabledAt !== null, hasPassword: user.passwordHash !== null },
    ...{ createdAt, lastSignInAt },
  }
}

/** The link as it is opened, at the address of the console. */
export function presentLink(
  { path, expiresAt }: MadeLink,
  request: FastifyRequest,
  publicUrl: string | null,
): LinkView {
  return { url: consoleAddress(request, publicUrl) + path, expiresAt }
}
