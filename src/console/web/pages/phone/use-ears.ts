import { useEffect, useEffectEvent, useState } from 'react'
import { browserRecogniser } from './speech/browser-speech.ts'
import { type DeafBecause, listen } from './speech/ears.ts'

export interface EarsOptions {
  /** BCP 47 tag. */
  readonly language: string
  /** Whether there is a call to speak in. */
  readonly isLive: boolean
  /** What the loudspeaker says at this moment, where it may be heard by the microphone. */
  readonly playing: () => string
  readonly onGuess: (words: string) => void
  readonly onWords: (words: string) => void
}

export interface Ears {
  readonly isSupported: boolean
  readonly isOn: boolean
  /** Why the microphone went off by itself; null where it did not. */
  readonly deaf: DeafBecause | null
  /** The browser asks for the microphone when it is switched on first. */
  toggle(): void
}

const isSupported = browserRecogniser() !== null

/** The browser's microphone and recogniser, while they are switched on and a call goes on. */
export function useEars({ language, isLive, ...options }: EarsOptions): Ears {
  const [isOn, setOn] = useState(false)
  const [deaf, setDeaf] = useState<DeafBecause | null>(null)
  const playing = useEffectEvent(options.playing)
  const onGuess = useEffectEvent(options.onGuess)
  const onWords = useEffectEvent(options.onWords)
  const onDeaf = useEffectEvent((because: DeafBecause) => {
    setOn(false)
    setDeaf(because)
  })

  useEffect(() => {
    if (!isOn || !isLive) return undefined
    const recogniser = browserRecogniser()
    if (!recogniser) return undefined
    const parts = { recogniser, now: () => performance.now() }
    return listen(
      {
        language,
        playing: () => playing(),
        onGuess: (words) => onGuess(words),
        onWords: (words) => onWords(words),
        onDeaf: (because) => onDeaf(because),
      },
      parts,
    )
  }, [isOn, isLive, language])

  return {
    ...{ isSupported, isOn, deaf },
    toggle() {
      setDeaf(null)
      setOn((before) => !before)
    },
  }
}
