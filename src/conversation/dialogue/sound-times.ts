import type { Clock } from '../../lib/clock.ts'
import type { Call } from '../call.ts'
import { findTurn } from '../call-state.ts'
import type { Speaker } from './speaker.ts'

/** A speaker that is told of the first sound too. */
export interface TimedSpeaker extends Speaker {
  /** The line reports the beginning of playback. */
  sounds(): void
}

/** What the line told of a turn; times in ms since the epoch. */
interface Sound {
  readonly turn: number
  readonly saidAt: number
  startedAt: number | null
  endedAt: number | null
  /** What is reported as played from now on is no end of it. */
  isCut: boolean
}

/**
 * Keeps in the log when the line played what was said in a turn: one `turn.spoken`, once all was heard or something else
 * is said. Turns in which the caller said nothing have none, nor has the end of a call.
 */
export function withSoundTimes(
  speaker: Speaker,
  { call, clock }: { readonly call: Call; readonly clock: Clock },
): TimedSpeaker {
  let sound: Sound | null = null
  let isWhole = false

  function open(turn: number): void {
    isWhole = false
    // The rest of what was cut short belongs to it.
    if (sound?.turn === turn) Object.assign(sound, { endedAt: null, isCut: false })
    else {
      keep()
      const saidAt = findTurn(call.state, turn)?.saidAt
      if (saidAt !== undefined) sound = { turn, saidAt, startedAt: null, endedAt: null, isCut: false }
    }
  }

  function keep(): void {
    const kept = sound
    sound = null
    if (!kept || kept.startedAt === null || call.state.ended !== null) return
    const { turn, saidAt, startedAt, endedAt, isCut } = kept
    const endedMs = endedAt === null || isCut ? null : Math.max(endedAt - saidAt, 0)
    call.note({ type: 'turn.spoken', turn, startedMs: Math.max(startedAt - saidAt, 0), endedMs })
  }

  return {
    ...speaker,
    get talking() {
      return speaker.talking
    },
    get begun() {
      return speaker.begun
    },
    begin(turn, options) {
      open(turn)
      speaker.begin(turn, options)
    },
    finish() {
      isWhole = true
      speaker.finish()
    },
    sounds() {
      // What was said before may still be playing.
      if (!sound || !speaker.begun) return
      sound.startedAt ??= clock.now()
      sound.endedAt = null
    },
    silent() {
      if (sound?.startedAt != null) sound.endedAt = clock.now()
      if (isWhole && sound?.isCut === false) keep()
      speaker.silent()
    },
    interrupt(heard) {
      const cut = speaker.interrupt(heard)
      if (cut && sound) sound.isCut = true
      return cut
    },
    abandon() {
      const cut = speaker.abandon()
      if (cut && sound) sound.isCut = true
      keep()
      return cut
    },
  }
}
