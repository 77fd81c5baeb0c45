import type { Identity } from '../../access/openid/openid.ts'
import type { User } from '../../access/ports.ts'
import { newId } from '../../access/secret-tokens.ts'
import type { ConsoleParts } from '../../parts.ts'
import { userName } from '../users/schema.ts'

type Parts = Pick<ConsoleParts, 'store' | 'clock' | 'settings'>

/** Who may sign in as whom the provider says they are; or a sentence on why they may not. */
export async function knownUser(parts: Parts, { subject, email, name }: Identity): Promise<User | string> {
  const { store } = parts
  if (email === null) {
    return 'The provider does not say that your e-mail address is yours. It has to send a verified address (email, email_verified).'
  }
  const known = (await store.users.findByLogin(email)) ?? (await newOwner(parts, email, name))
  if (!known) return `Nobody here is known as ${email}. Ask an owner to add you with this address.`
  if (known.disabledAt !== null) return 'You may not sign in any more. Ask an owner.'
  if (known.oidcSubject === subject) return known
  if (known.oidcSubject !== null) {
    return 'At the provider this address belongs to somebody else now. An owner has to remove you and add you again.'
  }
  await store.users.change(known.id, { oidcSubject: subject })
  return known
}

/** Whom the settings make an owner; null for anybody else. */
async function newOwner(
  { store, clock, settings }: Parts,
  email: string,
  givenName: string | null,
): Promise<User | null> {
  if (!settings.oidc?.owners.includes(email)) return null
  const common = { email, role: 'owner', passwordHash: null, createdAt: clock.now() } as const
  for (const name of namesFor(email, givenName)) {
    const id = newId()
    if ((await store.users.add({ ...common, id, name })) === 'done') return store.users.find(id)
    const meanwhile = await store.users.findByLogin(email)
    if (meanwhile) return meanwhile
  }
  return null
}

/** What to call somebody, in the order of liking: others may have the first ones. */
function namesFor(email: string, givenName: string | null): string[] {
  const local = email.split('@')[0] ?? ''
  const liked = [givenName ?? '', local].filter((name) => userName.safeParse(name).success)
  return [...liked, `${local.slice(0, 60)} ${newId().slice(0, 6)}`]
}
