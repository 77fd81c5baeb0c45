import type { Call } from './call.ts'
import type { Calls } from './calls.ts'
import type { OperatorDirective } from './events.ts'
import { SequenceConflict } from './ports.ts'
import { attemptUnderWay } from './transferring.ts'

/** How people of the business take a hand in calls that go on. All reject when the log fails. */
export interface Steering {
  /** Whispers something to the assistant, which knows it from its next answer on. `by` is who, as the log keeps it. */
  whisper(callId: string, text: string, by: string): Promise<Steered>
  /** Ends the call with a goodbye, or puts the caller through to somebody of the settings. */
  direct(callId: string, wanted: OperatorDirective, by: string): Promise<Steered>
}

/**
 * `done` it is in the log, and done at once or with the caller's next words. `over` the call is not going on.
 * `with-person` the caller speaks with a person, and nothing of ours can be heard. `out-of-reach`: there is no way to end
 * a call that the caller shares with a person.
 */
export type Steered = 'done' | 'over' | 'with-person' | 'out-of-reach'

/** The line of a call, as far as it can be reached between two of its requests. */
export interface LineControl {
  /** Has the line come back to us at once; false where there is no way. */
  recall(call: Call): Promise<boolean>
  /** Hangs up on all legs of the call; false where there is no way. */
  hangUp(call: Call): Promise<boolean>
}

export interface SteeringParts {
  readonly calls: Pick<Calls, 'find' | 'forget' | 'end'>
  readonly line: LineControl
  readonly onProblem: (error: unknown) => void
}

export function createSteering({ calls, line, onProblem }: SteeringParts): Steering {
  /** Another process may have written to the call since this one read it. */
  async function onLive(callId: string, act: (call: Call) => Promise<Steered>): Promise<Steered> {
    const call = await calls.find(callId)
    if (!call || call.state.ended !== null) return 'over'
    try {
      return await act(call)
    } catch (error) {
      calls.forget(call)
      if (!(error instanceof SequenceConflict)) throw error
      const again = await calls.find(callId)
      return again && again.state.ended === null ? act(again) : 'over'
    }
  }

  async function endWithPerson(call: Call): Promise<Steered> {
    if (!(await line.hangUp(call))) return 'out-of-reach'
    await calls.end(call, 'operator', '')
    return 'done'
  }

  return {
    whisper: (callId, text, by) =>
      onLive(callId, async (call) => {
        if (attemptUnderWay(call.state)) return 'with-person'
        await call.record({ type: 'hint.given', turn: call.state.turn, text, by })
        return 'done'
      }),

    direct: (callId, wanted, by) =>
      onLive(callId, async (call) => {
        const isWithPerson = attemptUnderWay(call.state) !== null
        if (isWithPerson && wanted.kind === 'transfer') return 'with-person'
        await call.record({ type: 'call.directed', turn: call.state.turn, then: wanted, by })
        if (isWithPerson) return endWithPerson(call)
        // Where the line does not come at once, it comes with the caller's next words or silence.
        await line.recall(call).catch(onProblem)
        return 'done'
      }),
  }
}
