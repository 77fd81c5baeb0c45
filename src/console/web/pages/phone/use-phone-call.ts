import { useMutation } from '@tanstack/react-query'
import { useEffect, useReducer, useRef, useState } from 'react'
import { complain } from '../../components/say.tsx'
import { ApiError } from '../../data/api-error.ts'
import { useEvents } from '../../data/events/use-events.ts'
import { type CallView, happened, lost, noCall } from './call-view.ts'
import {
  eventsOf,
  type HappeningEvent,
  type PhoneWishBody,
  type Reaction,
  telephone,
  type VoiceReportBody,
} from './data.ts'
import { type InOrder, inOrder } from './in-order.ts'
import { keepCall, keptCall, type PlacedCall } from './placed-call.ts'
import type { Voice } from './speech/voice.ts'

/** The telephone of the page, with at most one call. */
export interface PhoneOnPage {
  /** Null before the first call. */
  readonly placed: PlacedCall | null
  readonly view: CallView
  readonly isLive: boolean
  readonly isDialling: boolean
  /** Why the last call could not be made. */
  readonly error: unknown
  /** What was said and is not with the assistant yet. */
  readonly waiting: readonly string[]
  call(wish: PhoneWishBody): void
  say(text: string): void
  /** All words so far of what is being typed or spoken. */
  typing(text: string): void
  press(keys: string): void
  person(does: Reaction | 'hang-up'): void
  hangUp(): void
  report(reports: readonly VoiceReportBody[]): void
  /** For {@link useCallEvents}. */
  readonly take: (happening: HappeningEvent) => void
  readonly lose: () => void
}

type Change = { readonly kind: 'new' | 'lost' } | { readonly kind: 'happened'; readonly happening: HappeningEvent }

function changed(view: CallView, change: Change): CallView {
  switch (change.kind) {
    case 'new':
      return noCall
    case 'lost':
      return lost(view)
    case 'happened':
      return happened(view, change.happening)
  }
}

/** @param voice falls silent when the caller speaks up, and tells how far it was */
export function usePhoneCall(voice: Pick<Voice, 'stop'>): PhoneOnPage {
  const [placed, setPlaced] = useState<PlacedCall | null>(keptCall)
  const [view, change] = useReducer(changed, noCall)
  const [waiting, setWaiting] = useState<readonly string[]>([])
  const line = useRef<InOrder>(null)
  line.current ??= inOrder(complain)
  const { send, sendNewest } = line.current

  const dial = useMutation({
    mutationFn: telephone.call,
    onSuccess({ id }, wish) {
      change({ kind: 'new' })
      setWaiting([])
      const call = { id, wish, madeAt: Date.now() }
      keepCall(call)
      setPlaced(call)
    },
  })
  const isLive = placed !== null && view.phase !== 'ended'

  useEffect(() => {
    if (placed && view.phase === 'ended') keepCall(null)
  }, [placed, view.phase])

  function take(happening: HappeningEvent): void {
    change({ kind: 'happened', happening })
    if (happening.kind === 'caller' && happening.via === 'speech') setWaiting(([, ...others]) => others)
    if (happening.kind === 'state' && happening.state === 'ended') setWaiting([])
  }

  /** Does something in the call; a voice that speaks falls silent for it. */
  function act(what: (id: string, heard: VoiceReportBody | null) => Promise<unknown>): void {
    if (!placed || !isLive) return
    const heard = voice.stop()
    send(() => what(placed.id, heard))
  }

  return {
    ...{ placed, view, isLive, waiting, take, isDialling: dial.isPending, error: dial.error },
    lose: () => change({ kind: 'lost' }),
    call: (wish) => dial.mutate(wish),
    say(text) {
      if (text !== '') setWaiting((before) => [...before, text])
      act((id, heard) => telephone.say(id, { text, heard }))
    },
    typing(text) {
      if (!placed || !isLive) return
      const heard = voice.stop()
      const tell = () => telephone.typing(placed.id, { text, heard })
      // How far the voice was must arrive, whatever is typed meanwhile.
      if (heard) send(tell)
      else sendNewest(tell)
    },
    press: (keys) => act((id, heard) => telephone.press(id, { keys, heard })),
    person(does) {
      if (placed) send(() => telephone.person(placed.id, does))
    },
    hangUp() {
      voice.stop()
      // Not behind words that may be on their way for long.
      if (placed) telephone.hangUp(placed.id).catch(complain)
    },
    report(reports) {
      // A report that comes too late changes nothing.
      if (placed && isLive) telephone.voice(placed.id, reports).catch(() => {})
    },
  }
}

/** Follows a call, also while the tab is hidden; one that the server does not know any more is over. */
export function useCallEvents(id: string, { take, lose }: Pick<PhoneOnPage, 'take' | 'lose'>): void {
  const state = useEvents({
    url: (after) => eventsOf(id, after),
    on: { happening: (data) => take(data as HappeningEvent) },
    evenHidden: true,
  })
  useEffect(() => {
    if (state !== 'reconnecting') return
    telephone.find(id).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 404) lose()
    })
  }, [state, id, lose])
}
