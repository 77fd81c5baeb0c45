import { z } from 'zod'
import { maskFor } from '../../access/mask.ts'
import { type Api, actorOf } from '../../frame/api.ts'
import { ApiError } from '../../frame/api-error.ts'
import type { Frame } from '../../frame/frame.ts'
import type { ConsoleParts } from '../../parts.ts'
import { type HealthParts, presentHealth } from './present-health.ts'
import { deliveryPath, health } from './schema.ts'

const tags = ['health']

/** How the parts of the program do, and Twilio's side; what could not be delivered after calls is sent again. */
export function healthRoutes(
  api: Api,
  { health: slice, settingsDesk, version, clock, openness }: ConsoleParts & Frame,
): void {
  if (!slice) return
  const parts: HealthParts = {
    ...{ slice, settingsDesk, version, now: () => clock.now() },
    isConsoleOpen: () => openness.isOpen(),
  }

  api.get(
    '/health',
    {
      config: { scope: 'health:read' },
      schema: { tags, summary: 'Whether calls are answered, and how each part does', response: { 200: health } },
    },
    async (request) => presentHealth(parts, maskFor(actorOf(request))),
  )

  api.post(
    '/health/deliveries/:id/replay',
    {
      config: { scope: 'calls:steer', audit: 'delivery.replay' },
      schema: {
        ...{ tags, summary: 'Send once more what was given up after a call' },
        ...{ params: deliveryPath, response: { 204: z.undefined() } },
      },
    },
    async ({ params }, reply) => {
      const found = await slice.deliveries.find(params.id)
      if (!found) throw new ApiError(404, 'There is no such delivery.')
      if (found.state !== 'dead')
        throw new ApiError(409, 'This delivery was not given up: it is on its way, or arrived.')
      await slice.deliveries.replay(params.id)
      return reply.code(204).send()
    },
  )
}
