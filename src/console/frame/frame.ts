import { createOpenness, type Openness } from '../access/openness.ts'
import { createSignInDesk, type SignInDesk } from '../access/sign-in-desk.ts'
import { createThrottle, type Throttle } from '../access/throttle.ts'
import type { ConsoleParts } from '../parts.ts'

/** What the console makes of its parts, for the routes about access. */
export interface Frame {
  readonly openness: Openness
  readonly signIns: SignInDesk
  readonly throttle: Throttle
}

export function createFrame({ settings, store, clock, onProblem }: ConsoleParts): Frame {
  return {
    openness: createOpenness(settings, store.users),
    signIns: createSignInDesk({ store, clock, onProblem }),
    throttle: createThrottle({ attempts: store.attempts, clock }),
  }
}
