import type { Line } from '../../conversation/events.ts'
import type { Draft } from './draft.ts'
import type { Handlers } from './handlers.ts'
import { changedLine, lostLine } from './problems.ts'

/** What carries the call. */
export function lineHandlers(draft: Draft) {
  function goOnBy(line: Line): void {
    const { lines } = draft.head
    draft.setHead({ line, lines: lines.at(-1) === line ? lines : [...lines, line] })
  }

  return {
    'session.opened'({ resumed }) {
      goOnBy('relay')
      if (resumed) draft.add({ kind: 'line', what: 'reopened', line: 'relay', detail: '', problem: null })
    },
    // One that we end ourselves is nothing to tell of: the call ends with it, or goes to a person.
    'session.closed'({ how, detail }) {
      if (how === 'lost') draft.add({ kind: 'line', what: 'lost', line: 'relay', detail, problem: lostLine })
    },
    'line.changed'({ line, because }) {
      goOnBy(line)
      const problem = line === 'webhook' ? changedLine : null
      draft.add({ kind: 'line', what: 'changed', line, detail: because, problem })
    },
  } satisfies Partial<Handlers>
}
