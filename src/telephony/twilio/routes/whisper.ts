import type { Call } from '../../../conversation/call.ts'
import { answerOnce } from '../../../conversation/once.ts'
import { attemptUnderWay, type TransferPlace } from '../../../conversation/transferring.ts'
import { type Desk, withKnownCall } from '../desk.ts'
import type { WebhookRequest } from '../webhook-request.ts'

/** Names the request for the whisper of an attempt: once it is answered, somebody has picked up. */
export function whisperKey({ id, step }: TransferPlace): string {
  return `whisper:${id}:${step}`
}

/** `POST /whisper`: the person who was dialled has picked up, on a leg of its own, and is told who calls. */
export async function whisper(desk: Desk, request: WebhookRequest): Promise<string> {
  return onAttempt(desk, request, (call, place) =>
    once(desk, call, whisperKey(place), '', async () => {
      const plan = attemptAt(call, place)?.plan
      return plan ? desk.documents.whisper(plan) : desk.documents.hangUp
    }),
  )
}

/** `POST /whisper_answered`: the person pressed a key, or nothing; only 1 connects the two. */
export async function whisperAnswered(desk: Desk, request: WebhookRequest): Promise<string> {
  const { digits, token } = request
  return onAttempt(desk, request, (call, place) =>
    once(
      desk,
      call,
      `whisper_answered:${place.id}:${place.step}`,
      digits,
      async () => {
        await desk.transfers?.screened(call, place, digits === '1' ? 'accepted' : digits === '' ? 'silent' : 'refused')
        if (attemptAt(call, place)?.screened !== 'accepted') return desk.documents.hangUp
        await desk.transfers?.connected(call, place)
        return desk.documents.connect
      },
      token,
    ),
  )
}

/** `POST /dial_status`: somebody who is told nothing beforehand has answered, and so the two speak. */
export async function dialStatus(desk: Desk, request: WebhookRequest): Promise<string> {
  if (request.callStatus !== 'in-progress') return desk.documents.nothing
  await onAttempt(desk, request, async (call, place) => {
    await desk.transfers?.connected(call, place)
    return ''
  })
  return desk.documents.nothing
}

/** The caller's call, found by the leg's parent: without one that waits for this person, nobody is connected. */
function onAttempt(
  desk: Desk,
  { parentCallId, id, step }: WebhookRequest,
  act: (call: Call, place: TransferPlace) => Promise<string>,
): Promise<string> {
  const declined = Promise.resolve(desk.documents.hangUp)
  if (parentCallId === null || id === null || step === null) return declined
  return withKnownCall(desk, parentCallId, (call) => (call ? act(call, { id, step }) : declined))
}

function attemptAt(call: Call, { id, step }: TransferPlace) {
  const current = attemptUnderWay(call.state)
  return current?.plan.id === id && current.plan.step === step && call.state.ended === null ? current : null
}

/** The same bytes for a repeat, as for the caller's own requests. */
function once(desk: Desk, call: Call, key: string, words: string, produce: () => Promise<string>, token = '') {
  return answerOnce(call, desk.log, { key, token, words }, async () => ({
    body: await produce(),
    sent: { turn: call.state.turn, from: 0, given: 0, listens: false },
  }))
}
