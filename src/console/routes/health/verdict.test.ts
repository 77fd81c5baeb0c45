import { describe, expect, test } from 'vitest'
import { type VerdictFacts, verdictOf } from './verdict.ts'

const now = 10_000_000
const fine: VerdictFacts = {
  now,
  parts: [{ name: 'calls', state: 'ok', reason: '0 of at most 5 calls.' }],
  isConnected: true,
  wiring: { kind: 'without-keys' },
  traffic: { since: 0, lastLetIn: null, letIn: 0, refused: [] },
  disk: null,
  settings: null,
  deliveries: { dead: 0 },
  archive: { backlog: 0, isMore: false },
}

/** The verdict, and the areas that deserve a look. */
function judge(change: Partial<VerdictFacts>): string {
  const { state, attention } = verdictOf({ ...fine, ...change })
  return [state, ...attention.map((one) => `${one.area} ${one.state}`)].join(', ')
}

const numbers = (...states: ('down' | 'degraded' | 'right')[]): VerdictFacts['wiring'] => ({
  ...{ kind: 'known', at: now, publicUrl: 'https://phone.example', missing: null },
  numbers: states.map((state, index) => ({
    ...{ number: `+1555010010${index}`, name: '' },
    differences:
      state === 'right' ? [] : [{ state, setting: 'A call comes in', found: null, wanted: null, why: 'why' }],
  })),
})

type Refused = VerdictFacts['traffic']['refused'][number]
const refused = (cause: Refused['cause'], more: Partial<Refused> = {}): VerdictFacts['traffic'] => ({
  ...fine.traffic,
  refused: [{ cause, path: '/call', differs: 'x', fix: 'y', count: 1, lastAt: now - 1_000, ...more }],
})

test('with nothing wrong, calls are answered; without a token, those of this machine', () => {
  expect([judge({}), judge({ isConnected: false })]).toEqual(['answered', 'local'])
})

test('the worst counts, and stands first', () => {
  const parts: VerdictFacts['parts'] = [
    { name: 'model', state: 'degraded', reason: 'no key' },
    { name: 'store', state: 'down', reason: 'broken' },
  ]
  expect(judge({ parts, deliveries: { dead: 3 } })).toBe('down, store down, model degraded, deliveries notice')
  expect(judge({ parts: parts.slice(0, 1) })).toBe('degraded, model degraded')
  expect(judge({ parts: parts.slice(1), isConnected: false })).toBe('down, store down')
})

describe('numbers at Twilio', () => {
  test.each([
    ['down, wiring down', numbers('down')],
    ['degraded, wiring degraded', numbers('degraded')],
    ['answered', numbers('right')],
    ['answered', numbers('down', 'right')],
    ['down, wiring down, wiring down', numbers('down', 'down')],
    ['down, wiring down', numbers()],
    ['answered, wiring notice', { kind: 'unknown', at: now, reason: 'Twilio could not be asked' } as const],
    ['down, wiring down', { ...numbers(), missing: '+15550100109' } as VerdictFacts['wiring']],
  ])('%s', (verdict, wiring) => {
    expect(judge({ wiring })).toBe(verdict)
  })
})

describe('refused requests', () => {
  test.each([
    ['down, webhooks down', refused('address')],
    ['down, webhooks down', refused('parameters')],
    ['degraded, webhooks degraded', refused('token')],
    ['answered', refused('unsigned')],
    ['answered', refused('outside')],
    ['answered', refused(null)],
    ['answered', refused('address', { lastAt: now - 3_700_000 })],
    ['answered', { ...refused('address'), lastLetIn: { at: now - 500, path: '/call' } }],
    ['down, webhooks down', { ...refused('address'), lastLetIn: { at: now - 5_000, path: '/call' } }],
  ])('%s', (verdict, traffic) => {
    expect(judge({ traffic })).toBe(verdict)
  })
})

test('a full disk, settings and old work deserve a look', () => {
  const settings = { version: 'x', isExample: false, needsRestart: [], onDisk: 'same', faults: 0 } as const
  expect(judge({ disk: { freeBytes: 2 ** 29, totalBytes: 2 ** 40, files: [] } })).toBe('degraded, disk degraded')
  expect(judge({ settings: { ...settings, onDisk: 'faulty', faults: 2, needsRestart: [] } })).toBe(
    'degraded, settings degraded',
  )
  expect(judge({ settings: { ...settings, onDisk: 'other', needsRestart: ['limits.requestBytes'] } })).toBe(
    'answered, settings notice, settings notice',
  )
  expect(judge({ archive: { backlog: 5_000, isMore: false } })).toBe('answered, archive notice')
})
