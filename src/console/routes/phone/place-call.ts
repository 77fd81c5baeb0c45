import type { z } from 'zod'
import type { Actor } from '../../access/actor.ts'
import { ApiError } from '../../frame/api-error.ts'
import type { HeldCall, PhoneDesk } from '../../phone/desk.ts'
import type { PhoneLine, PhoneWish } from '../../phone/ports.ts'
import type { phoneWish } from './schema.ts'

/** Calls as somebody wishes, who may do all that the wish asks for. Throws an `ApiError`. */
export async function placeCall(
  desk: PhoneDesk,
  line: Pick<PhoneLine, 'settings'>,
  { user, scopes }: Actor,
  body: z.output<typeof phoneWish>,
): Promise<HeldCall> {
  refuseUnlessAllowed(body, scopes)
  const { version, language, ...others } = body
  const wish: PhoneWish = {
    ...others,
    version: version === 'running' ? null : version,
    language: language ?? line.settings.language,
  }
  const placed = await desk.call(user.id, wish)
  switch (placed.kind) {
    case 'calling':
      return placed.call
    case 'full':
      throw new ApiError(429, tooMany[placed.whose])
    case 'no-settings':
      throw new ApiError(409, 'This draft is not open any more. Open it again, and call then.')
    case 'no-turn':
      throw new ApiError(404, 'There is no such call, or the caller did nothing in that turn of it.')
    case 'no-words':
      throw new ApiError(410, 'What was said in that call is not kept any more, so it cannot be gone on with.')
    case 'stopping':
      throw new ApiError(503, 'The program is stopping. Call again in a moment.', { retryAfterMs: 5_000 })
  }
}

const tooMany = {
  own: 'You have five calls going on already. Hang one up first.',
  all: 'As many test calls go on as there can be. Wait until one of them is over.',
}

/** A call can tell what somebody may not see otherwise, and do what somebody may not do. */
function refuseUnlessAllowed({ forReal, forkOf, from }: z.output<typeof phoneWish>, scopes: Actor['scopes']): void {
  if (forReal && !scopes.has('calls:steer')) {
    throw new ApiError(403, 'You are not allowed to let a test call really do things (calls:steer).')
  }
  if (forkOf && !scopes.has('calls:read')) {
    throw new ApiError(403, 'You are not allowed to go on with another call, since you may not read it (calls:read).')
  }
  if (from !== null && !scopes.has('numbers:read')) {
    throw new ApiError(403, 'You are not allowed to call as a caller of your choice (numbers:read).')
  }
}
