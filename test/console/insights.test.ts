import { parse } from 'csv-parse/sync'
import { describe, expect, test, vi } from 'vitest'
import type { CallCount, CallList } from '../../src/console/routes/calls/schema.ts'
import type { InsightsAnswer } from '../../src/console/routes/insights/schema.ts'
import type { MadeToken } from '../../src/console/routes/tokens/schema.ts'
import { openStore } from '../../src/store/open-store.ts'
import { answer } from '../fakes/fake-mistral.ts'
import { billing, calling, openReceptions } from '../receptionist/reception.ts'
import { madeUpCalls, takeUpAll } from '../support/archive-desk.ts'
import { addPerson, asOwner, type Browser, bearer, openBrowser, password, startConsole } from '../support/console.ts'

const receptions = openReceptions()
const env = { CONSOLE_PASSWORD: password }
/** As long as reading all of them takes on a busy machine. */
const patient = { timeout: 15_000, interval: 50 }

const insights = async (browser: Browser, query: string) =>
  (await browser.get<InsightsAnswer>(`/api/insights?${query}`)).body
const count = async (browser: Browser, query: string) =>
  (await browser.get<CallCount>(`/api/calls/count?${query}`)).body.count

describe('the insights of calls that are known', () => {
  test('are what one counts by hand', async () => {
    const desk = await receptions.withModel({ line: 'relay', env })
    const { mistral } = receptions

    const answered = await desk.call()
    mistral.script(answer('The pharmacy is on the ground floor.'))
    await answered.say('Where is the pharmacy?')
    await answered.call.hangUp()

    const transferred = await desk.call()
    mistral.script(calling(['put_through', { target: 'billing' }]), answer('One moment, please.'))
    await transferred.say('Can I speak to billing?')
    await transferred.call.over

    const missed = await desk.call({ [billing]: { does: 'busy' } })
    mistral.script(calling(['put_through', { target: 'billing' }]), answer('One moment, please.'))
    void missed.call.say('Can I speak to billing?')
    await expect.poll(missed.heard, patient).toContain('billing is on another call')
    await missed.call.hangUp()

    const hurt = await desk.call()
    await hurt.say('I have chest pain')
    await hurt.call.hangUp()

    const silent = await desk.call()
    await silent.call.silence()
    await silent.call.silence()
    await silent.call.hangUp()

    const owner = await asOwner(desk.app)
    await expect.poll(async () => (await insights(owner, 'range=today')).period.calls, patient).toBe(5)
    const { period, before, days, firstDay, today, zone } = await insights(owner, 'range=today')
    expect(period).toMatchObject({
      ...{ from: today, to: today, calls: 5, turns: 4, answeredAlone: 1, messages: 0, unanswered: 0, recorded: 0 },
      ...{ transfersTried: 2, withTransfersTried: 2, transfersReached: 1, withTransfersReached: 1 },
      ...{ emergencies: 1, silences: 2, withSilences: 1, interruptions: 0, withInterruptions: 0 },
      ...{ errors: 0, withErrors: 0, withMessages: 0, withUnanswered: 0 },
      languages: [{ value: 'en-US', calls: 5 }],
      lines: [{ value: 'relay', calls: 5 }],
    })
    expect(period.outcomes).toEqual({ answered: 2, transferred: 1, emergency: 1, abandoned: 1 })
    expect(period.weekHours.flat().reduce((sum, calls) => sum + calls, 0)).toBe(5)
    expect(period.delays.firstSentence).toMatchObject({ samples: 3, p50: expect.any(Number), p90: null, p95: null })
    expect([before.calls, days.length, days[0]?.calls, firstDay, zone]).toEqual([0, 1, 5, today, 'America/New_York'])
    expect(await count(owner, `fromDay=${today}&toDay=${today}&silent=1`)).toBe(1)
    const found = await owner.get<CallList>(`/api/calls?fromDay=${today}&alone=true`)
    expect(found.body.calls.map(({ callId }) => callId)).toEqual([answered.call.callSid])
  })
})
