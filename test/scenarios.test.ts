import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { exportScenario } from '../src/archive/export/export-scenario.ts'
import { viewOf } from '../src/archive/view/fold.ts'
import { runScenario } from '../src/cli/scenario/run-scenario.ts'
import { seeActions } from '../src/cli/scenario/see-actions.ts'
import type { CallRecord, Line } from '../src/conversation/events.ts'
import { loadScenarioFile } from '../src/scenario/load-scenario.ts'
import { readScenario } from '../src/scenario/read-scenario.ts'
import { type Scenario, scenarioSchema } from '../src/scenario/schema.ts'
import { bothLines, hurried, settings } from './receptionist/reception.ts'
import { phoneTo } from './support/relay-phone.ts'
import { startTestApp } from './support/test-app.ts'

/** Scenarios against the real program, without a model, on either line. */

const folder = fileURLToPath(new URL('../scenarios/', import.meta.url))
const files = await readdir(folder)

async function play(scenario: Scenario, line: Line, assistant?: Record<string, unknown>) {
  const { onRecord, actionsOf } = seeActions()
  const records: CallRecord[] = []
  await using app = await startTestApp({
    ...(assistant && { assistant }),
    env: { FRONTDESK_LINE: line },
    parts: {
      onRecord(record) {
        records.push(record)
        onRecord(record)
      },
    },
  })
  await using phone = phoneTo(await app.app.listen(), hurried(10))
  const lines: string[] = []
  const print = (text: string) => void lines.push(text)
  const code = await runScenario({ phone, scenario, actionsOf, print, complain: print })
  return { code, report: lines.join('\n'), records }
}

describe.each(bothLines)('on the %s line', (line) => {
  test.each(files)('%s comes true', async (file) => {
    const { code, report } = await play(await loadScenarioFile(folder + file), line)
    expect(report).toMatch(/\d+ passed, 0 failed/)
    expect(code).toBe(0)
  })

  test('one that is made of a call comes true when it is played', async () => {
    const caller = ['Where can I park?', 'May children visit?', 'Goodbye.']
    const turns = caller.map((words) => ({ caller: words }))
    const first = await play(scenarioSchema.parse({ name: 'A call', turns }), line)
    const view = viewOf(first.records, { language: 'en-US', charactersPerSecond: 15 })
    const yaml = exportScenario(view, { mask: (text) => text, charactersPerSecond: 15 })
    const { value, faults } = readScenario(yaml, 'made of a call')
    expect(faults).toEqual([])
    if (!value) throw new Error('no scenario')
    expect(value.turns.map((turn) => turn.caller)).toEqual(caller)
    expect(value.turns.at(-1)?.expect).toMatchObject([{ event: 'speech' }, { event: 'hang-up', review: true }])
    const again = await play(value, line)
    expect(again.report).toMatch(/\d+ passed, 0 failed, 0 skipped; \d+ still to be reviewed/)
    expect(again.code).toBe(0)
  })

  test('somebody else answers when the first cannot, and actions are seen', async () => {
    const { value, faults } = readScenario(
      `
name: Through to billing
people: [{ does: busy }, { does: pickup }]
turns:
  - caller: Put me through to billing, please
    expect:
      - { event: transfer, outcome: missed }
      - { event: speech, contains: on another call }
  - caller: Then put me through to reception, please
    expect:
      - { event: transfer, outcome: connected }
      - { event: action, name: record_message, absent: true }
`,
      'inline',
    )
    expect(faults).toEqual([])
    if (!value) throw new Error('no scenario')
    const { code, report } = await play(value, line, settings)
    expect(report).toContain('4 passed, 0 failed, 0 skipped')
    expect(code).toBe(0)
  })
})
