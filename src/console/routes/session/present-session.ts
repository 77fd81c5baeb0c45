import { type Assistant, standardName } from '../../../config/schema.ts'
import type { Actor } from '../../access/actor.ts'
import type { Frame } from '../../frame/frame.ts'
import type { ConsoleParts } from '../../parts.ts'
import type { Session } from './schema.ts'

/** What somebody is told of who they are; `actor` is null for a stranger. */
export async function presentSession(
  parts: Pick<ConsoleParts, 'settings' | 'version' | 'settingsDesk'> & Pick<Frame, 'openness'>,
  actor: Actor | null,
): Promise<Session> {
  const { settings, version, openness, settingsDesk } = parts
  const user = actor && { id: actor.user.id, name: actor.user.name, email: actor.user.email, role: actor.user.role }
  const open = actor?.kind === 'machine'
  return {
    ...{ user, scopes: actor ? [...actor.scopes] : [], open },
    setup: !open && (await openness.needsLink()),
    oidc: settings.oidc !== null,
    version,
    name: actor && ownName(settingsDesk?.running().assistant),
  }
}

function ownName(assistant: Assistant | undefined): string | null {
  return assistant && assistant.name !== standardName ? assistant.name : null
}
