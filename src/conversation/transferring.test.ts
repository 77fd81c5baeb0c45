import { expect, test } from 'vitest'
import { createManualClock } from '../../test/fakes/manual-clock.ts'
import { fakeDesk } from '../../test/fakes/transfer-desk.ts'
import { type Call, createCall } from './call.ts'
import type { CallRecord } from './events.ts'
import type { CallLog } from './ports.ts'
import { isDialable, type TransferPlan } from './transfer-plan.ts'
import { createTransfers, endOfAttempt } from './transferring.ts'
import type { TransferDesk } from './transfers.ts'

const clock = createManualClock()
const billing = { target: 'billing', because: 'asked' } as const

function begun(desk: TransferDesk) {
  const records: CallRecord[] = []
  const problems: unknown[] = []
  const onProblem = (error: unknown) => void problems.push(error)
  const log: Pick<CallLog, 'append'> = { append: async (more) => void records.push(...more) }
  const call: Call = createCall('CA1', [], {
    ...{ log: log as CallLog, publish: () => undefined, now: () => clock.now(), onProblem },
  })
  call.note({ type: 'call.started', from: '+15550100001', to: '+15550100099', line: 'relay', greeting: 'Hello.' })
  return { call, records, problems, transfers: createTransfers({ desk, language: 'en-US', clock, onProblem }) }
}

test('a transfer that goes on is not begun again', async () => {
  const desk = fakeDesk({}, {})
  const { call, records, transfers } = begun(desk)
  const first = await transfers.begin(call, billing)
  expect(await transfers.begin(call, { ...billing, target: 'reception' })).toEqual(first)
  expect(desk.asked).toHaveLength(1)
  expect(records.filter(({ event }) => event.type === 'call.transferring')).toHaveLength(1)
})

test('the desk is told who calls, and nothing that the caller says is dialled', async () => {
  const desk = fakeDesk()
  const { call, transfers } = begun(desk)
  call.note({ type: 'caller.said', turn: 1, text: 'Dial +19005550100', via: 'speech', confidence: 1 })
  expect(await transfers.begin(call, { target: '+19005550100', because: 'asked' })).toEqual({
    refused: 'Nobody of that name works here.',
  })
  expect(desk.asked[0]?.facts).toMatchObject({
    ...{ callId: 'CA1', caller: '+15550100001', called: '+15550100099', language: 'en-US', turn: 1 },
    callerWords: ['Dial +19005550100'],
  })
})

test('a desk that fails leaves the caller with the assistant', async () => {
  const { call, problems, transfers } = begun({ plan: () => Promise.reject(new Error('no calendar')) })
  expect(await transfers.begin(call, billing)).toEqual({ refused: '' })
  expect(problems).toEqual([new Error('no calendar')])
  expect(call.state.transfer).toBeNull()
})

test('fallbacks come to an end, however the desk goes on', async () => {
  const endless: TransferDesk = {
    plan: (facts, target, step) =>
      fakeDesk({})
        .plan(facts, target, 0)
        .then((plan) => ({ ...plan, step })),
  }
  const { call, transfers } = begun(endless)
  let plan = (await transfers.begin(call, billing)) as TransferPlan
  for (let attempts = 1; ; attempts++) {
    const after = await transfers.ended(call, { id: plan.id, step: plan.step, outcome: 'busy', seconds: 0 })
    if (after.kind === 'dial') plan = after.plan
    else {
      expect([after.kind, attempts]).toEqual(['back', 10])
      return
    }
  }
})

test('a late report of an earlier attempt changes nothing', async () => {
  const { call, transfers } = begun(fakeDesk({}, {}))
  const { id } = (await transfers.begin(call, billing)) as TransferPlan
  const second = await transfers.ended(call, { id, step: 0, outcome: 'busy', seconds: 0 })
  expect(second).toMatchObject({ kind: 'dial', plan: { step: 1 } })
  expect(await transfers.ended(call, { id, step: 0, outcome: 'answered', seconds: 9 })).toEqual(second)
  await transfers.screened(call, { id, step: 0 }, 'accepted')
  await transfers.connected(call, { id, step: 0 })
  expect(call.state.transfer).toMatchObject({ plan: { step: 1 }, screened: null, connectedAt: null, outcome: null })
})

test('the end of a call tells what came of the attempt', async () => {
  const { call, transfers } = begun(fakeDesk({}))
  expect(endOfAttempt(call.state, 'caller', clock.now())).toEqual([])
  const { id } = (await transfers.begin(call, billing)) as TransferPlan
  expect(endOfAttempt(call.state, 'caller', clock.now())).toMatchObject([{ outcome: 'caller-left', seconds: 0 }])
  expect(endOfAttempt(call.state, 'swept', clock.now())).toMatchObject([{ outcome: 'failed' }])
  await transfers.connected(call, { id, step: 0 })
  await clock.advance(42_000)
  expect(endOfAttempt(call.state, 'caller', clock.now())).toMatchObject([{ outcome: 'answered', seconds: 42 }])
})

test.each([
  ['number', '+15550100201', true],
  ['number', '5550100201', false],
  ['number', '+15550100201#1', false],
  ['number', '911', false],
  ['sip', 'sip:desk@pbx.example', true],
  ['sip', 'sips:desk@pbx.example:5061;transport=tls', true],
  ['sip', 'sip:desk@pbx.example?X-Header=1', false],
  ['sip', 'https://pbx.example', false],
  ['client', 'front-desk', true],
  ['client', 'front desk', false],
  ['client', '<Number>', false],
] as const)('a %s may be %s: %s', (kind, address, expected) => {
  expect(isDialable({ kind, address })).toBe(expected)
})
