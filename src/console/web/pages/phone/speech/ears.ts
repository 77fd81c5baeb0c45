import { isEcho } from './echo.ts'

/** Why nothing is heard any more. */
export type DeafBecause = 'denied' | 'no-microphone' | 'network' | 'language' | 'failed'

export interface EarsOptions {
  /** BCP 47 tag of what is spoken. */
  readonly language: string
  /** What the loudspeaker says at this moment, which the microphone hears too; empty for nothing. */
  readonly playing: () => string
  /** What was understood so far of what is being spoken. */
  readonly onGuess: (words: string) => void
  readonly onWords: (words: string) => void
  readonly onDeaf: (because: DeafBecause) => void
}

/** As much of the browser's recogniser as is used. */
export interface Recogniser {
  /** Listens until it is stopped or gives up. Gives the way to stop. */
  listen(language: string, on: RecognitionEvents): () => void
}

export interface RecognitionEvents {
  readonly heard: (words: string, isFinal: boolean) => void
  /** As the browser names it: `not-allowed`, `no-speech`, … */
  readonly failed: (error: string) => void
  readonly ended: () => void
}

/** Recognisers end by themselves now and then; one that ends at once, so often in a row, does not work. */
const mostEndsAtOnce = 3
const atOnceMs = 1_000

const reasons: Readonly<Record<string, DeafBecause>> = {
  'not-allowed': 'denied',
  'service-not-allowed': 'denied',
  'audio-capture': 'no-microphone',
  network: 'network',
  'language-not-supported': 'language',
}

/** Listens to whoever speaks until it is stopped. @returns the way to stop */
export function listen(
  { language, playing, onGuess, onWords, onDeaf }: EarsOptions,
  { recogniser, now }: { readonly recogniser: Recogniser; readonly now: () => number },
): () => void {
  let isOn = true
  let endsAtOnce = 0
  let stopRecogniser = () => {}

  function stop(): void {
    isOn = false
    stopRecogniser()
  }

  function goDeaf(because: DeafBecause): void {
    if (!isOn) return
    stop()
    onDeaf(because)
  }

  function begin(): void {
    const begunAt = now()
    stopRecogniser = recogniser.listen(language, {
      heard(words, isFinal) {
        endsAtOnce = 0
        const said = words.trim()
        if (!isOn || said === '' || isEcho(said, playing())) return
        if (isFinal) onWords(said)
        else onGuess(said)
      },
      failed(error) {
        const because = reasons[error]
        if (because) goDeaf(because)
      },
      ended() {
        if (!isOn) return
        endsAtOnce = now() - begunAt < atOnceMs ? endsAtOnce + 1 : 0
        if (endsAtOnce >= mostEndsAtOnce) goDeaf('failed')
        else begin()
      },
    })
  }

  begin()
  return stop
}
