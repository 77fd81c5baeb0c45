import type { CallRecord } from '../../conversation/events.ts'
import type { CallView } from '../view/call-view.ts'
import { slowestFirstWord } from '../view/waterfall.ts'

/** The view of a call and the events that it is made of, for programs. `version` grows when something in it changes its meaning. */
export function exportJson({ head, entries, waterfalls }: CallView, records: readonly CallRecord[]): string {
  const whole = {
    ...{ format: 'frontdesk.call', version: 1, head, entries, waterfalls },
    slowestFirstWord: slowestFirstWord(waterfalls),
    events: records.map(({ seq, at, event }) => ({ seq, at, event })),
  }
  return `${JSON.stringify(whole, null, 2)}\n`
}
