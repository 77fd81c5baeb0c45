import type { Line } from '../../conversation/events.ts'

/** The virtual phone: it calls the program as a carrier would. */
export interface PhoneLine {
  /** What can be called at this moment. */
  readonly settings: CallableSettings
  /** Calls. Rejects when the log fails. */
  dial(wish: PhoneWish, watcher: CallWatcher): Promise<Dialled>
}

export interface CallableSettings {
  /** What callers are told they have called. */
  readonly name: string
  /** What real calls would rather be carried by. */
  readonly line: Line
  /** The version that answers new calls, and those of drafts that are open. */
  readonly running: string
  readonly drafts: readonly string[]
  /** BCP 47 tag of the language that calls begin in. */
  readonly language: string
  /** All languages of the assistant, that one first. */
  readonly languages: readonly string[]
}

/** What somebody does whom the caller is put through to. */
export const reactions = ['pickup', 'decline', 'voicemail', 'busy', 'nobody'] as const
export type Reaction = (typeof reactions)[number]

export interface PhoneWish {
  readonly line: Line
  /** Of settings that are open; null for whatever answers new calls. */
  readonly version: string | null
  /** The caller's number; null for one that stands for nobody. */
  readonly from: string | null
  /** BCP 47 tag of what the caller speaks. */
  readonly language: string
  /** Added to each answer, so that it feels like a call. */
  readonly carrierDelayMs: number
  /** `voice`: a browser speaks, and reports what was heard; `real`: words take their time; `instant`: they take none. */
  readonly pace: 'voice' | 'real' | 'instant'
  /** By address, or `*` for everybody else; whoever is not among them is asked for while it rings. */
  readonly people: Readonly<Record<string, Reaction>>
  /** Everything is really done. */
  readonly forReal: boolean
  /** The call whose beginning is that of this one too; null for a call of its own. */
  readonly forkOf: { readonly callId: string; readonly turn: number } | null
}

/**
 * `no-settings` the version is not open; `no-turn` and `no-words`: the call to be forked has no such turn, or what was
 * said in it is not kept any more; `stopping`: the program takes no more calls.
 */
export type Dialled =
  | { readonly kind: 'calling'; readonly call: PhoneCall }
  | { readonly kind: 'no-settings' | 'no-turn' | 'no-words' | 'stopping' }

/** A call in progress, from the caller's end. */
export interface PhoneCall {
  readonly callId: string
  /** Resolves when the call is over and that was reported. Never rejects. */
  readonly over: Promise<void>
  /** How much the caller did that the line has not dealt with. */
  readonly waiting: number
  /** The caller is speaking: all words so far. The first begin it, and cut in where `cutsIn`. */
  speaking(words: string, cutsIn: boolean): void
  /** The caller has said this, which ends what was being spoken; nothing at all is a silence, or was a noise. */
  say(said: { readonly text: string; readonly cutsIn: boolean; readonly partials: readonly string[] }): void
  press(keys: string, cutsIn: boolean): void
  /** A noise cuts in. */
  cutIn(): void
  /** What the browser says of a sentence that it speaks. */
  hear(report: VoiceReport): void
  /** Somebody whom the caller is put through to does this. False when nobody is there who could. */
  person(does: Reaction | 'hang-up'): boolean
  hangUp(): Promise<void>
}

export interface VoiceReport {
  readonly sentence: number
  readonly at: 'begun' | 'spoken' | 'ended' | 'failed'
  /** How many of its characters were heard. */
  readonly characters: number
}

/** Is told of a call as it goes on. */
export type CallWatcher = (happening: Happening) => void

type PhoneState = 'ringing' | 'speaking' | 'listening' | 'ended'

/** What happens in a call of the phone. `id` is that of the sentence. */
export type Happening =
  | { readonly kind: 'state'; readonly state: PhoneState; readonly line: Line }
  /** A sentence of the assistant, as its first sound comes; `delayMs` is the program's own part of the wait for it. */
  | {
      readonly kind: 'said'
      readonly id: number
      readonly text: string
      /** BCP 47 tag; null where the line names none. */
      readonly language: string | null
      readonly delayMs: number | null
    }
  /** So much of it was heard, and this not of it and of all that was to follow in the same breath. */
  | { readonly kind: 'heard'; readonly id: number; readonly heard: string; readonly unheard: string }
  | { readonly kind: 'caller'; readonly via: 'speech' | 'keypad'; readonly text: string }
  /** Somebody whom the caller is put through to; `asks` when it is for the tester to say what that person does. */
  | {
      readonly kind: 'person'
      readonly stage: 'ringing' | 'whispering' | 'connected'
      readonly address: string
      readonly asks: boolean
    }
  /** What that person hears before taking the call. */
  | { readonly kind: 'whisper'; readonly text: string }
  /** The attempt is over: how, in the carrier's words. */
  | { readonly kind: 'person-left'; readonly how: string }
  /** The carrier refused something, in words. */
  | { readonly kind: 'fault'; readonly text: string }
  | { readonly kind: 'note'; readonly what: PhoneNote; readonly detail: string }

type PhoneNote = 'silence' | 'play' | 'pause' | 'record' | 'led' | 'rejected' | 'caller-hung-up' | 'assistant-hung-up'
