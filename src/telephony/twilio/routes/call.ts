import type { Call } from '../../../conversation/call.ts'
import { answerOnce } from '../../../conversation/once.ts'
import { type Desk, withCall } from '../desk.ts'
import { isFinalStatus, type WebhookRequest } from '../webhook-request.ts'
import { openCall } from './opening.ts'

/** A stopping program is gone within seconds; whoever was sent back this often meets something else. */
const mostReturns = 20

/** `POST /call`: a call comes in; it is greeted and listened to, or refused with a sentence. */
export async function answerCall(desk: Desk, request: WebhookRequest): Promise<string> {
  const { calls, documents, assistant } = desk
  if (isFinalStatus(request.callStatus)) return documents.nothing
  const known = await calls.find(request.callId)
  if (!known) {
    if (desk.isStopping()) return comeBack(desk, request)
    const refusal = await desk.admission.refusalFor(request.from)
    if (refusal !== null) return documents.farewell(refusal)
  }
  if (known && known.state.ended !== null) return documents.farewell(assistant.farewell)
  const line = desk.relay.line(request.to, request.callId)
  return withCall(desk, request, (call) => begin(desk, call), line)
}

function begin(desk: Desk, call: Call): Promise<string> {
  const once = { key: 'call', token: '', words: '' }
  return answerOnce(call, desk.log, once, async () => openCall(desk, call))
}

function comeBack({ documents, assistant }: Desk, { again }: WebhookRequest): string {
  if (again >= mostReturns) return documents.farewell(assistant.prompts.busy)
  return documents.comeBack(assistant.prompts.restarting, `/call?again=${again + 1}`)
}
