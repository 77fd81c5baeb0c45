import { compareTalk, type RelayComparison } from '../relay/compare.ts'
import type { Shares } from '../relay/load.ts'
import { type Figure, milliseconds, type Row } from '../row.ts'

/** A usual model. */
const pace = { firstTokenMs: 200, tokenMs: 20 }

/** How long a caller on the relay waits for the first words, and what a turn costs, with few and with many live calls. */
export const relayDelay: Row = {
  name: 'relay-delay',
  async run(bench) {
    const one = await compareTalk(bench, pace, 1, { seconds: 3, turnsPerSecond: null })
    const some = await compareTalk(bench, pace, 200, { seconds: 3, turnsPerSecond: 50 })
    const many = await compareTalk(bench, pace, 1_000, { seconds: 5, turnsPerSecond: 250 })
    return [
      ...delays('1 live call', ['p50'], one),
      ...delays('200 live calls, 50 turns a second', ['p50', 'p99'], some),
      ...delays('1000 live calls, 250 turns a second', ['p50', 'p99'], many),
      cost(many),
    ]
  },
}

const allowedMs = { p50: 2, p99: 20 }

/** Once against the first token of the bare relay, and once against the second, by which a word is known to be whole. */
function delays(calls: string, shares: readonly (keyof Shares)[], { frontdesk, bare }: RelayComparison): Figure[] {
  const figure = (to: string, share: keyof Shares, ours: Shares, theirs: Shares): Figure => ({
    what: `relay, model at 200 ms, ${calls}: to the first ${to}: ${share}`,
    budget: `bare + ${allowedMs[share]} ms`,
    frontdesk: milliseconds(ours[share]),
    bare: milliseconds(theirs[share]),
    met: ours[share] <= theirs[share] + allowedMs[share],
  })
  return shares.flatMap((share) => [
    figure('token', share, frontdesk.first, bare.first),
    figure('whole word', share, frontdesk.first, bare.second),
  ])
}

function cost({ frontdesk, bare }: RelayComparison): Figure {
  const frames = (count: number) => count.toFixed(0)
  return {
    what: `relay, same calls: CPU per turn of ${frames(frontdesk.framesPerTurn)} frames (bare ${frames(bare.framesPerTurn)})`,
    budget: '≤ 2 × bare',
    frontdesk: milliseconds(frontdesk.cpuMsPerTurn),
    bare: milliseconds(bare.cpuMsPerTurn),
    met: frontdesk.cpuMsPerTurn <= 2 * bare.cpuMsPerTurn,
  }
}
