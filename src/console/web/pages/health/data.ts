import { queryOptions } from '@tanstack/react-query'
import type { Health } from '../../../routes/health/schema.ts'
import { api } from '../../data/api.ts'

export type { DeliveryView, Health, HealthArea } from '../../../routes/health/schema.ts'

const lookEveryMs = 10_000

/** Asked again and again, as long as somebody looks. */
export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: ({ signal }) => api.get<Health>('/api/health', { signal }),
  refetchInterval: lookEveryMs,
  staleTime: lookEveryMs / 2,
})

/** Sends once more what was given up. */
export function replayDelivery(id: string): Promise<undefined> {
  return api.post(`/api/health/deliveries/${encodeURIComponent(id)}/replay`)
}
