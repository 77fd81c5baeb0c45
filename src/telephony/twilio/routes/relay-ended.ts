import type { Call } from '../../../conversation/call.ts'
import { answerOnce } from '../../../conversation/once.ts'
import { noteLoss } from '../../../conversation/remainder.ts'
import { attemptUnderWay } from '../../../conversation/transferring.ts'
import { type Desk, withCall } from '../desk.ts'
import { parseRelayEnded, type RelayEnded } from '../relay/ended.ts'
import { relayErrorOf } from '../relay/errors.ts'
import type { WebhookRequest } from '../webhook-request.ts'

/** A call whose relay was lost so often in a row goes on by webhook. */
const mostLost = 2

/**
 * `POST /relay_ended`: a relay session is over, whichever way. The caller is said goodbye to, or the call goes on: by a
 * new session, or by webhook where the relay does not work.
 */
export async function relayEnded(desk: Desk, request: WebhookRequest, body: unknown): Promise<string> {
  const ended = parseRelayEnded(body)
  if (!ended) return desk.documents.nothing
  // Dialling needs nobody of ours, and so does not wait for the next process.
  const mayWait = ended.status !== 'completed' && ended.handoff?.reason !== 'transfer'
  if (desk.isStopping() && mayWait) return comeBack(desk, request)
  return withCall(desk, request, async (call) => {
    if (ended.status === 'completed') {
      await desk.calls.end(call, 'caller', 'completed')
      return desk.documents.nothing
    }
    if (call.state.ended !== null) return desk.documents.hangUp
    const key = `relay_ended:${ended.sessionId || call.state.session}:${request.again}`
    return answerOnce(call, desk.log, { key, token: '', words: ended.status }, async () =>
      goOn(desk, call, request, ended),
    )
  })
}

function goOn(desk: Desk, call: Call, request: WebhookRequest, ended: RelayEnded) {
  const { durationMs, sessionId } = ended
  if (durationMs !== null && sessionId === call.state.session) {
    noteLoss(call, durationMs, desk.assistant.timing.charactersPerSecond)
  }
  const turn = call.state.turn
  const attempt = ended.handoff?.reason === 'transfer' ? attemptUnderWay(call.state) : null
  if (attempt) {
    return {
      body: desk.documents.transfer(attempt.plan, call.state.language),
      sent: { turn, from: 0, given: 0, listens: false },
    }
  }
  const why = reasonForWebhook(call, request, ended)
  if (why === null) {
    return { body: desk.relay.connect(call.id, null), sent: { turn, from: 0, given: 0, listens: false } }
  }
  desk.relay.failed(request.to, why)
  call.note({ type: 'line.changed', line: 'webhook', because: why })
  const { reply, ...place } = desk.exchange.takeOver(call)
  return { body: desk.documents.reply(reply), sent: { ...place, listens: reply.next.kind === 'listen' } }
}

/** Why this call can't go on by the relay, or null when it can. */
function reasonForWebhook(call: Call, request: WebhookRequest, ended: RelayEnded): string | null {
  if (ended.handoff?.reason === 'webhook') return 'asked for'
  if (ended.status === 'ended' || request.again > 0) return null
  const { meaning, canReopen } = relayErrorOf(ended.errorCode)
  const { session, sessionsLost } = call.state
  if (session === null) return `the first session failed: ${meaning}`
  return canReopen && sessionsLost < mostLost ? null : meaning
}

/** A stopping program is gone within seconds; whoever was sent back this often meets something else. */
const mostReturns = 20

/** This process goes: by the time the caller asks again, another one is here. */
function comeBack({ documents, assistant }: Desk, { again }: WebhookRequest): string {
  if (again >= mostReturns) return documents.farewell(assistant.prompts.busy)
  return documents.comeBack('', `/relay_ended?again=${again + 1}`)
}
