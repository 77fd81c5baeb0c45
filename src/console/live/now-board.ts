import { type Board, createBoard } from './board.ts'
import type { BoardChange } from './board-card.ts'
import type { LiveSources } from './ports.ts'
import { createWake, type Wake } from './wake.ts'

/** The calls that go on, for all who look. They are followed only while somebody does. */
export interface NowBoard {
  /** Somebody looks from now on, until it is disposed of. */
  look(): Looker
}

interface Looker extends Disposable {
  /**
   * What is other than when it was asked last, all of it the first time; null when nothing is for a while. Rejects with
   * the signal's reason.
   */
  next(signal: AbortSignal): Promise<BoardChange | null>
}

/** What happens within this time is shown together, in ms. */
const togetherMs = 250
/** Calls are looked for so often: those that began before somebody looked, and those of other processes. */
const listEveryMs = 2_000
const quietMs = 15_000

interface Running {
  readonly board: Board
  readonly changed: Wake<'board'>
  readonly stop: AbortController
  lookers: number
}

export function createNowBoard(sources: LiveSources, onProblem: (error: unknown) => void): NowBoard {
  let running: Running | null = null

  function start(): Running {
    const started: Running = {
      board: createBoard(sources),
      changed: createWake(),
      stop: new AbortController(),
      lookers: 0,
    }
    void follow(started)
    return started
  }

  async function follow({ board, changed, stop }: Running): Promise<void> {
    using bell = sources.wake.listen(null)
    let listedAt = Number.NEGATIVE_INFINITY
    let rang: ReadonlySet<string> = new Set()
    while (!stop.signal.aborted) {
      const before = board.version
      let pauseMs = togetherMs
      try {
        if (sources.now() - listedAt >= listEveryMs) {
          listedAt = sources.now()
          await board.list()
        }
        await board.update(rang)
      } catch (error) {
        // The next look reads what this one could not.
        onProblem(error)
        pauseMs = listEveryMs
      }
      if (board.version !== before) changed.ring('board')
      rang = await bell.next(pauseMs, stop.signal).catch(() => new Set<string>())
    }
  }

  return {
    look() {
      running ??= start()
      const watched = running
      watched.lookers += 1
      const bell = watched.changed.listen('board')
      let seen = -1
      return {
        async next(signal) {
          if (watched.board.version <= Math.max(seen, 0)) await bell.next(quietMs, signal)
          const { board } = watched
          if (board.version === seen) return null
          const change = { ...board.since(seen), total: board.total }
          seen = board.version
          return change
        },
        [Symbol.dispose]() {
          bell[Symbol.dispose]()
          watched.lookers -= 1
          if (watched.lookers > 0) return
          watched.stop.abort()
          if (running === watched) running = null
        },
      }
    },
  }
}
