import type { OpeningHours } from '../config/schema.ts'
import type { TransferAddress } from '../conversation/transfers.ts'

/** Opening hours that can be asked. Times are ms since the Unix epoch. */
export interface HoursBook {
  stateAt(now: number): { readonly open: boolean }
  /** What holds now and the whole week, for a model. */
  describe(now: number): string
  /** Plain English to be spoken, or null when the question is not about these hours. */
  answer(question: string, now: number): string | null
}

export type OpenHoursBook = (hours: OpeningHours) => HoursBook

/** An attempt to put somebody through, as far as it has come. */
export interface TransferUse {
  readonly callId: string
  /** Of the transfer, and the attempt within it. */
  readonly id: string
  readonly step: number
  readonly to: TransferAddress
  /** The longest that the carrier lets them speak; null for as long as the carrier likes. */
  readonly limitSeconds: number | null
  /** How long they spoke; null while it goes on. */
  readonly seconds: number | null
}

/** What was done in calls so far, from the log. `since` is in ms since the Unix epoch. */
export interface DeskUses {
  /** Attempts that began at or after `since`. */
  transfers(since: number): Promise<readonly TransferUse[]>
  /** How many texts went out at or after `since`, in all and to the caller of each call. */
  texts(since: number, caller: string): Promise<{ readonly all: number; readonly toCaller: number }>
  /** Whether this caller said, in any call, that no texts are wanted, and has not taken it back. */
  wantsNoTexts(caller: string): Promise<boolean>
}

/** A text message on its way. */
export interface OutgoingText {
  /** E.164. */
  readonly to: string
  /** A number of the account, in E.164. */
  readonly from: string
  readonly text: string
  /** The same for the same text, so that it is sent once. */
  readonly idempotencyKey: string
  /** When it was tried before, in ms since the epoch; null for never. */
  readonly triedAt: number | null
}

export type TextOutcome =
  | { readonly kind: 'sent' }
  /** It will never go through: `opted-out` when this person has told the carrier so, or another reason in a word. */
  | { readonly kind: 'refused'; readonly because: string }
  /** Not now; `sure` when it has certainly not been sent. */
  | { readonly kind: 'later'; readonly sure: boolean }

export interface TextSender {
  /** Rejects only with the signal's reason. */
  sendText(text: OutgoingText, signal: AbortSignal): Promise<TextOutcome>
}

/** What the caller said in a call, oldest first. */
export type CallerWords = (callId: string) => Promise<readonly string[]>

/** What the program says in a language anyway, and the desk with it. Names in braces are filled in. */
export interface CommonTexts {
  readonly farewell: string
  readonly transfer: {
    /** `{target}`, as in the following ones. */
    readonly connecting: string
    readonly closed: string
    readonly tryNext: string
    /** `{summary}` says who calls and why. */
    readonly whisper: string
  }
  /** Completes "press 1 to …". */
  readonly menu: {
    /** `{target}` */
    readonly putThrough: string
    readonly message: string
    readonly callBack: string
    readonly hours: string
  }
  readonly actions: { readonly messageTaken: string; readonly callBackTaken: string; readonly textSent: string }
}

/** By BCP 47 tag. */
export type CommonTextsIn = (language: string) => CommonTexts
