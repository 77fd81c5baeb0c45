import { compareSubjects } from '../rounds.ts'
import { milliseconds, type Row } from '../row.ts'

/** What a turn costs, and how many fit into a second, when callers and model take no time at all. */
export const throughput: Row = {
  name: 'throughput',
  async run(bench) {
    const pace = { firstTokenMs: 0, tokenMs: 0 }
    const { frontdesk, bare, flask } = await compareSubjects(bench, pace, { callers: 50, seconds: 5, pauseMs: 0 })
    return [
      {
        what: 'CPU per turn, model at 0 ms, 50 calls',
        budget: '≤ 2 × bare',
        frontdesk: milliseconds(frontdesk.cpuMsPerTurn),
        bare: milliseconds(bare.cpuMsPerTurn),
        ...(flask && { flask: milliseconds(flask.cpuMsPerTurn) }),
        met: frontdesk.cpuMsPerTurn <= 2 * bare.cpuMsPerTurn,
      },
      {
        what: 'turns per second, same run',
        budget: '≥ 60 % of bare',
        frontdesk: frontdesk.turnsPerSecond.toFixed(0),
        bare: bare.turnsPerSecond.toFixed(0),
        ...(flask && { flask: flask.turnsPerSecond.toFixed(0) }),
        met: frontdesk.turnsPerSecond >= 0.6 * bare.turnsPerSecond,
      },
      {
        what: 'webhooks per turn, same run (a fifth of a call’s beginning and end included)',
        budget: '–',
        frontdesk: frontdesk.requestsPerTurn.toFixed(1),
        bare: bare.requestsPerTurn.toFixed(1),
        ...(flask && { flask: flask.requestsPerTurn.toFixed(1) }),
        met: null,
      },
    ]
  },
}
