/** TwiML as this carrier carries it out, with every default filled in. Durations in ms. URLs as written. */
export type Verb =
  | Say
  | Play
  | Pause
  | Gather
  | Redirect
  | Hangup
  | Reject
  | Dial
  | RecordVerb
  | Connect
  | StartRecording

export type Playback = Say | Play | Pause

export type Method = 'GET' | 'POST'

export interface Say {
  readonly verb: 'Say'
  readonly text: string
  /** Of the voice; null where the document names none. */
  readonly language: string | null
  readonly times: number
}

export interface Play {
  readonly verb: 'Play'
  /** The address of a recording, or the keys to sound. */
  readonly source: string
  readonly times: number
}

export interface Pause {
  readonly verb: 'Pause'
  readonly lengthMs: number
}

export interface Gather {
  readonly verb: 'Gather'
  /** Null: the address of the document itself. */
  readonly action: string | null
  readonly method: Method
  readonly hearsSpeech: boolean
  readonly hearsKeys: boolean
  readonly timeoutMs: number
  /** The silence that ends an utterance. */
  readonly endOfSpeechMs: number
  readonly numDigits: number | null
  /** Empty: no key ends the input. */
  readonly finishOnKey: string
  readonly language: string
  readonly bargeIn: boolean
  readonly actionOnEmptyResult: boolean
  readonly nested: readonly Playback[]
}

export interface Redirect {
  readonly verb: 'Redirect'
  readonly url: string
  readonly method: Method
}

export interface Hangup {
  readonly verb: 'Hangup'
}

export interface Reject {
  readonly verb: 'Reject'
  readonly reason: 'rejected' | 'busy'
}

export interface Dial {
  readonly verb: 'Dial'
  /** Null: the document goes on after the attempt. */
  readonly action: string | null
  readonly method: Method
  /** What those who are called see; null: the caller's own number. */
  readonly callerId: string | null
  /** How long it rings. */
  readonly timeoutMs: number
  /** How long they may speak. */
  readonly timeLimitMs: number
  /** Null: nothing is recorded. */
  readonly recording: RecordingSettings | null
  readonly targets: readonly DialTarget[]
}

export interface DialTarget {
  /** A number, client or SIP address, as written. */
  readonly address: string
  /** What the one who answers hears before being connected; null: nothing. */
  readonly whisper: { readonly url: string; readonly method: Method } | null
  /** Who is told how the leg goes on; a null address is nobody. */
  readonly statusCallback: {
    readonly url: string | null
    readonly method: Method
    readonly events: readonly ProgressEvent[]
  }
}

export type ProgressEvent = 'initiated' | 'ringing' | 'answered' | 'completed'

export interface StartRecording {
  readonly verb: 'Start'
  readonly recording: RecordingSettings
}

export interface RecordingSettings {
  readonly channels: 'mono' | 'dual'
  /** Told when the recording can be fetched; null: nobody is. */
  readonly callback: string | null
  readonly method: Method
  /** In the carrier's words. */
  readonly source: 'DialVerb' | 'StartRecordingVerb'
}

export interface RecordVerb {
  readonly verb: 'Record'
  /** Null: the address of the document itself. */
  readonly action: string | null
  readonly method: Method
  readonly maxLengthMs: number
  readonly timeoutMs: number
}

export interface Connect {
  readonly verb: 'Connect'
  /** Null: the document goes on after a session that the app ended. */
  readonly action: string | null
  readonly method: Method
  readonly relay: ConversationRelay
}

/** What the caller may do to some effect. */
export type InputKinds = 'none' | 'dtmf' | 'speech' | 'any'

export interface ConversationRelay {
  readonly url: string
  /** Null: nothing is said before the app says something. */
  readonly greeting: string | null
  readonly greetingInterruptible: InputKinds
  /** What stops the assistant. */
  readonly interruptible: InputKinds
  /** What the app is told of although the assistant speaks on. */
  readonly reported: InputKinds
  readonly hearsKeys: boolean
  readonly preemptible: boolean
  readonly partialPrompts: boolean
  readonly ignoreBackchannel: boolean
  /** True: a lost socket is opened once more. */
  readonly reconnects: boolean
  readonly speakerEvents: boolean
  readonly tokensPlayedEvents: boolean
  /** The silence that ends an utterance. */
  readonly endOfSpeechMs: number
  readonly transcriptionLanguage: string
  readonly ttsLanguage: string
  /** All languages that were prepared. */
  readonly languages: readonly string[]
  readonly parameters: Readonly<Record<string, string>>
}
