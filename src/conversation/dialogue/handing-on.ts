import type { Call } from '../call.ts'
import { type Conclusion, type ConclusionParts, consolation } from '../conclusion.ts'
import { sentenceTexts } from '../history.ts'
import { languageOf } from '../policies/call-language.ts'
import type { SpokenLine } from '../spoken-line.ts'
import { filled, textsFor } from '../texts/texts-for.ts'
import type { Transfers } from '../transferring.ts'
import type { Speaker } from './speaker.ts'

/** Gives a call to a person, and takes it back where nobody is there. */
export interface HandingOn {
  /**
   * Plans who is dialled and ends the session for it; where nobody can be, the caller is told.
   * @returns whether the call is gone. Rejects when the log fails.
   */
  putThrough(wish: Extract<Conclusion['then'], { kind: 'transfer' }>): Promise<boolean>
  /** Tells the caller that nobody was reached, and offers the next best thing. */
  console(text: string): void
}

export interface HandingOnOptions {
  readonly call: Call
  readonly line: SpokenLine
  readonly speaker: Speaker
  readonly transfers: Pick<Transfers, 'begin'> | null
  readonly consolation: ConclusionParts
  /** The session is over. */
  readonly isOver: () => boolean
}

export function createHandingOn(options: HandingOnOptions): HandingOn {
  const { call, line, speaker, transfers } = options
  const { assistant } = options.consolation
  const language = () => languageOf(call.state, assistant)

  function console(text: string): void {
    const turn = call.state.turns.at(-1) ?? null
    const { events, sentences } = consolation(turn, text, language(), options.consolation)
    for (const event of events) call.note(event)
    const heardBefore = turn ? sentenceTexts(turn, 0, turn.sentences.length - sentences.length) : ''
    speaker.begin(turn?.turn ?? 0, { heardBefore })
    const pieces = sentences.map((sentence) => ({ text: `${sentence.text} `, spoken: `${sentence.spoken} ` }))
    speaker.addAll(pieces, language())
    speaker.finish()
  }

  return {
    console,
    async putThrough({ target, because }) {
      const plan = await transfers?.begin(call, { target, because })
      if (options.isOver()) return true
      if (plan && !('refused' in plan)) {
        line.end({ reason: 'transfer' })
        return true
      }
      console(plan?.refused || filled(textsFor(language(), assistant).transfer.failed, { target }))
      return false
    },
  }
}
