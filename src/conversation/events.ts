import type { CallSummary } from './call-summary.ts'
import type { Directive } from './directive.ts'
import type { FormEvent } from './forms/form-state.ts'
import type { TakenMessage } from './taken-message.ts'
import type { ScreenedAnswer, TransferOutcome, TransferPlan } from './transfer-plan.ts'

/**
 * Everything that can happen in a call. A call is the append-only list of these; history, transcripts, recovery
 * after a crash and repeated webhooks are all read from it. Texts come in two forms: `text` as written (for
 * transcripts and the model) and `spoken` as the voice says it.
 */
export type CallEvent =
  | {
      readonly type: 'call.started'
      readonly from: string
      readonly to: string
      readonly line: Line
      /** The greeting as spoken. */
      readonly greeting: string
      /**
       * A call of the console's own telephone: it is left out of statistics, and it is a rehearsal: what has effects is
       * not carried out, and nobody outside is told of it.
       */
      readonly test?: true
      /** With `test`: whoever tests wants everything really done, and those who are told of calls told. */
      readonly forReal?: true
      /** Stands for the version of the settings that answers it. Missing in the logs of earlier versions. */
      readonly settings?: string
      /** The call whose beginning, up to and without this turn, is also the beginning of this one. */
      readonly forkOf?: { readonly callId: string; readonly turn: number }
    }
  | {
      readonly type: 'caller.said'
      readonly turn: number
      readonly text: string
      readonly via: 'speech' | 'keypad'
      /** The recogniser's confidence from 0 to 1, or null where it gave none. */
      readonly confidence: number | null
    }
  /** Nothing was said or pressed before the time-out. */
  | { readonly type: 'caller.silent'; readonly turn: number }
  /** Words that the recogniser itself doubts; the caller is asked to say them again. */
  | { readonly type: 'caller.unclear'; readonly turn: number; readonly text: string; readonly confidence: number }
  /** `attempt` counts from 0 and grows when an answer is taken up again after a crash. */
  | { readonly type: 'answer.started'; readonly turn: number; readonly attempt: number }
  | {
      readonly type: 'answer.sentence'
      readonly turn: number
      readonly index: number
      readonly text: string
      readonly spoken: string
      /**
       * With the first sentence that an attempt makes, since an answer that is cut short has no `answer.completed`;
       * missing with all others, and in the logs of earlier versions.
       */
      readonly timings?: AnswerTimings & FirstSentenceTiming
    }
  | {
      readonly type: 'answer.completed'
      readonly turn: number
      /** Who answered. */
      readonly source: AnswerSource
      /** The model that gave the last words, or null. */
      readonly model: string | null
      /** From the caller's words to the first sentence, and to the end, in ms. */
      readonly firstSentenceMs: number | null
      readonly totalMs: number
      /** Missing in the logs of earlier versions. */
      readonly timings?: AnswerTimings
      /** What of the documents it rests on, best first. Missing in the logs of earlier versions. */
      readonly sources: readonly SourceRef[]
      /** What is done with the call once the answer was heard. Missing in the logs of earlier versions. */
      readonly then: Directive | null
      /** What it took, by model, as far as it was counted; missing where nothing was. */
      readonly usage?: readonly ModelTokens[]
    }
  /** The model invented something: the rest of the sentence at place `index` was not spoken, an offer was instead. */
  | {
      readonly type: 'answer.corrected'
      readonly turn: number
      readonly index: number
      /** The words that nothing bears out, and what they are: a `price`, a `phone`, a `name`, … */
      readonly invented: string
      readonly kind: string
      /** The sentence as the model had it, as far as it had come. */
      readonly said: string
    }
  /** The model said that something was done which was not; the rest of the sentence at place `index` was not spoken. */
  | {
      readonly type: 'claim.corrected'
      readonly turn: number
      readonly index: number
      /** The words that claim it. */
      readonly claim: string
      /** The sentence as the model had it. */
      readonly said: string
      /** True when an offer was spoken instead, false when the model went on with what an action had given. */
      readonly replaced: boolean
    }
  /** An action begins; durable before it has any effect. `id` is its own in the call, and that of its `tool.finished`. */
  | {
      readonly type: 'tool.called'
      readonly turn: number
      readonly id: string
      readonly name: string
      /** The same for inputs of one call that mean the same; tells nothing of them. */
      readonly key: string
      /** The input as it may be shown; empty for one that is none. */
      readonly input: Readonly<Record<string, unknown>>
      /** Whether it changes anything outside of the call. */
      readonly effects: boolean
    }
  | {
      readonly type: 'tool.finished'
      /** The turn of its `tool.called`. */
      readonly turn: number
      readonly id: string
      readonly name: string
      readonly outcome: ActionOutcome
      /** What came of it, in sentences for the model. */
      readonly text: string
      readonly data: Readonly<Record<string, unknown>>
      readonly ms: number
      /** True when nobody waited for it any more: it had timed out, which is in the log before, or the turn was over. */
      readonly late: boolean
      readonly then: Directive | null
    }
  /** What is said in this turn is fixed: nobody is asked. `then` is done with the call once it was heard. */
  | {
      readonly type: 'reply.scripted'
      readonly turn: number
      readonly text: string
      readonly interruptible: boolean
      readonly then: Directive | null
    }
  /** An action answers this turn: a form or the menu chose it. Only memory has the values of `secrets`. */
  | {
      readonly type: 'action.chosen'
      readonly turn: number
      readonly action: string
      readonly input: Readonly<Record<string, string>>
      readonly secrets: readonly string[]
    }
  | FormEvent
  /** From now on we speak slowly, or no longer. */
  | { readonly type: 'pace.changed'; readonly turn: number; readonly slow: boolean }
  /** The caller asked what nobody could answer. */
  | {
      readonly type: 'question.unanswered'
      readonly turn: number
      readonly question: string
      /** `nothing-found` is written, or the answer was `refused` though something was, or it was `corrected`. */
      readonly because: Unanswered | 'corrected'
    }
  /** The caller cut in. `heard` is a prefix of what was spoken; `estimated` when the line could not tell exactly. */
  | {
      readonly type: 'turn.interrupted'
      readonly turn: number
      readonly heard: string
      readonly unheard: string
      readonly estimated: boolean
    }
  /** A newer turn stopped this one before its answer was complete. */
  | { readonly type: 'turn.superseded'; readonly turn: number }
  /**
   * When the line played what was said in a turn, as far as it tells: comes once the turn is over, and once more where
   * another session took it up. Lines that tell nothing have none.
   */
  | {
      readonly type: 'turn.spoken'
      readonly turn: number
      /** From the `caller.said` of the turn to the first sound, in ms; a filler is one too. */
      readonly startedMs: number
      /** The same to the last; null where it was cut short, or the line did not tell of the end. */
      readonly endedMs: number | null
    }
  | {
      readonly type: 'prompt.spoken'
      readonly turn: number
      readonly kind: PromptKind
      readonly text: string
    }
  | {
      readonly type: 'model.failed'
      readonly turn: number
      readonly model: string
      readonly kind: string
      readonly message: string
      readonly afterMs: number
    }
  /** The caller had only made a noise: what was not heard is spoken after all. */
  | { readonly type: 'turn.resumed'; readonly turn: number }
  /** A session of a line that streams was opened; `resumed` when the call had one before. */
  | { readonly type: 'session.opened'; readonly session: string; readonly resumed: boolean }
  /** The line of the session is gone: `ended` by us or by the caller, `lost` otherwise. */
  | {
      readonly type: 'session.closed'
      readonly session: string
      readonly how: 'ended' | 'lost'
      readonly detail: string
    }
  /** The caller told of an emergency, by its name in the settings; not `sure` when we asked back. */
  | { readonly type: 'emergency.heard'; readonly turn: number; readonly emergency: string; readonly sure: boolean }
  /** The caller was asked to stop insulting us, or to say something that makes sense. */
  | { readonly type: 'caller.warned'; readonly turn: number; readonly about: 'abuse' | 'nonsense' }
  /** The call came to one of its limits. */
  | { readonly type: 'limit.reached'; readonly turn: number; readonly limit: CallLimit }
  /** From now on the call is heard and answered in this language, a BCP 47 tag. */
  | {
      readonly type: 'language.changed'
      readonly turn: number
      readonly language: string
      readonly because: LanguageChange
    }
  /** An attempt to put the caller through begins: what is dialled, and why. */
  | ({
      readonly type: 'call.transferring'
      readonly turn: number
      readonly because: TransferBecause
      /** The name of the target that was asked for; the plan's own is that or one of its fallbacks. */
      readonly asked: string
    } & TransferPlan)
  /** Who was dialled heard who calls, and did this. */
  | { readonly type: 'transfer.screened'; readonly id: string; readonly step: number; readonly answer: ScreenedAnswer }
  /** The caller and the target speak with each other. */
  | { readonly type: 'call.transferred'; readonly id: string; readonly target: string }
  /** The attempt is over; `seconds` is how long they spoke. */
  | {
      readonly type: 'transfer.ended'
      readonly id: string
      readonly target: string
      readonly step: number
      readonly outcome: TransferOutcome
      readonly seconds: number
    }
  /** A message that is to be passed on; `id` stands for it wherever it goes. */
  | { readonly type: 'message.taken'; readonly turn: number; readonly id: string; readonly message: TakenMessage }
  /** A text went to the caller's own number: one of the settings, or a code. */
  | {
      readonly type: 'text.sent'
      readonly turn: number
      readonly id: string
      /** The name of the template; null for a code. */
      readonly template: string | null
      readonly to: 'caller'
    }
  /** The caller wants no texts any more. */
  | { readonly type: 'texts.stopped'; readonly turn: number }
  /** The caller wants texts again. */
  | { readonly type: 'texts.allowed'; readonly turn: number }
  /** The caller knew the code that was texted to the number of the call. */
  | { readonly type: 'caller.verified'; readonly turn: number }
  /** What a service of the owner says of the caller, by the number. Words of others. */
  | {
      readonly type: 'caller.looked-up'
      readonly turn: 0
      readonly known: boolean
      readonly name: string | null
      /** BCP 47 tag. */
      readonly language: string | null
      readonly notes: string | null
      readonly level: 'unknown' | 'known'
    }
  /** From now on the carrier records the call. */
  | { readonly type: 'recording.started'; readonly because: 'notice' | 'consent' }
  /** The caller does not want to be recorded, or did not say so: `silent`. */
  | { readonly type: 'recording.refused'; readonly because: 'asked' | 'silent' }
  /** Somebody of the business whispered this to the assistant; the caller does not hear it. `by` is who, in the console. */
  | { readonly type: 'hint.given'; readonly turn: number; readonly text: string; readonly by: string }
  /** Somebody of the business took the call in hand: this is done with it now. */
  | {
      readonly type: 'call.directed'
      readonly turn: number
      readonly then: OperatorDirective
      readonly by: string
    }
  /** What is made unreadable in this call where its words leave the program, and whether they are kept as said. */
  | {
      readonly type: 'privacy.applied'
      readonly level: 'off' | 'masked' | 'strict'
      readonly stored: 'as-said' | 'masked'
    }
  /** The carrier keeps a recording of the call. */
  | { readonly type: 'recording.stored'; readonly sid: string; readonly seconds: number }
  /** The call goes on by another line. */
  | { readonly type: 'line.changed'; readonly line: Line; readonly because: string }
  /** What was sent back for a request, so that its repeat gets the same bytes. */
  | {
      readonly type: 'reply.sent'
      /** Names the request; a call has each key once. */
      readonly key: string
      /** What came in with it, to tell a repeat from new words under the same key. */
      readonly input: string
      readonly body: string
      /** The turn whose answer it speaks, and how many of that answer's sentences have been given out with it. */
      readonly turn: number
      readonly given: number
      /** The first sentence that it speaks: the sentences from here to `given` can be cut in on when it `listens`. */
      readonly from: number
      readonly listens: boolean
    }
  | { readonly type: 'call.ended'; readonly reason: EndReason; readonly detail: string }
  /** What was found out about the call; comes after its end. */
  | ({ readonly type: 'call.summarised' } & CallSummary)

