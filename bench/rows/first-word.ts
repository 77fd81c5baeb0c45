import { compareSubjects } from '../rounds.ts'
import { milliseconds, type Row } from '../row.ts'

/** How long a caller waits for the first words when the model takes its usual time. */
export const firstWord: Row = {
  name: 'first-word',
  async run(bench) {
    const pace = { firstTokenMs: 300, tokenMs: 20 }
    const { frontdesk, bare, flask } = await compareSubjects(bench, pace, { callers: 20, seconds: 5, pauseMs: 0 })
    const isHalf = !flask || frontdesk.p50Ms <= flask.p50Ms / 2
    return [
      {
        what: 'first words, model at 300 ms and 40 tokens of 20 ms, 20 calls: p50',
        budget: 'bare + 10 ms, ≤ ½ Flask',
        frontdesk: milliseconds(frontdesk.p50Ms),
        bare: milliseconds(bare.p50Ms),
        ...(flask && { flask: milliseconds(flask.p50Ms) }),
        met: frontdesk.p50Ms <= bare.p50Ms + 10 && isHalf,
      },
    ]
  },
}
