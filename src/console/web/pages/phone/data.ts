import { queryOptions } from '@tanstack/react-query'
import type { Reaction } from '../../../phone/ports.ts'
import type { HappeningEvent, PhoneOverview, PhoneWishBody, VoiceReportBody } from '../../../routes/phone/schema.ts'
import { api } from '../../data/api.ts'

export type { HappeningEvent, PhoneOverview, PhoneWishBody, Reaction, VoiceReportBody }

export const phoneQuery = queryOptions({
  queryKey: ['phone'],
  queryFn: ({ signal }) => api.get<PhoneOverview>('/api/phone', { signal }),
})

const pathOf = (id: string) => `/api/phone/calls/${encodeURIComponent(id)}`

/** How far the voice had come when the tester did something; null where no browser speaks. */
interface Heard {
  readonly heard: VoiceReportBody | null
}

/** What can be done on the telephone. */
export const telephone = {
  call: (wish: PhoneWishBody) => api.post<{ id: string }>('/api/phone/calls', wish),
  find: (id: string) => api.get<{ isOver: boolean }>(pathOf(id)),
  say: (id: string, said: Heard & { text: string }) => api.post(`${pathOf(id)}/say`, said),
  typing: (id: string, typed: Heard & { text: string }) => api.post(`${pathOf(id)}/typing`, typed),
  press: (id: string, pressed: Heard & { keys: string }) => api.post(`${pathOf(id)}/press`, pressed),
  voice: (id: string, reports: readonly VoiceReportBody[]) => api.post(`${pathOf(id)}/voice`, { reports }),
  person: (id: string, does: Reaction | 'hang-up') => api.post(`${pathOf(id)}/person`, { does }),
  hangUp: (id: string) => api.post(`${pathOf(id)}/hang-up`),
}

export function eventsOf(id: string, after: string | null): string {
  return `${pathOf(id)}/events?after=${after ?? 0}`
}
