import type { Clock } from './clock.ts'

/** One thing to do later; setting it anew replaces what was set before. */
export interface Alarm {
  set(ms: number, act: () => void): void
  clear(): void
  readonly isSet: boolean
}

/** Shared, since making an abort error costs more than all the rest here. */
const cleared = new Error('cleared')

export function createAlarm(clock: Clock): Alarm {
  let current: AbortController | null = null

  function clear(): void {
    current?.abort(cleared)
    current = null
  }

  return {
    clear,
    get isSet() {
      return current !== null
    },
    set(ms, act) {
      clear()
      const mine = new AbortController()
      current = mine
      void clock.sleep(ms, mine.signal).then(
        () => {
          if (current !== mine) return
          current = null
          act()
        },
        () => undefined, // cleared
      )
    },
  }
}
