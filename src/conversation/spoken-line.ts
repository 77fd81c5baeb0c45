/**
 * A line on which words go both ways while the call goes on (the relay). It parses its carrier's messages into these
 * inputs, and speaks what it is given; the dialogue on the other side knows no carrier.
 */
export type LineInput =
  /** The caller's words. Before `final` they are a guess at all words so far, replaced by the next. */
  | { readonly kind: 'speech'; readonly text: string; readonly final: boolean; readonly language: string }
  /** One key. */
  | { readonly kind: 'key'; readonly key: string }
  /** The carrier stopped the playback because the caller cut in; `heard` is what was played, in the carrier's spelling. */
  | { readonly kind: 'interruption'; readonly heard: string; readonly afterMs: number | null }
  | { readonly kind: 'assistant-speaking'; readonly speaking: boolean }
  | { readonly kind: 'caller-speaking'; readonly speaking: boolean }
  /** A piece of ours that was really played, in the carrier's spelling. */
  | { readonly kind: 'played'; readonly text: string }
  /** The carrier reports a fault; the session may go on or end after it. */
  | { readonly kind: 'fault'; readonly description: string }

/** What a dialogue may do on such a line. After the line has closed, nothing of it has an effect, and nothing throws. */
export interface SpokenLine {
  /** Speaks a piece of the turn; blanks between pieces are part of them. `last` ends the turn, exactly once. */
  say(piece: SpokenPiece): void
  /** From now on the caller is heard, and spoken to, in this language: a BCP 47 tag of the settings. */
  setLanguage?(language: string): void
  /** Ends the session: the carrier then asks what comes next, giving `handoff` back. */
  end(handoff: Handoff): void
  /** What the line can tell: without these the dialogue estimates. */
  readonly tells: { readonly speaking: boolean; readonly played: boolean }
}

export interface SpokenPiece {
  readonly text: string
  readonly last: boolean
  /** BCP 47 tag, where it differs from the call's language. */
  readonly language?: string
  /** False for words that the caller may not cut short. */
  readonly interruptible?: boolean
}

/** Why a session was ended by us. */
export interface Handoff {
  readonly reason: 'goodbye' | 'resume' | 'webhook' | 'transfer'
}

/** One session of a call on such a line, from the conversation's side. */
export interface Dialogue {
  /** Takes what came in. Never throws; what it does later is its own. */
  take(input: LineInput): void
  /** The line is gone: nothing more is said, unfinished answers stop, and what was not heard stays in the log. */
  close(): void
  /** A person of the business wants something done with the call: what, is in its log. */
  obey(): void
  /** Asks for an end at the next good moment, so that another process can take the call over. */
  handOver(): void
}
