import { phone } from '../../../texts/en/phone.ts'
import type { CallView } from '../call-view.ts'
import type { PlacedCall } from '../placed-call.ts'

const { phases } = phone

/** How the call is at this moment, in a few words. */
export function phaseWords(placed: PlacedCall | null, { phase, person, sounding }: CallView): string {
  if (!placed) return phases.idle
  if (phase === 'ended') return phases.ended
  if (person) {
    return { ringing: phases.personRings, whispering: phases.personListens, connected: phases.personTalks }[
      person.stage
    ]
  }
  return phase === 'speaking' && sounding === null ? phases.thinking : phases[phase]
}
