import type { Expectation, Scenario } from '../../scenario/schema.ts'
import { exitCode, judge } from '../outcome.ts'
import { transcriptLines } from '../transcript-lines.ts'
import { checkExpectation, type Verdict } from './check.ts'
import type { Happened } from './happened.ts'
import { type PlayOptions, playScenario } from './play.ts'

export interface ScenarioRun extends PlayOptions {
  /** Takes the report, a line at a time. */
  print(line: string): void
  /** Takes what went wrong with the call itself. */
  complain(line: string): void
}

const marks: Readonly<Record<Verdict['status'], string>> = { passed: '✓', failed: '✗', skipped: '–' }

/**
 * Plays a scenario and tells turn by turn what was said and whether what was expected came true. Gives the exit code: 0
 * when nothing failed, 1 when an expectation failed or the carrier refused something, 2 when the server could not be
 * reached.
 */
export async function runScenario({ print, complain, ...options }: ScenarioRun): Promise<number> {
  const { scenario } = options
  print(`Scenario: ${scenario.name}`)
  const { call, opening, turns } = await playScenario(options)
  const verdicts: Verdict[] = []

  function report(expected: readonly Expectation[], happened: Happened): void {
    for (const line of transcriptLines(happened.entries)) print(line)
    for (const expectation of expected) {
      const verdict = checkExpectation(expectation, happened)
      verdicts.push(verdict)
      print(`  ${marks[verdict.status]} ${verdict.what}${verdict.why && `: ${verdict.why}`}`)
    }
  }

  report(scenario.opening, opening)
  for (const [index, { expect }] of scenario.turns.entries()) {
    const happened = turns[index]
    if (happened) report(expect, happened)
  }
  print(summaryOf(verdicts, scenario))
  const outcome = judge(call, complain)
  if (outcome !== exitCode.success) return outcome
  if (turns.some(({ missing }) => missing !== null)) {
    complain('The call was over before the scenario was.')
    return exitCode.failure
  }
  return verdicts.some(({ status }) => status === 'failed') ? exitCode.failure : exitCode.success
}

function summaryOf(verdicts: readonly Verdict[], { opening, turns }: Scenario): string {
  const count = (status: Verdict['status']) => verdicts.filter((verdict) => verdict.status === status).length
  const counts = `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`
  const toReview = [...opening, ...turns.flatMap(({ expect }) => expect)].filter(({ review }) => review).length
  return toReview === 0 ? counts : `${counts}; ${toReview} still to be reviewed`
}

/** Whether it says when somebody cuts in, so that the assistant has to be heard in real time. */
export function needsTime({ turns }: Scenario): boolean {
  return turns.some(({ bargeIn }) => bargeIn !== undefined)
}
