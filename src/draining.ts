import type { Clock } from './lib/clock.ts'
import type { RelayEndpoint } from './telephony/twilio/relay/endpoint.ts'

/** For a turn to end before its call is handed over in the middle of it. */
const handOverLimitMs = 5_000

/** Live sessions go on for a while; then each call is handed to whoever answers next, if it can be between two turns. */
export async function handOver(relay: RelayEndpoint, drainMs: number, clock: Clock): Promise<void> {
  const over = () => relay.liveSessions === 0
  if (await eventually(over, drainMs, clock)) return
  relay.handOverAll()
  if (await eventually(over, handOverLimitMs, clock)) return
  relay.handOverAll()
  await eventually(over, handOverLimitMs, clock)
}

/** Whether it comes true within the time. */
async function eventually(isTrue: () => boolean, limitMs: number, clock: Clock): Promise<boolean> {
  const until = clock.now() + limitMs
  while (!isTrue() && clock.now() < until) await clock.sleep(50)
  return isTrue()
}
