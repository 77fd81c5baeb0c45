import type { TransferPlan } from '../../src/conversation/transfer-plan.ts'
import type { TransferDesk, TransferFacts } from '../../src/conversation/transfers.ts'

export const billing = '+15550100201'
export const reception = '+15550100202'

/** A desk with one target, whose fallbacks are the further plans. Keeps what it was asked. */
export interface FakeDesk extends TransferDesk {
  readonly asked: { facts: TransferFacts; target: string; step: number }[]
}

/** Plans as given, in order; what is left out of a plan is a warm call to the billing desk. */
export function fakeDesk(...plans: readonly Partial<TransferPlan>[]): FakeDesk {
  const asked: FakeDesk['asked'] = []
  return {
    asked,
    async plan(facts, target, step) {
      asked.push({ facts, target, step })
      const plan = target === 'billing' ? plans[step] : undefined
      if (!plan) return { refused: step === 0 ? 'Nobody of that name works here.' : '' }
      return {
        id: facts.id,
        target: 'billing',
        to: { kind: 'number', address: billing },
        ringSeconds: 20,
        mode: 'warm',
        whisper: 'A call about an invoice.',
        callerId: null,
        step,
        ...plan,
      }
    },
  }
}

/** A desk at which nobody can be reached. */
export const nobody: TransferDesk = { plan: async () => ({ refused: '' }) }
