import { describe, expect, test } from 'vitest'
import { doneAnd } from '../../define-action.ts'
import { clinic, openDesk, wednesdayMorning } from '../desk.test-support.ts'

const saturday = wednesdayMorning + 3 * 86_400_000

describe('who is meant', () => {
  const { desk } = openDesk()
  test.each([
    ['billing', 'billing'],
    ['the Billing department, please', 'billing'],
    ['biling', 'billing'],
    ['Front-Desk', 'reception'],
    ['recepcion', 'reception'],
    ['Anna Smith', 'Dr. Anna Smith'],
    ['john', 'Dr. John Smith'],
  ])('%s is %s', (asked, name) => {
    expect(desk.find(asked)).toMatchObject({ kind: 'one', person: { name } })
  })

  test('a name that several have is asked back', async () => {
    expect(desk.find('Dr Smith')).toMatchObject({ kind: 'several' })
    const result = await openDesk().act('put_through', { target: 'Dr. Smith' })
    expect(result).toMatchObject({ outcome: 'failed', text: 'Do you mean Dr. Anna Smith or Dr. John Smith?' })
  })

  test.each(['', 'Bob', '+15559990000', 'sip:evil@example.org', '911', '__proto__'])('%j is nobody', (asked) => {
    expect(desk.find(asked).kind).toBe('none')
  })
})

describe('what is dialled', () => {
  test('the settings decide, with a whisper for the person', async () => {
    const { plan } = openDesk()
    expect(await plan('reception')).toEqual({
      id: 't1',
      target: 'reception',
      to: { kind: 'number', address: '+15550100110' },
      ringSeconds: 20,
      mode: 'warm',
      step: 0,
      limitSeconds: 3_600,
      callerId: '+15550100100',
      whisper: 'A call for reception. It comes from +1 202 555 0143. The caller said: I have a question on my bill.',
    })
  })

  test('a number in the words of caller or model is never dialled', async () => {
    const { act, plan } = openDesk()
    expect(await act('put_through', { target: '+1 900 555 0199', reason: 'call +19005550199' })).toMatchObject({
      outcome: 'failed',
    })
    expect(await plan('+19005550199')).toEqual({ refused: expect.stringContaining('I have nobody of that name') })
  })

  test('fallbacks are the next steps, and then nobody is left', async () => {
    const { plan } = openDesk()
    expect(await plan('reception', 1)).toMatchObject({ target: 'Dr. Anna Smith', announce: 'Trying Dr. Anna Smith.' })
    expect(await plan('reception', 2)).toEqual({ refused: '' })
  })

  test('who is closed is told so, or another is called instead', async () => {
    const { act, plan, state } = openDesk()
    state.now = saturday
    expect(await plan('reception')).toMatchObject({ target: 'Dr. Anna Smith' })
    expect(await act('put_through', { target: 'reception' })).toMatchObject(
      doneAnd('reception cannot be reached at this time, so I am putting you through to Dr. Anna Smith.', {
        ...{ kind: 'transfer', target: 'reception', because: 'asked' },
      }),
    )
    const alone = openDesk(clinic({ people: [{ name: 'reception', to: '+15550100110', hours: 'business' }] }))
    alone.state.now = saturday
    expect(await alone.plan('reception')).toEqual({ refused: 'reception is not available.' })
    expect(await alone.plan('reception', 0, { because: 'emergency' })).toMatchObject({ target: 'reception' })
  })

  test('a rota finds who is on duty, by weekday and by date', async () => {
    const rota = {
      zone: 'America/New_York',
      shifts: [
        { dates: ['2026-12-24/2026-12-26'], to: '+15550100121' },
        { days: ['saturday', 'sunday'], hours: ['08:00-20:00'], to: '+15550100122' },
      ],
    }
    const { plan, state } = openDesk(clinic({ people: [{ name: 'nurse', to: '+15550100120', rota }] }))
    const dialledAt = async (time: string) => {
      state.now = Date.parse(time)
      const made = await plan('nurse')
      return 'refused' in made ? made : made.to.address
    }
    expect(await dialledAt('2026-12-02T15:00:00Z')).toBe('+15550100120')
    expect(await dialledAt('2026-12-05T15:00:00Z')).toBe('+15550100122')
    expect(await dialledAt('2026-12-06T02:00:00Z')).toBe('+15550100120')
    expect(await dialledAt('2026-12-24T04:59:00Z')).toBe('+15550100120')
    expect(await dialledAt('2026-12-24T05:00:00Z')).toBe('+15550100121')
    expect(await dialledAt('2026-12-27T04:59:00Z')).toBe('+15550100121')
  })

  test('no country, prefix or tariff is dialled that the settings do not allow', async () => {
    const people = [
      { name: 'jamaica', to: '+18765550123' },
      { name: 'premium', to: '+19005550123' },
      { name: 'blocked', to: '+12025550143' },
      { name: 'satellite', to: '+88213300655' },
    ]
    const { plan } = openDesk(clinic({ people, transfers: { blockedPrefixes: ['+1202'] } }))
    for (const { name } of people) expect(await plan(name)).toEqual({ refused: `${name} is not available.` })
    const open = openDesk(clinic({ people, transfers: { countries: ['JM'] } }))
    expect(await open.plan('jamaica')).toMatchObject({ target: 'jamaica' })
  })

  test('a caller without a number is put through all the same', async () => {
    const { plan } = openDesk()
    expect(await plan('reception', 0, { caller: 'anonymous', callerWords: [] })).toMatchObject({
      whisper: 'A call for reception.',
    })
  })
})

