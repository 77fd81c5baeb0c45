import { describe, expect, test } from 'vitest'
import type { CallView } from '../src/archive/view/call-view.ts'
import type { Entry } from '../src/archive/view/entries.ts'
import { changeSince, createCallFold, viewOf } from '../src/archive/view/fold.ts'
import { maskRecords, maskView } from '../src/archive/view/mask.ts'
import type { CallRecord } from '../src/conversation/events.ts'
import { maskNumber, maskNumbersIn } from '../src/events/redact.ts'
import { answer, refuse } from './fakes/fake-mistral.ts'
import {
  billing,
  bothLines,
  caller,
  calling,
  closing,
  hurried,
  openReceptions,
  soon,
} from './receptionist/reception.ts'

/** What people see of calls that were really made, on either line. */

const receptions = openReceptions()
const options = { language: 'en-US', charactersPerSecond: 15 }
const mask = { address: maskNumber, text: maskNumbersIn }

/** An entry as one line; heard words stand before a bar, unheard ones behind it. */
function inShort(entry: Entry): string {
  switch (entry.kind) {
    case 'caller':
      return `caller: ${entry.text}`
    case 'answer': {
      const [heard, unheard] = [entry.sentences.map((one) => one.heard), entry.sentences.map((one) => one.unheard)]
      const who = entry.result?.source ?? entry.state
      const cut = entry.interruption ? ` | ${unheard.filter(Boolean).join(' ')}` : ''
      return `${who}: ${heard.filter(Boolean).join(' ')}${cut}`
    }
    case 'prompt':
      return `${entry.prompt}: ${entry.text}`
    case 'action':
      return `action ${entry.name}: ${entry.outcome}`
    case 'transfer':
      return `transfer to ${entry.asked}: ${entry.attempts.map(({ target, outcome }) => `${target} ${outcome}`).join(', ')}`
    case 'error':
      return `error: ${entry.problem.words}`
    case 'end':
      return `end: ${entry.reason}`
    default:
      return entry.kind
  }
}

const story = ({ entries }: CallView) => entries.map(inShort)

/** The view of a log, after having seen that it is the same however it is read. */
function lookAt(records: readonly CallRecord[]): CallView {
  const whole = viewOf(records, options)
  const fold = createCallFold(options)
  for (const record of records) {
    fold.apply(record)
    const { entries, waterfalls } = fold.view
    const change = changeSince(whole, record.seq)
    const missing = whole.entries.filter(({ seq }) => seq.last > record.seq)
    expect(change.entries.map(({ entry }) => entry)).toEqual(missing)
    for (const [index, entry] of whole.entries.entries()) {
      if (entry.seq.last <= record.seq) expect(entries[index]).toEqual(entry)
    }
    for (const { stages, totalMs } of waterfalls) {
      expect(stages.reduce((sum, { ms }) => sum + (ms ?? 0), 0)).toBe(totalMs)
    }
  }
  expect(fold.view).toEqual(whole)
  return whole
}

describe.each(bothLines)('on the %s line', (line) => {
  test('a call is told from the greeting to its end', async () => {
    receptions.mistral.script(
      answer('We are at the river.'),
      refuse(503),
      calling(['transfer_call', { target: 'billing' }]),
    )
    const reception = await receptions.withModel({
      line,
      assistant: { instructions: 'We are at the river.' },
    })
    const { call, say, heard } = await reception.call({ [billing]: { does: 'busy' } })
    await say('Where are you?')
    await say('Is there a garden?')
    await say('Put me through to billing')
    await expect.poll(heard, soon).toContain('on another call')
    await call.hangUp()
    const view = lookAt(await reception.store.calls.read(call.callSid))
    const said = story(view)
    expect(said.slice(0, 6)).toEqual([
      ...['greeting: Riverside, hello.', 'caller: Where are you?', 'model: We are at the river.'],
      ...[`closing-question: ${closing}`, 'caller: Is there a garden?'],
      'error: The provider has too much to do, or is out of order.',
    ])
    expect(said).toContain('transfer to billing: billing busy')
    expect(said.at(-1)).toBe('end: caller')
    expect(view.head).toMatchObject({
      ...{ callId: call.callSid, from: caller, to: '+12025550100', line, lines: [line], language: 'en-US' },
      ...{ endReason: 'caller', turns: 3, thinking: null, isTest: false, forkOf: null, level: 'unknown' },
      ...{ outcome: null, cost: null },
    })
    expect(view.waterfalls.map(({ turn }) => turn)).toEqual([1, 2, 3])
    const first = view.waterfalls[0]?.stages.map(({ what, ms }) => [what, ms !== null])
    expect(first).toEqual([
      ...[
        ['ours', true],
        ['search', false],
        ['firstToken', true],
        ['firstSentence', true],
      ],
      ...[
        ['carrier', line === 'relay'],
        ['speaking', true],
      ],
    ])
    expect(view.waterfalls[0]?.stages.at(-1)?.estimated).toBe(line === 'webhook')
  })

  test('numbers are masked everywhere, and nothing else', async () => {
    receptions.mistral.script(
      calling([
        'take_message',
        { for: 'billing', name: 'Ana Bell', number: '+12025550177', reason: 'call 202 555 0188' },
      ]),
      answer('Your message is on its way.'),
    )
    const reception = await receptions.withModel({ line })
    const { call, say } = await reception.call()
    await say('Tell billing that Ana Bell wants a call at 202 555 0177, please')
    await call.hangUp()
    const records = await reception.store.calls.read(call.callSid)
    const view = lookAt(records)
    expect(JSON.stringify(view)).toMatch(/0177/)
    for (const masked of [maskView(view, mask), maskRecords(records, mask)]) {
      expect(JSON.stringify(masked)).not.toMatch(/5550123|5550177|555 0177|555 0188|5550100/)
      expect(JSON.stringify(masked)).toContain('Ana Bell')
      expect(JSON.stringify(masked)).toContain(call.callSid)
    }
    const { entries, waterfalls, head } = maskView(view, mask)
    expect(entries.map(({ id, seq, atMs }) => ({ id, seq, atMs }))).toEqual(
      view.entries.map(({ id, seq, atMs }) => ({ id, seq, atMs })),
    )
    expect(waterfalls).toEqual(view.waterfalls)
    expect(head).toMatchObject({ from: '+120•••23', startedAt: view.head.startedAt })
  })
})

test('who cuts in splits the answer into what was heard and what not', async () => {
  const words = 'We are in the old house at the river, behind the second bridge, and the door is red.'
  receptions.mistral.script(answer(words), answer('Behind the house.'))
  const reception = await receptions.withModel({
    ...{ line: 'relay', timing: hurried(10) },
    assistant: { instructions: 'We are in the old house at the river, behind the second bridge; the door is red.' },
  })
  const { call } = await reception.call()
  const first = call.say('Where are you?')
  await call.say('And where can I park?', { bargeInAfterMs: 3_000 })
  await first
  await call.hangUp()
  const view = lookAt(await reception.store.calls.read(call.callSid))
  const cut = view.entries.find((entry) => entry.kind === 'answer' && entry.turn === 1)
  if (cut?.kind !== 'answer') throw new Error('no answer')
  const [sentence] = cut.sentences
  expect(cut).toMatchObject({ state: 'cut', interruption: { estimated: false } })
  expect(`${sentence?.heard} ${sentence?.unheard}`).toBe(words)
  expect(sentence?.heard.split(' ').length).toBeGreaterThan(3)
  expect(view.waterfalls.map(({ state }) => state)).toEqual(['cut', 'spoken'])
  expect(story(view)).toContain('caller: And where can I park?')
})
