import type { Call } from '../../../conversation/call.ts'
import { answerOnce, type OnceAnswer } from '../../../conversation/once.ts'
import { type AfterAttempt, attemptUnderWay, type TransferPlace } from '../../../conversation/transferring.ts'
import { type Desk, withCall } from '../desk.ts'
import { type DialEnded, outcomeOf, parseDialEnded } from '../transfer/dial-ended.ts'
import type { WebhookRequest } from '../webhook-request.ts'
import { whisperKey } from './whisper.ts'

/**
 * `POST /dial_ended`: an attempt to put the caller through is over. The next one is dialled, or the conversation goes
 * on, or the call is over.
 */
export async function dialEnded(desk: Desk, request: WebhookRequest, body: unknown): Promise<string> {
  const ended = parseDialEnded(body)
  return withCall(desk, request, async (call) => {
    const { id, step } = request
    const key = id === null ? `dial_ended:~${call.state.seq}` : `dial_ended:${id}:${step}`
    if (call.state.ended !== null && !call.state.answeredKeys.has(key)) return desk.documents.hangUp
    const place = id === null || step === null ? null : { id, step }
    return answerOnce(call, desk.log, { key, token: '', words: ended.status }, async () => {
      const after = await report(desk, call, place, ended)
      if (ended.callerLeft) {
        await desk.calls.end(call, 'caller', request.callStatus)
        return bare(call, desk.documents.nothing)
      }
      return goOn(desk, call, after)
    })
  })
}

async function report(desk: Desk, call: Call, place: TransferPlace | null, ended: DialEnded): Promise<AfterAttempt> {
  const attempt = attemptUnderWay(call.state)
  if (!attempt || !place || !desk.transfers) return { kind: 'back' }
  const whispered = call.state.answeredKeys.has(whisperKey(place))
  const outcome = outcomeOf(ended, attempt, whispered)
  return desk.transfers.ended(call, { ...place, outcome, seconds: outcome === 'answered' ? ended.seconds : 0 })
}

async function goOn(desk: Desk, call: Call, after: AfterAttempt): Promise<OnceAnswer> {
  switch (after.kind) {
    case 'dial':
      return bare(call, desk.documents.transfer(after.plan, call.state.language))
    case 'over':
      await desk.calls.end(call, 'transferred', '')
      return bare(call, desk.documents.hangUp)
    case 'back':
      return back(desk, call)
  }
}

/** The conversation goes on where it was, on the line that it was on. */
function back(desk: Desk, call: Call): OnceAnswer {
  if (call.state.line === 'relay') {
    // A session that began here would end at once; by the time the caller asks again, another process is here.
    if (desk.isStopping()) return bare(call, desk.documents.comeBack('', '/relay_ended?again=1'))
    return bare(call, desk.relay.connect(call.id, null))
  }
  const { reply, ...place } = desk.exchange.returned(call)
  return { body: desk.documents.reply(reply), sent: { ...place, listens: reply.next.kind === 'listen' } }
}

/** A document that speaks none of the answer. */
function bare(call: Call, body: string): OnceAnswer {
  return { body, sent: { turn: call.state.turn, from: 0, given: 0, listens: false } }
}
