import type { CallRecord } from '../conversation/events.ts'
import { type FactSettings, factsOf } from './facts/call-facts.ts'
import { stageDelaysOf } from './facts/stage-delays.ts'
import { bucketsOf } from './insights/delay-buckets.ts'
import { changesBetween } from './insights/measures.ts'
import type { ArchiveEntry, DueCall } from './ports.ts'
import { marksOf } from './search/marks.ts'
import { wordsOf } from './words/call-words.ts'

/** All that is kept of a call, read from its log; null when the log does not hold it any more. */
export function entryOf(
  { claim, counted }: DueCall,
  records: readonly CallRecord[],
  settings: FactSettings,
  newClaim: number,
): ArchiveEntry | null {
  const facts = factsOf(records, settings)
  if (!facts) return null
  const delays = bucketsOf(stageDelaysOf(records))
  return {
    ...{ facts, delays, claim, newClaim, records: records.length },
    ...wordsOf(records),
    marks: marksOf(facts, delays).join(' '),
    changes: changesBetween(counted, { facts, delays }),
  }
}
