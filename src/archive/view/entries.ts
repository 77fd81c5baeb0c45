import type { CallerLevel } from '../../conversation/actions.ts'
import type { Directive } from '../../conversation/directive.ts'
import type {
  ActionOutcome,
  AnswerSource,
  CallLimit,
  EndReason,
  LanguageChange,
  Line,
  ModelTokens,
  OperatorDirective,
  PromptKind,
  SourceRef,
} from '../../conversation/events.ts'
import type { FormQuestion } from '../../conversation/forms/form-state.ts'
import type { TakenMessage } from '../../conversation/taken-message.ts'
import type { ScreenedAnswer, TransferAddress, TransferOutcome } from '../../conversation/transfer-plan.ts'

/**
 * One thing that happened in a call, as people see it. Entries stand in the order in which they began; one that goes on
 * is replaced at its place, and none is ever taken away.
 */
export type Entry =
  | CallerEntry
  | SilenceEntry
  | AnswerEntry
  | PromptEntry
  | ActionEntry
  | TransferEntry
  | MessageEntry
  | TextEntry
  | FormEntry
  | OfferEntry
  | LanguageEntry
  | PaceEntry
  | EmergencyEntry
  | WarningEntry
  | LimitEntry
  | CallerFactEntry
  | HintEntry
  | DirectionEntry
  | ErrorEntry
  | LineEntry
  | RecordingEntry
  | EndEntry

export type EntryKind = Entry['kind']

/** The entries of one kind. */
export type EntryOf<Kind extends EntryKind> = Extract<Entry, { kind: Kind }>

interface EntryBase {
  /** Stands for it in its call, whenever the log is read: `answer-12`. */
  readonly id: string
  /** The first and the last record that made it what it is. */
  readonly seq: SeqRange
  /** When it began, in ms from the start of the call; never before the entry in front of it. */
  readonly atMs: number
  /** The turn that it belongs to; 0 before the caller's first words. */
  readonly turn: number
}

/** Places in the log, both included. */
export interface SeqRange {
  readonly first: number
  readonly last: number
}

/** Something that an owner should look at. */
export interface Problem {
  /** What happened, in a sentence. */
  readonly words: string
  /** What can be done about it, in a sentence; null where nothing has to be. */
  readonly hint: string | null
}

/** What the caller said or pressed; `atMs` is when the words came in, which is at their end. */
interface CallerEntry extends EntryBase {
  readonly kind: 'caller'
  readonly via: 'speech' | 'keypad'
  /** Words, or keys; a `•` stands for a key that is not kept. */
  readonly text: string
  /** From 0 to 1; null where the recogniser gave none. */
  readonly confidence: number | null
  /** True where the recogniser doubted it so much that the caller was asked to say it again. */
  readonly isUnclear: boolean
}

/** The caller said nothing. */
interface SilenceEntry extends EntryBase {
  readonly kind: 'silence'
}

/**
 * What was answered in a turn. Where something else happened between two sentences (an action, a filler), the answer goes
 * on in another entry of the same turn, with the next `part`.
 */
export interface AnswerEntry extends EntryBase {
  readonly kind: 'answer'
  /** From 0. */
  readonly part: number
  readonly sentences: readonly AnswerSentence[]
  /**
   * `going-on`; `whole`; `cut` by the caller, see `interruption`; `dropped`: the caller said more before it was whole, or
   * left.
   */
  readonly state: 'going-on' | 'whole' | 'cut' | 'dropped'
  /** How often it was begun, 1 for an ordinary answer: after a crash, or a noise that was no words, it is taken up again. */
  readonly attempts: number
  /** Null until the answer is whole; of several parts, the one that was the last then has it. */
  readonly result: AnswerResult | null
  /** What was stopped before it was spoken, oldest first. */
  readonly corrections: readonly AnswerCorrection[]
  readonly interruption: Interruption | null
}

