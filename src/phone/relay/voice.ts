import type { Line } from '../line.ts'
import { recordingMs } from '../playback.ts'
import type { ConversationRelay } from '../twiml/verbs.ts'
import { Answer } from './answer.ts'
import type { PlayMessage, TextMessage } from './app-messages.ts'
import type { RelayCaller } from './caller.ts'
import type { Speaker } from './speaker.ts'

interface VoiceParts {
  readonly line: Line
  readonly relay: ConversationRelay
  readonly speaker: Speaker
  readonly caller: RelayCaller
  /** The language in which the assistant speaks. */
  language(): string
}

/** The assistant's end of a session: makes sound of what the app sends. */
export class Voice {
  readonly #parts: VoiceParts
  /** The answer that still comes in; null: the next text begins one. */
  #answer: Answer | null = null
  /** Interruptions that the app does not know of yet: what comes now is the rest of what was cut. */
  #unknownCuts = 0
  /** True while the app owes the end of an answer that was cut. */
  #owesEnd = false

  constructor(parts: VoiceParts) {
    this.#parts = parts
  }

  greet(text: string): void {
    const { relay, speaker } = this.#parts
    const answer = this.#openAnswer()
    const place = answer.append(text, true, this.#parts.language())
    const interruptible = relay.greetingInterruptible
    const track = { kind: 'words', answer, text, ...place, interruptible, preemptible: false } as const
    speaker.enqueue({ ...track, last: true, reported: false })
  }

  text({ token, last, lang, interruptible, preemptible }: TextMessage): void {
    if (this.#belongsToCut(token, last)) return
    const { relay, speaker } = this.#parts
    const answer = this.#answer ?? this.#openAnswer()
    this.#answer = last ? null : answer
    const place = answer.append(token, last, lang ?? this.#parts.language())
    speaker.enqueue({
      kind: 'words',
      ...{ answer, text: token, ...place, last },
      interruptible: this.#interruptible(interruptible),
      preemptible: preemptible ?? relay.preemptible,
      reported: true,
    })
  }

  play({ source, loop, interruptible, preemptible }: PlayMessage): void {
    const lengthMs = recordingMs * (loop || 1_000)
    this.#playRecording(source, { lengthMs, interruptible: this.#interruptible(interruptible), preemptible })
  }

  digits(digits: string): void {
    this.#playRecording(digits, { lengthMs: recordingMs, interruptible: 'none', preemptible: false })
  }

  /** Stops. Gives what was heard of the answer, after how many ms of sound, and what to call once the app knows. */
  cut(): { heard: string; afterMs: number; known: () => void } {
    this.#owesEnd = this.#answer !== null
    this.#answer = null
    this.#unknownCuts++
    return { ...this.#parts.speaker.cut(), known: () => this.#unknownCuts-- }
  }

  /** Whether text is the rest of an answer that was cut, of which nothing more is heard. */
  #belongsToCut(token: string, last: boolean): boolean {
    const closes = this.#owesEnd && last && (token === '' || this.#unknownCuts > 0)
    if (closes || this.#unknownCuts === 0) this.#owesEnd = false
    return closes || this.#unknownCuts > 0
  }

  #openAnswer(): Answer {
    const { line, caller } = this.#parts
    const receivedAt = line.timing.clock.now()
    const ask = caller.known
    const { transcript, timing, earpiece } = line
    return new Answer(ask, {
      ...{ transcript, timing, earpiece },
      begun: (utterance) => (caller.isAnswered(ask) ? line.turns.words(utterance, receivedAt) : null),
    })
  }

  #playRecording(source: string, playable: Pick<PlayMessage, 'preemptible'> & Recorded): void {
    const begun = () => this.#parts.line.transcript.line('play', source)
    this.#parts.speaker.enqueue({ kind: 'recording', begun, ...playable })
  }

  #interruptible(given: boolean | undefined) {
    if (given === undefined) return this.#parts.relay.interruptible
    return given ? 'any' : 'none'
  }
}

interface Recorded {
  readonly lengthMs: number
  readonly interruptible: ConversationRelay['interruptible']
}