/** `minutes`, `turns` and `tokens` of one call; `abuse` and `nonsense` of its caller. */
export type CallLimit = 'minutes' | 'turns' | 'tokens' | 'abuse' | 'nonsense'

/** The caller `asked`, pressed a `key`, or was `heard` to speak it; or an `action` did it. */
export type LanguageChange = 'asked' | 'key' | 'heard' | 'action'

export type Line = 'webhook' | 'relay'

/** The caller `asked`, the settings say so in an `emergency` or at a `limit`, or an `operator` wants it. */
type TransferBecause = 'asked' | 'emergency' | 'limit' | 'operator'

/** What a person of the business can have done with a call. */
export type OperatorDirective = Extract<Directive, { kind: 'transfer' | 'end' }>

/**
 * `model` a language model; `knowledge` the best passage; `hours` the calendar; `offer` nothing was found; `script`
 * words that are fixed; `action` what an action gave that a form or the menu chose.
 */
export type AnswerSource = 'model' | 'knowledge' | 'hours' | 'offer' | 'script' | 'action'

/** In ms from the `answer.started` of the same attempt. */
export interface AnswerTimings {
  /** When looking things up was over; null where nothing was looked up. */
  readonly searchMs: number | null
  /** When the first words of a model came; null where there were none. */
  readonly firstTokenMs: number | null
}

