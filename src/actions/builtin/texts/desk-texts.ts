export type ClaimKind = 'transfer' | 'message' | 'callBack' | 'text' | 'code' | 'verified'

/** What only the desk says, in one language. Words in braces are filled in. */
export interface DeskTexts {
  readonly transfer: {
    /** {asked} does not answer or is closed, {name} is tried. */
    readonly instead: string
    /** {names}: which of several is meant. */
    readonly which: string
    /** {names}: whom there is. */
    readonly nobody: string
    /** Nobody is put through any more today, or in this call. */
    readonly full: string
  }
  /** For the person who is asked to take a call. */
  readonly whisper: {
    readonly emergency: string
    /** {number} */
    readonly from: string
    /** {words} */
    readonly said: string
  }
  readonly message: {
    readonly begin: string
    readonly beginCallBack: string
    readonly noNumber: string
  }
  readonly text: {
    readonly noNumber: string
    readonly unwanted: string
    readonly enough: string
    readonly failed: string
    readonly stopped: string
    readonly allowed: string
  }
  readonly code: {
    /** The text message itself: {code}, {business}. */
    readonly message: string
    readonly sent: string
    readonly right: string
    readonly wrong: string
    readonly over: string
  }
  readonly call: {
    readonly slower: string
    readonly usual: string
    readonly unknownLanguage: string
  }
  /** What callers say for what there is. */
  readonly menu: {
    readonly phrases: Readonly<Record<'operator' | 'message' | 'callBack' | 'hours', readonly string[]>>
    /** With {name}. */
    readonly personPhrases: readonly string[]
  }
  /** How an answer says that something was done. */
  readonly claims: Readonly<Record<ClaimKind, readonly string[]>>
}
