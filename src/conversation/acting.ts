import { createHash } from 'node:crypto'
import type { Clock } from '../lib/clock.ts'
import {
  doneBefore,
  levelTooLow,
  neverToldOf,
  tooManyRuns,
  unknownAction,
  unreadableInput,
  wrongInput,
} from './acting-words.ts'
import { type ActionRun, loggable, startRun } from './action-run.ts'
import type { ActionState } from './action-state.ts'
import type { Action, CallerLevel, CallFacts, ParsedInput } from './actions.ts'
import type { Call } from './call.ts'
import { callFacts } from './call-facts.ts'
import type { Directive } from './directive.ts'
import type { ActionReport, ActionRequest, TurnActions } from './ports.ts'
import { rehearsalOf } from './rehearsal.ts'

/** Runs the actions of all calls. */
export interface Acting {
  /** What can be done while a turn is answered. Nothing happens before something of it is run. */
  forTurn(call: Call, place: TurnPlace): TurnActions
  /**
   * Runs an action for the line itself, as a filled form does; it need not be among those that a model is offered.
   * Rejects only with the signal's reason; see `TurnActions.run`.
   */
  perform(call: Call, place: TurnPlace, request: ActionRequest, signal: AbortSignal): Promise<ActionReport>
  /** Resolves when no action runs any more, in whatever call. Never rejects. */
  settled(): Promise<void>
}

interface TurnPlace {
  readonly turn: number
  /** BCP 47 tag of the language that is spoken. */
  readonly language: string
}

export interface ActingOptions {
  /** All that there are at this moment, in the order in which a model is told of them. */
  readonly actions: () => readonly Action[]
  readonly clock: Clock
  readonly onProblem: (error: unknown) => void
}

/** A name of a tool that does not exist may be anything; in characters. */
const longestName = 80
/** More in one turn is a model that goes round in circles. */
const mostRuns = 6
/** For so many turns an answer may speak of what was done, and a model is told of it. */
const recentTurns = 6
const mostResults = 8

const levels: readonly CallerLevel[] = ['unknown', 'known', 'verified']

/** Who may run what, and how much more of it. */
interface Permission {
  mayRun(action: Action): boolean
  readonly count: RunCount
}

/** Counts those that were begun or refused, which the log may have a moment later. */
interface RunCount {
  /** False when there have been enough. */
  addOne(): boolean
}

/** What runs in one call: by key, and the last that has effects, since those keep their order. */
interface Runs {
  readonly byKey: Map<string, ActionRun>
  lastEffect: Promise<void>
}

