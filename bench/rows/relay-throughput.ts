import { compareTalk } from '../relay/compare.ts'
import { milliseconds, type Row } from '../row.ts'

/** What a turn on the relay costs, and how many fit into a second, when callers and model take no time at all. */
export const relayThroughput: Row = {
  name: 'relay-throughput',
  async run(bench) {
    const pace = { firstTokenMs: 0, tokenMs: 0 }
    const { frontdesk, bare } = await compareTalk(bench, pace, 50, { seconds: 3, turnsPerSecond: null })
    return [
      {
        what: 'relay, model at 0 ms, 50 calls: CPU per turn',
        budget: '≤ 2 × bare',
        frontdesk: milliseconds(frontdesk.cpuMsPerTurn),
        bare: milliseconds(bare.cpuMsPerTurn),
        met: frontdesk.cpuMsPerTurn <= 2 * bare.cpuMsPerTurn,
      },
      {
        what: 'relay, same run: turns per second, the most this machine carries',
        budget: '–',
        frontdesk: frontdesk.turnsPerSecond.toFixed(0),
        bare: bare.turnsPerSecond.toFixed(0),
        met: null,
      },
    ]
  },
}
