import { compareSubjects } from '../rounds.ts'
import { milliseconds, type Row } from '../row.ts'

/**
 * What we add between the caller's last word and the first words of the answer. The model answers at once, so the whole
 * time to the first words is counted as added, the model's and the load generator's own share of it included.
 */
export const addedDelay: Row = {
  name: 'added-delay',
  async run(bench) {
    const pace = { firstTokenMs: 0, tokenMs: 0 }
    const { frontdesk, bare, flask } = await compareSubjects(bench, pace, { callers: 200, seconds: 8, pauseMs: 2_000 })
    const what = 'delay added before the first words, 200 live calls, about 100 turns a second'
    return [
      {
        what: `${what}: p50`,
        budget: '≤ 2 ms',
        frontdesk: milliseconds(frontdesk.p50Ms),
        bare: milliseconds(bare.p50Ms),
        ...(flask && { flask: milliseconds(flask.p50Ms) }),
        met: frontdesk.p50Ms <= 2,
      },
      {
        what: `${what}: p99`,
        budget: '≤ 10 ms',
        frontdesk: milliseconds(frontdesk.p99Ms),
        bare: milliseconds(bare.p99Ms),
        ...(flask && { flask: milliseconds(flask.p99Ms) }),
        met: frontdesk.p99Ms <= 10,
      },
    ]
  },
}
