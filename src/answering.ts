import type { Calls } from './conversation/calls.ts'
import type { Door } from './door.ts'
import type { Editions } from './editions.ts'
import type { Edition } from './open-edition.ts'
import type { Desks } from './telephony/twilio/desk.ts'
import type { RelayEndpointOptions } from './telephony/twilio/relay/endpoint.ts'

/** Who answers the webhooks of a door: `editionOf` the one of a call, which need not be known. */
export function desksAt(door: Door, editions: Editions, editionOf: (callId: string) => Edition = editions.of): Desks {
  return {
    get current() {
      return editions.current.deskAt(door)
    },
    of: (callId) => editionOf(callId).deskAt(door),
  }
}

/** The conversation's side of relay sessions: each with the edition of its call. */
export function relayConversations(
  calls: Calls,
  editions: Editions,
): Pick<RelayEndpointOptions, 'tells' | 'openDialogue'> {
  return {
    tells(callId) {
      const { relay } = editions.of(callId).config.assistant
      return { speaking: relay.speakerEvents, played: relay.tokensPlayed }
    },
    async openDialogue({ callId, sessionId }, line) {
      const call = await calls.find(callId)
      if (!call || call.state.ended !== null) return null
      const resumed = call.state.session !== null
      return editions.of(callId).openDialogue({ call, line, session: sessionId, resumed })
    },
  }
}
