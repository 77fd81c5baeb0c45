import { Webhook } from 'standardwebhooks'
import type { Agent } from 'undici'
import type { Clock } from '../../lib/clock.ts'
import { PrivateNetwork } from '../../lib/net/guarded-agent.ts'
import type { Secret } from '../../lib/secret.ts'
import { codeOf, type Deliver, type DeliveryOutcome, delivered } from './delivery.ts'
import type { Notice } from './notice.ts'
import type { Target } from './targets.ts'
import { webhookBody } from './webhook-body.ts'

export interface WebhookParts {
  /** Must refuse private networks that are not allowed. */
  readonly agent: Agent
  /** By the name of the variable. */
  readonly secrets: Readonly<Record<string, Secret>>
  /** Made of a notice before it goes out. */
  readonly redact: (notice: Notice) => Notice
  readonly clock: Clock
}

/**
 * Posts notices, signed by the Standard Webhooks scheme, whose id is the delivery's key: a receiver that has seen it has
 * had it. https://www.standardwebhooks.com
 */
export function createWebhookDelivery(parts: WebhookParts): Deliver<Extract<Target, { way: 'webhook' }>> {
  const { agent, secrets, redact, clock } = parts
  return async ({ id, notice, target }, signal) => {
    const secret = secrets[target.secretEnv]
    if (!secret) return { kind: 'later', why: `${target.secretEnv} is not set` }
    const body = JSON.stringify(webhookBody(redact(notice)))
    const sentAt = new Date(clock.now())
    const url = new URL(target.url)
    try {
      const signature = new Webhook(secret.reveal()).sign(id, sentAt, body)
      const response = await agent.request({
        ...{ origin: url.origin, path: url.pathname + url.search, method: 'POST', body, signal },
        headers: {
          'content-type': 'application/json',
          'user-agent': 'frontdesk',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
          'webhook-signature': signature,
        },
      })
      // What a receiver answers is of no use.
      response.body.on('error', () => undefined).destroy()
      return outcomeOf(response.statusCode)
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof PrivateNetwork)
        return { kind: 'later', why: 'a private network; list the host under afterCall.privateHosts if that is meant' }
      return { kind: 'later', why: codeOf(error) }
    }
  }
}

/** Everything but 2xx is tried again, as a receiver is mended sooner or later; 410 says that it is gone for good. */
function outcomeOf(status: number): DeliveryOutcome {
  if (status >= 200 && status < 300) return delivered
  if (status === 410) return { kind: 'refused', why: 'status 410: the receiver wants no more' }
  const isRedirect = status >= 300 && status < 400
  return { kind: 'later', why: isRedirect ? `status ${status}: redirects are not followed` : `status ${status}` }
}
