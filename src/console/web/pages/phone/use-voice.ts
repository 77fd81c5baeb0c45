import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { HappeningEvent, VoiceReportBody } from './data.ts'
import type { PlacedCall } from './placed-call.ts'
import { browserSynthesiser, hasVoices, onVoices } from './speech/browser-speech.ts'
import { createVoice, type Voice } from './speech/voice.ts'

/** Whether the browser can speak at all. */
export function useHasVoices(): boolean {
  return useSyncExternalStore(onVoices, hasVoices)
}

/** What was said before the page was loaded anew is not said again. */
const tooOldMs = 2_000

/**
 * The browser's voice, for the sentences of a call. It is silent when the page goes away.
 *
 * @param report is told how far the voice has come
 */
export function useVoice(report: (reports: readonly VoiceReportBody[]) => void): Voice & {
  /** Says what is to be said, and stops what was cut by somebody else. */
  follow(happening: HappeningEvent, call: PlacedCall): void
} {
  const latest = useRef(report)
  useEffect(() => {
    latest.current = report
  })
  const voice = useRef<Voice>(null)
  voice.current ??= createVoice({
    synthesiser: browserSynthesiser() ?? { speak: (_sentence, on) => silently(on.failed) },
    now: () => performance.now(),
    report: (one) => latest.current([one]),
  })
  const { current } = voice
  useEffect(() => () => void current.stop(), [current])

  return {
    get saying() {
      return current.saying
    },
    speak: current.speak,
    stop: current.stop,
    follow(happening, { wish, madeAt }) {
      if (wish.pace !== 'voice') return
      if (happening.kind === 'said') {
        if (Date.now() - madeAt - happening.atMs > tooOldMs) return
        const { id, text, language } = happening
        current.speak({ id, text, language: language ?? wish.language ?? 'en-US' })
      }
      const isCut = happening.kind === 'heard' && happening.unheard !== ''
      if (isCut || (happening.kind === 'state' && happening.state === 'ended')) current.stop()
    },
  }
}

function silently(failed: () => void): () => void {
  queueMicrotask(failed)
  return () => {}
}
