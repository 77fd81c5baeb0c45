import type { Parts } from '../../app.ts'
import type { SeenAction } from './happened.ts'

type OnRecord = NonNullable<Parts['onRecord']>

interface ActionsSeen {
  /** Takes the records of all calls. */
  readonly onRecord: OnRecord
  /** What the assistant has begun to do in a call, oldest first. */
  actionsOf(callId: string): readonly SeenAction[]
}

/** Follows what is done in calls, by their log. */
export function seeActions(): ActionsSeen {
  const calls = new Map<string, Map<string, SeenAction>>()
  return {
    onRecord({ callId, event }) {
      if (event.type !== 'tool.called' && event.type !== 'tool.finished') return
      const { id, name } = event
      const actions = calls.get(callId) ?? new Map<string, SeenAction>()
      calls.set(callId, actions.set(id, { name, outcome: event.type === 'tool.finished' ? event.outcome : null }))
    },
    actionsOf: (callId) => [...(calls.get(callId)?.values() ?? [])],
  }
}
