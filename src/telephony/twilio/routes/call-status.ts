import { type Desk, endKnownCall } from '../desk.ts'
import { isFinalStatus, type WebhookRequest } from '../webhook-request.ts'

/** `POST /call_status`: the carrier's word on a call's end; it may come late, twice, or for a call that we never had. */
export async function callStatus(desk: Desk, request: WebhookRequest): Promise<string> {
  if (isFinalStatus(request.callStatus)) await endKnownCall(desk, request)
  return desk.documents.nothing
}