interface FirstSentenceTiming {
  /** When the first words left for the line. */
  readonly firstSentenceMs: number
}

/** Tokens of a model as its provider counted them; `cached` are among `input`. */
export interface ModelTokens {
  readonly model: string
  readonly input: number
  readonly cached: number
  readonly output: number
}

export type ActionOutcome = 'done' | 'failed' | 'timed-out' | 'cancelled'

/** A passage that an answer rests on. */
export interface SourceRef {
  /** Its id. */
  readonly passage: string
  /** What the owner calls the document. */
  readonly document: string
  /** From the document's title down to the passage's own heading. */
  readonly headings: readonly string[]
  /** Page of a PDF, from 1; null for other documents. */
  readonly page: number | null
  /** `cited` by the model itself; `matched` by the words that it shares with the answer; `quoted` word for word. */
  readonly how: 'cited' | 'matched' | 'quoted'
}

/** Why a question got no answer: `nothing-found` in the documents and the calendar; `refused` though something was. */
export type Unanswered = 'nothing-found' | 'refused'

export type PromptKind =
  | 'filler'
  | 'reprompt'
  | 'repeat'
  | 'closing-question'
  | 'farewell'
  | 'apology'
  | 'back'
  /** What the caller can say and press. */
  | 'menu'
  /** Nobody took the caller, who was told why. */
  | 'transfer-failed'

/**
 * `caller` hung up or the carrier reported the end; `assistant` said goodbye; `refused` never admitted;
 * `limit` too long; `transferred` the person whom the caller was put through to hung up; `operator` somebody of the
 * business ended it; `swept` the carrier never told us.
 */
export type EndReason = 'caller' | 'assistant' | 'refused' | 'limit' | 'transferred' | 'operator' | 'swept'

/** One line of the log: an event of a call with its place and time. */
export interface CallRecord {
  readonly callId: string
  /** From 0, without gaps, in the order of happening. */
  readonly seq: number
  /** Milliseconds since the Unix epoch. */
  readonly at: number
  readonly event: CallEvent
}
