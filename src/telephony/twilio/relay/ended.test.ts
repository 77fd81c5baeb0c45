import { describe, expect, test } from 'vitest'
import { parseRelayEnded } from './ended.ts'

const callId = 'CA00000000000000000000000000000001'
const body = {
  CallSid: callId,
  CallStatus: 'in-progress',
  SessionId: 'VX1',
  SessionStatus: 'ended',
  SessionDuration: '12',
  HandoffData: '{"reason":"goodbye"}',
}
const parsed = {
  callId,
  sessionId: 'VX1',
  status: 'ended',
  durationMs: 12_000,
  handoff: { reason: 'goodbye' },
  errorCode: null,
  errorMessage: '',
}

describe('the end of a session', () => {
  test.each([
    ['by us', {}, {}],
    ['by us, to be resumed', { HandoffData: '{"reason":"resume"}' }, { handoff: { reason: 'resume' } }],
    [
      'by the caller',
      { CallStatus: 'completed', SessionStatus: 'completed', HandoffData: undefined },
      { status: 'completed', handoff: null },
    ],
    [
      'by a fault',
      { SessionStatus: 'failed', ErrorCode: '64102', ErrorMessage: 'no\nsocket', HandoffData: undefined },
      { status: 'failed', handoff: null, errorCode: '64102', errorMessage: 'no socket' },
    ],
    ['in capitals', { SessionStatus: 'ENDED' }, {}],
    ['of a call that is over', { CallStatus: 'completed', SessionStatus: 'failed' }, { status: 'completed' }],
    ['with a status that we do not know', { SessionStatus: 'evaporated' }, { status: 'failed' }],
    ['without a status', { SessionStatus: undefined }, { status: 'failed' }],
    ['with an odd error code', { ErrorCode: '<b>' }, { errorCode: null }],
    ['with an odd duration', { SessionDuration: '-1' }, { durationMs: null }],
    ['without a duration', { SessionDuration: undefined }, { durationMs: null }],
    ['with doubled parameters', { SessionStatus: ['ended', 'failed'], SessionId: ['VX1', 'VX2'] }, {}],
  ])('%s', (_name, more, differs) => {
    expect(parseRelayEnded({ ...body, ...more })).toEqual({ ...parsed, ...differs })
  })
})

test.each([
  '',
  'goodbye',
  '{"reason":',
  'null',
  '[]',
  '{"reason":"free money"}',
  '{"reason":{"goodbye":1}}',
  '{"reasons":"goodbye"}',
])('handoff data %s is none of ours', (HandoffData) => {
  expect(parseRelayEnded({ ...body, HandoffData })?.handoff).toBeNull()
})

test('of handoff data only our own keys are taken', () => {
  const HandoffData = '{"reason":"webhook","to":"+15550100666","__proto__":{"admin":true}}'
  expect(parseRelayEnded({ ...body, HandoffData })?.handoff).toEqual({ reason: 'webhook' })
})

test.each([null, undefined, 'text', {}, { CallSid: '' }, { CallSid: '../x' }])('%j names no call', (odd) => {
  expect(parseRelayEnded(odd)).toBeNull()
})
