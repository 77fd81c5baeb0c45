import type { Dialogue, LineInput } from '../../../conversation/spoken-line.ts'

/** The place of a dialogue that may still be on its way: what comes in meanwhile waits for it. */
export interface DialogueHolder {
  /** The dialogue is there, and gets what has waited; once closed, it is closed at once. */
  hold(dialogue: Dialogue): void
  /** False when too much is waiting already. */
  take(input: LineInput): boolean
  /** One that is not there yet reads the log when it opens. */
  obey(): void
  handOver(): void
  close(): void
}

/** As many as Twilio itself keeps for a socket that is away. */
const mostWaiting = 500

/** `onProblem` hears of a dialogue that throws: one that fails must not take the others of the process along. */
export function createDialogueHolder(onProblem: (error: unknown) => void): DialogueHolder {
  let dialogue: Dialogue | null = null
  let waiting: LineInput[] = []
  let isHandingOver = false
  let isClosed = false

  function tell(act: (dialogue: Dialogue) => void): void {
    try {
      if (dialogue) act(dialogue)
    } catch (error) {
      onProblem(error)
    }
  }

  return {
    hold(opened) {
      dialogue = opened
      for (const input of waiting) tell((it) => it.take(input))
      waiting = []
      if (isHandingOver) tell((it) => it.handOver())
      if (isClosed) tell((it) => it.close())
    },
    take(input) {
      if (dialogue) tell((it) => it.take(input))
      else waiting.push(input)
      return waiting.length <= mostWaiting
    },
    obey: () => tell((it) => it.obey()),
    handOver() {
      isHandingOver = true
      tell((it) => it.handOver())
    },
    close() {
      isClosed = true
      waiting = []
      tell((it) => it.close())
    },
  }
}
