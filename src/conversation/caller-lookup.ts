import type { CallerLevel } from './actions.ts'
import type { Call } from './call.ts'

/** What a service of the owner knows of a caller. Untrusted: words of others, and a number proves nothing. */
export interface CallerProfile {
  readonly known: boolean
  readonly name: string | null
  /** BCP 47 tag. */
  readonly language: string | null
  /** For the model, as data. */
  readonly notes: string | null
  readonly level: Exclude<CallerLevel, 'verified'>
}

/** Asks who is calling. */
export interface CallerLookup {
  /** Null when there is no answer in time, or none that can be read. Never rejects. */
  find(call: { readonly callId: string; readonly from: string; readonly to: string }): Promise<CallerProfile | null>
}

/**
 * Asks who is calling and puts the answer into the call's log. Starts at once and holds up nothing; an answer that comes
 * after the end of the call is left out. Never rejects.
 */
export async function lookUpCaller(
  lookup: CallerLookup,
  call: Call,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const profile = await lookup.find({ callId: call.id, from, to })
  if (!profile || call.state.ended !== null) return
  call.note({ type: 'caller.looked-up', turn: 0, ...profile })
}
