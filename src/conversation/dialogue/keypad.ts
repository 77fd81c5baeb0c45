import { type Alarm, createAlarm } from '../../lib/alarm.ts'
import type { Clock } from '../../lib/clock.ts'

/** No menu and no number that is asked for is longer. */
const mostDigits = 64

export interface Keypad {
  press(key: string): void
  /** True while a number has begun and may go on. */
  readonly isCollecting: boolean
  close(): void
}

export interface KeypadOptions {
  readonly clock: Clock
  /** How the next keys are taken; asked at each of them. */
  readonly entry: () => KeyTiming
  readonly onDigits: (digits: string) => void
}

interface KeyTiming {
  /** The number counts as whole after this long without a key. */
  readonly gapMs: number
  /** Ends the number at once and is no part of it; null for none. */
  readonly endKey: string | null
  /** So many are whole at once; null for any number of them. */
  readonly most: number | null
}

/** Collects single keys to what the caller meant. Digits stay text: leading zeros count. */
export function createKeypad({ clock, entry, onDigits }: KeypadOptions): Keypad {
  const gap: Alarm = createAlarm(clock)
  let digits = ''

  function finish(): void {
    gap.clear()
    const whole = digits
    digits = ''
    if (whole !== '') onDigits(whole)
  }

  return {
    get isCollecting() {
      return gap.isSet
    },
    close: () => gap.clear(),
    press(key) {
      const { gapMs, endKey, most } = entry()
      if (key === endKey) {
        finish()
        return
      }
      digits += key
      if (digits.length >= (most ?? mostDigits)) finish()
      else gap.set(gapMs, finish)
    },
  }
}