export interface AnswerSentence {
  /** Place in the answer of the turn, from 0. */
  readonly index: number
  /** As written, and as the voice says it. */
  readonly text: string
  readonly spoken: string
  /** When it was made, in ms from the start of the call. */
  readonly atMs: number
  /** What the caller heard of `text`, and what not. Until something cuts it short, all of it counts as heard. */
  readonly heard: string
  readonly unheard: string
}

export interface AnswerResult {
  readonly source: AnswerSource
  /** The model that gave the last words; null for none. */
  readonly model: string | null
  readonly sources: readonly SourceRef[]
  readonly usage: readonly ModelTokens[]
  /** What is done with the call once it was heard. */
  readonly then: Directive | null
  /** Why the caller's question has no answer; null where it has one, or was none. */
  readonly unanswered: 'nothing-found' | 'refused' | 'corrected' | null
}

/** An `invention` that nothing bears out, or a `claim` that something was done which was not. */
export interface AnswerCorrection {
  readonly kind: 'invention' | 'claim'
  /** The words that were not let through, and the sentence that they stood in. */
  readonly words: string
  readonly said: string
  readonly problem: Problem
}

interface Interruption {
  /** When the caller cut in, in ms from the start of the call. */
  readonly atMs: number
  /** True when what was heard is only a guess from the time that passed. */
  readonly estimated: boolean
}

/** Words of the assistant that are no answer. */
interface PromptEntry extends EntryBase {
  readonly kind: 'prompt'
  readonly prompt: PromptKind | 'greeting'
  readonly text: string
  /** False where the caller cut the words in front of it short. */
  readonly isHeard: boolean
}

interface ActionEntry extends EntryBase {
  readonly kind: 'action'
  /** As the model knows it: `take_message`. */
  readonly name: string
  readonly input: Readonly<Record<string, unknown>>
  /** Whether it changes anything outside of the call. */
  readonly effects: boolean
  /** Null while it runs. */
  readonly outcome: ActionOutcome | null
  /** What came of it, in sentences for a model. */
  readonly text: string
  readonly data: Readonly<Record<string, unknown>>
  /** How long it took; null while it runs. */
  readonly ms: number | null
  /** True when nobody waited for it any more. */
  readonly isLate: boolean
  readonly then: Directive | null
  /** Null where it did what it should. */
  readonly problem: Problem | null
}

/** The caller is put through, with all attempts. */
interface TransferEntry extends EntryBase {
  readonly kind: 'transfer'
  /** Who was asked for, by the name in the settings. */
  readonly asked: string
  readonly because: 'asked' | 'emergency' | 'limit' | 'operator'
  readonly attempts: readonly TransferAttempt[]
  /** How the newest attempt ended; null while it goes on. */
  readonly outcome: TransferOutcome | null
}

export interface TransferAttempt {
  readonly step: number
  /** The name in the settings; that of a fallback from the second attempt on. */
  readonly target: string
  readonly to: TransferAddress
  readonly mode: 'cold' | 'warm'
  /** What the person was told before deciding; empty when cold. */
  readonly whisper: string
  /** What the person did who was told; null before that, and when nobody is told. */
  readonly screened: ScreenedAnswer | null
  /** Ms from the start of the call; null while, or when, the two do not speak with each other. */
  readonly connectedAtMs: number | null
  /** Null while it goes on. */
  readonly outcome: TransferOutcome | null
  /** How long they spoke. */
  readonly seconds: number
  /** Null where nothing went wrong. */
  readonly problem: Problem | null
}

/** A message that is to be passed on. */
interface MessageEntry extends EntryBase {
  readonly kind: 'message'
  readonly messageId: string
  readonly message: TakenMessage
}

/** A text went to the caller: a `template` of the settings, or a code; or the caller wants none (`stopped`) or some again. */
interface TextEntry extends EntryBase {
  readonly kind: 'text'
  readonly what: 'template' | 'code' | 'stopped' | 'allowed'
  /** Its name; null for all else. */
  readonly template: string | null
}

/** The caller is asked for something, field by field, without a model. */
interface FormEntry extends EntryBase {
  readonly kind: 'form'
  readonly form: string
  readonly fields: readonly FormField[]
  /** Null while it goes on. */
  readonly outcome: 'filled' | 'cancelled' | 'given-up' | null
}

