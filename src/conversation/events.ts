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
      /** What of the documents it rests on, best first. Missing in the logs of earlier versions. */
      readonly sources: readonly SourceRef[]
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

export type Line = 'webhook' | 'relay'

/** `model` a language model; `knowledge` the best passage; `hours` the calendar; `offer` nothing was found. */
export type AnswerSource = 'model' | 'knowledge' | 'hours' | 'offer'

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

export type PromptKind = 'filler' | 'reprompt' | 'repeat' | 'closing-question' | 'farewell' | 'apology' | 'back'

/**
 * `caller` hung up or the carrier reported the end; `assistant` said goodbye; `refused` never admitted;
 * `limit` too long; `swept` the carrier never told us.
 */
export type EndReason = 'caller' | 'assistant' | 'refused' | 'limit' | 'swept'

/** One line of the log: an event of a call with its place and time. */
export interface CallRecord {
  readonly callId: string
  /** From 0, without gaps, in the order of happening. */
  readonly seq: number
  /** Milliseconds since the Unix epoch. */
  readonly at: number
  readonly event: CallEvent
}
