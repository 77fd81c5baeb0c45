import type { SentenceCheck } from './ports.ts'
import type { SpeechPiece } from './speech-piece.ts'

/** Stands between the pieces of an answer and the voice. */
export interface Guard {
  /** Takes the next pieces; gives those that may be spoken now, held ones first, and what is wrong behind them. */
  pass(pieces: readonly SpeechPiece[]): Passed
  /** No more pieces come: what is held is the end of its sentence. */
  end(): Passed
}

export interface Passed {
  readonly clear: readonly SpeechPiece[]
  /** Null while all is well. Afterwards nothing may be passed any more. */
  readonly invention: Invention | null
}

export interface Invention {
  readonly invented: string
  readonly kind: string
  /** The sentence as far as it had come, as written. */
  readonly said: string
}

const nothing: Passed = { clear: [], invention: null }

/** Lets everything pass as it comes. */
export const unguarded: Guard = { pass: (clear) => ({ clear, invention: null }), end: () => nothing }

/** Holds back what of a growing sentence the check does not clear yet; pieces leave whole and in their order. */
export function createGuard(check: SentenceCheck): Guard {
  /** The open sentence, as far as it has come. */
  let sentence = ''
  /** How many of its characters left. */
  let given = 0
  let held: SpeechPiece[] = []

  function look(isWhole: boolean): Passed {
    const said = sentence.trimStart()
    // Pieces end with whole words, though the blank that shows it comes with the next.
    const verdict = check.look(isWhole ? said : `${said} `, isWhole)
    if ('invented' in verdict) return { clear: [], invention: { ...verdict, said } }
    const safe = isWhole ? sentence.length : verdict.safe + sentence.length - said.length
    let count = 0
    for (const { text } of held) {
      if (given + text.length > safe) break
      given += text.length
      count += 1
    }
    return { clear: held.splice(0, count), invention: null }
  }

  function endSentence(): Passed {
    const passed = look(true)
    sentence = ''
    given = 0
    held = []
    return passed
  }

  return {
    pass(pieces) {
      const clear: SpeechPiece[] = []
      for (const piece of pieces) {
        sentence += piece.text
        held.push(piece)
        if (!piece.endsSentence) continue
        const passed = endSentence()
        clear.push(...passed.clear)
        if (passed.invention) return { clear, invention: passed.invention }
      }
      if (held.length === 0) return { clear, invention: null }
      const passed = look(false)
      return { clear: [...clear, ...passed.clear], invention: passed.invention }
    },
    end: () => (held.length === 0 ? nothing : endSentence()),
  }
}
