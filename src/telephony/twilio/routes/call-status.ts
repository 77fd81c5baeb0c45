import type { Desk } from '../desk.ts'
import { isFinalStatus, type WebhookRequest } from '../webhook-request.ts'

/** `POST /call_status`: the carrier's word on a call's end; it may come late, twice, or for a call that we never had. */
export async function callStatus(desk: Desk, request: WebhookRequest): Promise<string> {
  if (isFinalStatus(request.callStatus)) {
    const call = await desk.calls.find(request.callId)
    if (call) await desk.calls.end(call, 'caller', request.callStatus)
  }
  return desk.documents.nothing
}