export function createActing({ actions, clock, onProblem }: ActingOptions): Acting {
  /** By call id: a call may be read anew from the log while an action runs. */
  const running = new Map<string, Runs>()

  function runsOf(callId: string): Runs {
    const runs = running.get(callId) ?? { byKey: new Map(), lastEffect: Promise.resolve() }
    running.set(callId, runs)
    return runs
  }

  /** Of one turn. */
  function countRuns(call: Call, { turn }: TurnPlace): RunCount {
    let asked = 0
    const before = call.state.actions.filter((action) => action.turn === turn).length
    return {
      addOne() {
        asked += 1
        return before + asked <= mostRuns
      },
    }
  }

  const isRunning = (callId: string, key: string) => running.get(callId)?.byKey.has(key) ?? false
  const isLost = (call: Call, { outcome, key }: ActionState) => outcome === null && !isRunning(call.id, key)

  function factsOf(call: Call, { turn, language }: TurnPlace): CallFacts {
    return { ...callFacts(call, language, clock.now()), language, turn }
  }

  function isOffered(action: Action, facts: CallFacts): boolean {
    try {
      return action.isOffered(facts)
    } catch (error) {
      onProblem(error)
      return false
    }
  }

  function parsed(action: Action, input: unknown): ParsedInput {
    if (input === undefined) return { problem: unreadableInput }
    try {
      const read = action.parse(input)
      return 'problem' in read ? { problem: wrongInput(read.problem) } : read
    } catch (error) {
      onProblem(error)
      return { problem: wrongInput('the input could not be read.') }
    }
  }

  /** Kept too, so that the log tells what a model tried. */
  function refuse(call: Call, { turn }: TurnPlace, name: string, text: string): ActionReport {
    const key = ''
    const id = idOf(call, name, key)
    const called = { turn, id, name: name.slice(0, 80) }
    call.note({ type: 'tool.called', ...called, key, input: {}, effects: false })
    const outcome = 'failed'
    call.note({ type: 'tool.finished', ...called, outcome, text, data: {}, ms: 0, late: false, then: null })
    return { outcome, text, then: null }
  }

  async function request(
    call: Call,
    place: TurnPlace,
    { name, input }: ActionRequest,
    signal: AbortSignal,
    { mayRun, count }: Permission,
  ): Promise<ActionReport> {
    signal.throwIfAborted()
    const action = actions().find((candidate) => candidate.name === name)
    const refused = (text: string) => (count.addOne() ? refuse(call, place, name, text) : full)
    if (!action || !mayRun(action)) return refused(unknownAction(name.slice(0, longestName)))
    const read = parsed(action, input)
    if ('problem' in read) return refused(read.problem)
    const key = keyOf(call, name, read.key)
    const current = running.get(call.id)?.byKey.get(key)
    if (current && !current.cancelled && !current.isTold) return current.join(signal)
    const earlier = call.state.actions.findLast((candidate) => candidate.key === key) ?? null
    const known = earlier && knownReport(call, place, action, earlier)
    if (known) return known
    const { level } = factsOf(call, place)
    if (levels.indexOf(level) < levels.indexOf(action.level)) {
      return refused(levelTooLow[action.level])
    }
    if (!count.addOne()) return full
    // What may have been done is only asked for again as the same run.
    const isOpen = earlier !== null && (earlier.outcome === null || earlier.outcome === 'timed-out')
    const takenUp = earlier && isOpen && action.effects ? earlier.id : null
    return start(call, place, action, read, key, takenUp).join(signal)
  }

  /** What came of the same action before, if that counts now. */
  function knownReport(call: Call, { turn }: TurnPlace, action: Action, earlier: ActionState): ActionReport | null {
    const { outcome, text, then } = earlier
    const sameTurn = earlier.turn === turn
    if (outcome === null) {
      if (!action.effects || action.idempotent) return null
      closeLost(call, earlier)
      return { outcome: 'failed', text: neverToldOf, then: null }
    }
    if (outcome === 'cancelled') return null
    const isFinal = action.effects && (outcome === 'done' || (outcome === 'timed-out' && !action.idempotent))
    if (!isFinal && !sameTurn) return null
    return { outcome, text: outcome === 'done' ? doneBefore(text) : text, then }
  }

  function start(
    call: Call,
    place: TurnPlace,
    action: Action,
    { input, shown }: Exclude<ParsedInput, { problem: string }>,
    key: string,
    takenUp: string | null,
  ): ActionRun {
    const { name, effects } = action
    const id = takenUp ?? idOf(call, name, key)
    const called = { turn: place.turn, id, name }
    const runs = runsOf(call.id)
    const run = startRun({
      ...{ action: call.state.isRehearsal ? rehearsalOf(action) : action, input, clock, onProblem },
      context: () => ({ ...factsOf(call, place), id }),
      note: (event) => call.note(event),
      after: effects ? runs.lastEffect : Promise.resolve(),
      begin: () =>
        takenUp === null
          ? call.record({ type: 'tool.called', ...called, key, input: loggable(shown), effects })
          : Promise.resolve(),
      end: (end) => call.record({ type: 'tool.finished', ...called, ...end }),
    })
    runs.byKey.set(key, run)
    if (effects) runs.lastEffect = run.told
    void run.over.then(() => {
      if (runs.byKey.get(key) === run) runs.byKey.delete(key)
      if (runs.byKey.size === 0) running.delete(call.id)
    })
    return run
  }

  function closeLost(call: Call, { id, turn, name, effects }: ActionState): void {
    const outcome = effects ? 'failed' : 'cancelled'
    const end = { outcome, text: neverToldOf, data: {}, ms: 0, late: true, then: null } as const
    call.note({ type: 'tool.finished', turn, id, name, ...end })
  }

  function forTurn(call: Call, place: TurnPlace): TurnActions {
    const { turn } = place
    const facts = factsOf(call, place)
    const enabled = actions()
    const offered = enabled.filter((action) => isOffered(action, facts))
    const recent = () => call.state.actions.filter((action) => action.turn > turn - recentTurns && action.key !== '')
    let directive: Directive | null =
      recent().findLast((action) => action.turn === turn && action.outcome === 'done' && action.then !== null)?.then ??
      null
    const permission: Permission = { mayRun: (action) => offered.includes(action), count: countRuns(call, place) }
    // Whoever asks for one of this turn again takes it up; those before will not be.
    for (const action of call.state.actions) if (action.turn < turn && isLost(call, action)) closeLost(call, action)

    return {
      claims: enabled,
      offered: offered.map(({ name, purpose, inputSchema, ability, fillers }) => ({
        ...{ name, purpose, inputSchema, ability, fillers },
      })),
      get done() {
        return recent().filter((action) => isDoneFor(turn, action))
      },
      get results() {
        const results = recent().slice(-mostResults)
        return results.map((action) => ({
          name: action.name,
          outcome: action.outcome,
          text: isLost(call, action) ? neverToldOf : action.text,
          input: action.input,
          effects: action.effects,
          late: action.late,
          thisTurn: action.turn === turn,
        }))
      },
      get directive() {
        return directive
      },
      async run(asked, signal) {
        const report = await request(call, place, asked, signal, permission)
        if (report.outcome === 'done' && report.then) directive = report.then
        return report
      },
    }
  }

  return {
    forTurn,
    perform(call, place, asked, signal) {
      return request(call, place, asked, signal, { mayRun: () => true, count: countRuns(call, place) })
    },
    async settled() {
      while (running.size > 0) {
        await Promise.all([...running.values()].flatMap(({ byKey }) => [...byKey.values()].map(({ over }) => over)))
      }
    },
  }
}

const full: ActionReport = { outcome: 'failed', text: tooManyRuns, then: null }

/**
 * Whether an answer of this turn may say that it was done: a form that was begun is nothing done yet, and what is done
 * with the call itself is over with the turn.
 */
function isDoneFor(turn: number, { outcome, then, turn: begunIn }: ActionState): boolean {
  return outcome === 'done' && then?.kind !== 'form' && (then === null || begunIn === turn)
}

/** Tells inputs apart without telling what they are. */
function keyOf({ id }: Call, name: string, key: string): string {
  return digest([id, name, key])
}

/** The same after a crash, for the same run. */
function idOf({ id, state }: Call, name: string, key: string): string {
  return digest([id, name, key, `${state.actions.filter((action) => action.key === key).length}`])
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)
}
