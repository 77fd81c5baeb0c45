import type { SentenceCheck } from './ports.ts'
import type { SpeechPiece } from './speech-piece.ts'

/** Stands between the pieces of an answer and the voice. */
export interface Guard {
  /** Takes the next pieces; gives those that may be spoken now, held ones first, and what is wrong behind them. */
  pass(pieces: readonly SpeechPiece[]): Passed
  /** What sentences claim can be told now: a claim that holds is spoken with all behind it, another is given back. */
  settle(): Passed
  /** No more pieces come: what is held is the end of its sentence. */
  end(): Passed
}

export interface Passed {
  readonly clear: readonly SpeechPiece[]
  /** Null while all is well. Afterwards nothing may be passed any more. */
  readonly invention: Invention | null
  /** A sentence that claims what was not done, with all that came behind it, is not spoken; what comes next may be. */
  readonly claim: FalseClaim | null
}

export interface Invention {
  readonly invented: string
  readonly kind: string
  /** The sentence as far as it had come, as written. */
  readonly said: string
}

export interface FalseClaim {
  readonly claim: string
  /** The whole sentence, as written. */
  readonly said: string
}

const nothing: Passed = { clear: [], invention: null, claim: null }
const cleared = (clear: readonly SpeechPiece[]): Passed => ({ ...nothing, clear })

/** Lets everything pass as it comes. */
export const unguarded: Guard = { pass: cleared, settle: () => nothing, end: () => nothing }

/** Holds back what of a growing sentence the check does not clear yet; pieces leave whole and in their order. */
export function createGuard(check: SentenceCheck): Guard {
  /** The open sentence, as far as it has come. */
  let sentence = ''
  /** How many of its characters left. */
  let given = 0
  let held: SpeechPiece[] = []
  /** A sentence that claims something, still with its held pieces, and what came behind it. */
  let claiming: { readonly claim: string; readonly behind: SpeechPiece[] } | null = null

  function look(isWhole: boolean): Passed {
    const said = sentence.trimStart()
    // Pieces end with whole words, though the blank that shows it comes with the next.
    const verdict = check.look(isWhole ? said : `${said} `, isWhole)
    if ('invented' in verdict) return { ...nothing, invention: { ...verdict, said } }
    if ('claim' in verdict) {
      claiming = { claim: verdict.claim, behind: [] }
      return nothing
    }
    const safe = isWhole ? sentence.length : verdict.safe + sentence.length - said.length
    let count = 0
    for (const { text } of held) {
      if (given + text.length > safe) break
      given += text.length
      count += 1
    }
    return cleared(held.splice(0, count))
  }

  function startSentence(): void {
    sentence = ''
    given = 0
    held = []
  }

  function endSentence(): Passed {
    const passed = look(true)
    if (!claiming) startSentence()
    return passed
  }

  function pass(pieces: readonly SpeechPiece[]): Passed {
    const clear: SpeechPiece[] = []
    for (const [index, piece] of pieces.entries()) {
      if (claiming) {
        claiming.behind.push(...pieces.slice(index))
        return cleared(clear)
      }
      sentence += piece.text
      held.push(piece)
      if (!piece.endsSentence) continue
      const passed = endSentence()
      clear.push(...passed.clear)
      if (passed.invention) return { ...passed, clear }
    }
    if (held.length === 0 || claiming) return cleared(clear)
    const passed = look(false)
    return { ...passed, clear: [...clear, ...passed.clear] }
  }

  /** Looks at what was held for its claim once more. */
  function settle(): Passed {
    const clear: SpeechPiece[] = []
    while (claiming) {
      const { claim, behind }: NonNullable<typeof claiming> = claiming
      claiming = null
      const passed = look(true)
      clear.push(...passed.clear)
      if (passed.invention) return { ...passed, clear }
      const said = sentence.trim()
      const isFalse = claiming !== null
      claiming = null
      startSentence()
      if (isFalse) return { clear, invention: null, claim: { claim, said } }
      const rest = pass(behind)
      clear.push(...rest.clear)
      if (rest.invention) return { ...rest, clear }
    }
    return cleared(clear)
  }

  return {
    pass,
    settle,
    end() {
      const settled = settle()
      if (settled.invention || settled.claim || held.length === 0) return settled
      const last = endSentence()
      if (last.invention || !claiming) return { ...last, clear: [...settled.clear, ...last.clear] }
      const claimed = settle()
      return { ...claimed, clear: [...settled.clear, ...last.clear, ...claimed.clear] }
    },
  }
}
