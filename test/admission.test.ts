import { describe, expect, test } from 'vitest'
import { greeting, openLines, words } from './support/lines.ts'
import { newCallSid } from './support/signed.ts'
import { caller, spokenIn } from './support/test-app.ts'

const lines = openLines()

describe('admission', () => {
  test('a caller has so many calls an hour, then hears why not', async () => {
    const line = await lines.start({ assistant: { limits: { callsPerCallerPerHour: 2 } } })
    for (const number of [901, 902]) await caller(line.app, newCallSid(number)).call()
    const { body } = await caller(line.app, newCallSid(903)).call()
    expect(words(spokenIn(body))).toContain('many times in the last hour')
    expect(body).toContain('<Hangup/>')
    const other = await caller(line.app, newCallSid(904)).call({ From: '+15550100777' })
    expect(spokenIn(other.body)).toEqual([greeting])
  })

  test('the house is full at its limit, and has room again after a call ends', async () => {
    const line = await lines.start({ assistant: { limits: { liveCalls: 1 } } })
    const first = caller(line.app, newCallSid(911))
    await first.call()
    expect((await caller(line.app, newCallSid(912)).call()).body).toContain('<Hangup/>')
    await first.hangUp()
    expect(spokenIn((await caller(line.app, newCallSid(913)).call()).body)).toEqual([greeting])
  })

  test('one call cannot ask without end', async () => {
    const line = await lines.start({ assistant: { limits: { requestsPerCallPerMinute: 10 } } })
    await line.call()
    const statuses = []
    for (let turn = 1; turn <= 12; turn += 1) statuses.push((await line.say(1, '')).status)
    expect(statuses.slice(0, 9)).not.toContain(429)
    expect(statuses.at(-1)).toBe(429)
  })

  test('whoever sends unsigned requests is not listened to for long', async () => {
    const line = await lines.start({ assistant: { limits: { refusedPerMinute: 3 } } })
    const statuses = []
    for (let count = 0; count < 5; count += 1) {
      statuses.push((await line.app.post('/call', { CallSid: 'CA1' }, { 'x-twilio-signature': 'x' })).status)
    }
    expect(statuses).toEqual([403, 403, 403, 429, 429])
  })
})
