import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { CallAnswer, CallEvents, ViewChange } from '../../../routes/calls/view-schema.ts'
import type { SteeringOptions, TransferWish, Whisper } from '../../../routes/steering/schema.ts'
import { api } from '../../data/api.ts'
import { viewAfter } from './view-state.ts'

const keyOf = (callId: string) => ['calls', 'one', callId] as const
const pathOf = (callId: string) => `/api/calls/${encodeURIComponent(callId)}`

/** A call as it is in the log. */
export function callQuery(callId: string) {
  return queryOptions({
    queryKey: keyOf(callId),
    async queryFn({ signal, client }) {
      const answer = await api.get<CallAnswer>(pathOf(callId), { signal })
      // The live stream may have gone ahead meanwhile.
      const known = client.getQueryData<CallAnswer>(keyOf(callId))
      return known && known.view.head.seq > answer.view.head.seq ? { ...answer, view: known.view } : answer
    },
    staleTime: 60_000,
  })
}

/** Takes a change of the live stream into what is known of the call. */
export function takeChange(client: QueryClient, callId: string, change: ViewChange): void {
  client.setQueryData<CallAnswer>(keyOf(callId), (answer) => {
    const view = answer && viewAfter(answer.view, change)
    return answer && view && view !== answer.view ? { ...answer, view } : answer
  })
}

/** The log of a call, as far as it has gone. */
export function eventsQuery(callId: string, seq: number) {
  return queryOptions({
    queryKey: [...keyOf(callId), 'events', seq],
    queryFn: ({ signal }) => api.get<CallEvents>(`${pathOf(callId)}/events`, { signal }),
  })
}

export function scenarioQuery(callId: string) {
  return queryOptions({
    queryKey: [...keyOf(callId), 'scenario'],
    queryFn: ({ signal }) => api.text(`${pathOf(callId)}/scenario`, { signal }),
  })
}

export const steeringQuery = queryOptions({
  queryKey: ['steering'],
  queryFn: ({ signal }) => api.get<SteeringOptions>('/api/steering', { signal }),
})

/** What is done in a call that goes on. */
export const steering = {
  end: (callId: string) => api.post(`${pathOf(callId)}/end`),
  transfer: (callId: string, wish: TransferWish) => api.post(`${pathOf(callId)}/transfer`, wish),
  whisper: (callId: string, whisper: Whisper) => api.post(`${pathOf(callId)}/whisper`, whisper),
}

/** Addresses of files and streams of a call. */
export const addressesOf = (callId: string) => ({
  live: (after: number | string) => `${pathOf(callId)}/live?after=${after}`,
  export: (format: 'json' | 'text' | 'vtt') => `${pathOf(callId)}/export?format=${format}`,
  scenario: `${pathOf(callId)}/scenario`,
  recording: (sid: string) => `${pathOf(callId)}/recordings/${encodeURIComponent(sid)}`,
})
