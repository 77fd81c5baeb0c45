import type { Clock } from '../lib/clock.ts'
import type { Call } from './call.ts'
import { callFacts } from './call-facts.ts'
import type { CallState, TransferState } from './call-state.ts'
import type { CallEvent, EndReason } from './events.ts'
import { isDialable, type ScreenedAnswer, type TransferOutcome, type TransferPlan } from './transfer-plan.ts'
import type { TransferDesk, TransferReason, TransferRefusal } from './transfers.ts'

/** Puts callers through: one transfer of a call at a time, each attempt in the log before anybody is dialled. */
export interface Transfers {
  /**
   * Begins to put a caller through. While a transfer of the call goes on, that one is given: nobody is dialled twice.
   * @returns the attempt to dial now, durable in the log, or what the caller is told instead. Rejects when the log fails.
   */
  begin(call: Call, request: TransferRequest): Promise<TransferPlan | TransferRefusal>
  /** The person heard of the caller, and did this. */
  screened(call: Call, place: TransferPlace, answer: ScreenedAnswer): Promise<void>
  /** The two speak with each other. */
  connected(call: Call, place: TransferPlace): Promise<void>
  /**
   * An attempt is over: the next fallback is planned unless they spoke or the caller left. A report that is not of the
   * attempt under way changes nothing.
   */
  ended(call: Call, report: AttemptReport): Promise<AfterAttempt>
}

interface TransferRequest {
  /** A name of the settings. */
  readonly target: string
  readonly because: TransferReason
}

/** Which attempt of a call is meant. */
export interface TransferPlace {
  readonly id: string
  readonly step: number
}

interface AttemptReport extends TransferPlace {
  readonly outcome: TransferOutcome
  /** How long they spoke. */
  readonly seconds: number
}

/** `dial` the next; `back` in the conversation, where the call's state tells of the last attempt; `over` for good. */
export type AfterAttempt =
  | { readonly kind: 'dial'; readonly plan: TransferPlan }
  | { readonly kind: 'back' }
  | { readonly kind: 'over' }

export interface TransfersOptions {
  readonly desk: TransferDesk
  /** Of the settings. */
  readonly language: string
  readonly clock: Clock
  readonly onProblem: (error: unknown) => void
}

/** However the settings name each other, nobody waits for more attempts than this. */
const mostSteps = 10

export function createTransfers({ desk, language, clock, onProblem }: TransfersOptions): Transfers {
  async function planAttempt(
    call: Call,
    { id, step, target, because }: TransferPlace & TransferRequest,
  ): Promise<TransferPlan | TransferRefusal> {
    const callerWords = call.state.turns.map(({ said }) => said)
    const facts = { ...callFacts(call, language, clock.now()), id, because, callerWords }
    try {
      const plan = await desk.plan(facts, target, step)
      if ('refused' in plan) return plan
      if (isDialable(plan.to)) return { ...plan, id, step }
      throw new Error(`The plan for ${JSON.stringify(target)} has an address that cannot be dialled.`)
    } catch (error) {
      onProblem(error)
      return { refused: '' }
    }
  }

  async function attempt(
    call: Call,
    asked: TransferPlace & TransferRequest & { readonly turn: number },
  ): Promise<TransferPlan | TransferRefusal> {
    const plan = await planAttempt(call, asked)
    if ('refused' in plan) return plan
    const { turn, because, target } = asked
    await call.record({ type: 'call.transferring', turn, because, asked: target, ...plan })
    return plan
  }

  return {
    async begin(call, request) {
      const underWay = attemptUnderWay(call.state)
      if (underWay) return underWay.plan
      const { seq, turn } = call.state
      return attempt(call, { ...request, id: `t${seq}`, step: 0, turn })
    },

    async screened(call, place, answer) {
      const current = attemptAt(call.state, place)
      if (current && current.screened === null) await call.record({ type: 'transfer.screened', ...place, answer })
    },

    async connected(call, place) {
      const current = attemptAt(call.state, place)
      if (!current || current.connectedAt !== null) return
      await call.record({ type: 'call.transferred', id: place.id, target: current.plan.target })
    },

    async ended(call, report) {
      const { id, step, outcome, seconds } = report
      const current = attemptAt(call.state, report)
      if (!current) return afterwards(call.state)
      const { target } = current.plan
      if (outcome === 'answered' && current.connectedAt === null) call.note({ type: 'call.transferred', id, target })
      await call.record({ type: 'transfer.ended', id, target, step, outcome, seconds })
      if (outcome === 'answered' || outcome === 'caller-left') return { kind: 'over' }
      if (step + 1 >= mostSteps) return { kind: 'back' }
      const { because, turn, asked } = current
      const next = await attempt(call, { id, step: step + 1, target: asked, because, turn })
      return 'refused' in next ? { kind: 'back' } : { kind: 'dial', plan: next }
    },
  }
}

/** The attempt that goes on at this moment, or null. */
export function attemptUnderWay(state: Readonly<CallState>): TransferState | null {
  return state.transfer?.outcome === null ? state.transfer : null
}

/** What the log gets at the end of a call of which an attempt still goes on. */
export function endOfAttempt(state: Readonly<CallState>, reason: EndReason, now: number): CallEvent[] {
  const current = attemptUnderWay(state)
  if (!current) return []
  const { plan, connectedAt } = current
  const { id, target, step } = plan
  const seconds = connectedAt === null ? 0 : Math.max(Math.round((now - connectedAt) / 1_000), 0)
  const unconnected = reason === 'caller' ? 'caller-left' : 'failed'
  return [
    { type: 'transfer.ended', id, target, step, outcome: connectedAt === null ? unconnected : 'answered', seconds },
  ]
}

function attemptAt(state: Readonly<CallState>, { id, step }: TransferPlace): TransferState | null {
  const current = attemptUnderWay(state)
  return current?.plan.id === id && current.plan.step === step ? current : null
}

/** What a late report finds. */
function afterwards(state: Readonly<CallState>): AfterAttempt {
  const { transfer } = state
  if (state.ended !== null || transfer?.outcome === 'answered' || transfer?.outcome === 'caller-left')
    return { kind: 'over' }
  return transfer?.outcome === null ? { kind: 'dial', plan: transfer.plan } : { kind: 'back' }
}