export interface FormField {
  readonly name: string
  /** `known` before anybody asked; `asked` for; `heard`, and the caller's yes is waited for; `taken`; `left` without a value. */
  readonly state: 'known' | 'asked' | 'heard' | 'taken' | 'left'
  /** Empty while there is none, and for a secret, of which only `keys` is known. */
  readonly value: string
  /** How many keys were pressed; null for words. */
  readonly keys: number | null
  /** How it was asked for the last time; null where it was not. */
  readonly how: FormQuestion | null
  /** How often it was asked for. */
  readonly questions: number
}

/** The caller was asked whether to begin a form. */
interface OfferEntry extends EntryBase {
  readonly kind: 'offer'
  readonly form: string
}

interface LanguageEntry extends EntryBase {
  readonly kind: 'language'
  /** BCP 47 tag. */
  readonly language: string
  readonly because: LanguageChange
}

/** From now on we speak slowly, or no longer. */
interface PaceEntry extends EntryBase {
  readonly kind: 'pace'
  readonly isSlow: boolean
}

interface EmergencyEntry extends EntryBase {
  readonly kind: 'emergency'
  /** Its name in the settings. */
  readonly emergency: string
  /** False when we asked back. */
  readonly isSure: boolean
}

/** The caller was asked to stop insulting us, or to say something that makes sense. */
interface WarningEntry extends EntryBase {
  readonly kind: 'warning'
  readonly about: 'abuse' | 'nonsense'
}

interface LimitEntry extends EntryBase {
  readonly kind: 'limit'
  readonly limit: CallLimit
}

/** A service of the owner was asked about the caller (`looked-up`), or the caller knew the code that was texted (`verified`). */
interface CallerFactEntry extends EntryBase {
  readonly kind: 'caller-fact'
  readonly what: 'looked-up' | 'verified'
  readonly level: CallerLevel
  /** Null where nobody knows. */
  readonly name: string | null
}

/** Somebody of the business whispered this to the assistant; the caller did not hear it. */
interface HintEntry extends EntryBase {
  readonly kind: 'hint'
  readonly text: string
  /** Who, in the console. */
  readonly by: string
}

/** Somebody of the business took the call in hand. */
interface DirectionEntry extends EntryBase {
  readonly kind: 'direction'
  /** What was to be done with it. */
  readonly then: OperatorDirective
  /** Who, in the console. */
  readonly by: string
}

/** Something failed; the caller was answered all the same. */
interface ErrorEntry extends EntryBase {
  readonly kind: 'error'
  /** The model that failed; `none` where the fault is in the program. */
  readonly model: string
  /** What kind of failure, as the log has it: `auth`, `timeout`, … */
  readonly cause: string
  /** What the provider said. */
  readonly detail: string
  /** How long was waited for it. */
  readonly afterMs: number
  readonly problem: Problem
}

/**
 * The relay's session was `lost`, or `closed` when the caller hung up; another one was opened (`reopened`); or the call
 * goes on by another line (`changed`).
 */
interface LineEntry extends EntryBase {
  readonly kind: 'line'
  readonly what: 'lost' | 'closed' | 'reopened' | 'changed'
  /** What carries the call from now on. */
  readonly line: Line
  /** Why, as the log has it; may be empty. */
  readonly detail: string
  /** Null where nothing is wrong. */
  readonly problem: Problem | null
}

interface RecordingEntry extends EntryBase {
  readonly kind: 'recording'
  /** `started`; `refused` by the caller; `stored` at the carrier. */
  readonly what: 'started' | 'refused' | 'stored'
  /** Why it was begun or not; null for one that is stored. */
  readonly because: 'notice' | 'consent' | 'asked' | 'silent' | null
  readonly sid: string | null
  readonly seconds: number | null
}

interface EndEntry extends EntryBase {
  readonly kind: 'end'
  readonly reason: EndReason
  readonly detail: string
}