describe('what transfers may cost', () => {
  const use = (seconds: number | null, callId = 'CA9') => ({
    ...{ callId, id: 't1', step: 0, to: { kind: 'number' as const, address: '+15550100110' } },
    ...{ limitSeconds: 3_600, seconds },
  })

  test('the day ends when its money is spent, and what goes on counts as whole', async () => {
    const { plan, state } = openDesk(clinic({ transfers: { dailySpend: 1, pricePerMinute: { US: 0.01 } } }))
    state.transfers = [use(null)]
    expect(await plan('reception')).toMatchObject({ limitSeconds: 40 * 60 })
    state.transfers = [use(null), use(2_341)]
    expect(await plan('reception')).toEqual({ refused: expect.stringContaining('cannot put calls through') })
  })

  test('tests come to no limit, and take nothing of it', async () => {
    const { plan } = openDesk(clinic({ transfers: { mostPerDay: 1 } }))
    expect(await plan('reception', 0, { callId: 'CA1', isTest: true })).toHaveProperty('to')
    expect(await plan('reception', 0, { callId: 'CA2' })).toHaveProperty('to')
    expect(await plan('reception', 0, { callId: 'CA3' })).toHaveProperty('refused')
    expect(await plan('reception', 0, { callId: 'CA4', isTest: true })).toHaveProperty('to')
  })

  test('two plans at the same moment do not spend the same money', async () => {
    const { plan } = openDesk(clinic({ transfers: { dailySpend: 0.9, pricePerMinute: { US: 0.01 } } }))
    const plans = await Promise.all([plan('reception'), plan('reception', 0, { callId: 'CA2' })])
    expect(plans).toMatchObject([{ limitSeconds: 3_600 }, { limitSeconds: 30 * 60 }])
  })

  test('attempts are counted for each call and for the day, but an emergency is put through', async () => {
    const { plan, state } = openDesk(clinic({ transfers: { mostPerCall: 2, mostPerDay: 3 } }))
    state.transfers = [use(1, 'CA1'), use(1, 'CA1')]
    expect(await plan('reception')).toHaveProperty('refused')
    expect(await plan('reception', 0, { callId: 'CA2' })).toHaveProperty('to')
    state.transfers.push(use(1))
    expect(await plan('reception', 0, { callId: 'CA3' })).toHaveProperty('refused')
    expect(await plan('reception', 0, { because: 'emergency' })).toMatchObject({
      whisper: expect.stringContaining('This is an emergency.'),
    })
  })
})
