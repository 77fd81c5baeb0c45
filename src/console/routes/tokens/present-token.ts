import type { ApiToken } from '../../access/ports.ts'
import type { TokenView } from './schema.ts'

export function presentToken(token: ApiToken & { readonly userName: string }): TokenView {
  const { id, name, scopes, userId, userName, createdAt, expiresAt, lastUsedAt } = token
  return { id, name, scopes: [...scopes], user: { id: userId, name: userName }, createdAt, expiresAt, lastUsedAt }
}
