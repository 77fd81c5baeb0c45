import type { VoiceReportBody } from '../data.ts'

/** A sentence to be spoken. */
export interface Sentence {
  readonly id: number
  readonly text: string
  /** BCP 47 tag. */
  readonly language: string
}

/** Speaks sentences with the browser's voices, and tells how far it has come. */
export interface Voice {
  speak(sentence: Sentence): void
  /** Falls silent. Gives how far the sentence had come; null when none was being spoken. */
  stop(): VoiceReportBody | null
  /** What is being spoken; empty for nothing. */
  readonly saying: string
}

/** As much of the browser's speech as is used. */
export interface Synthesiser {
  /** Gives the way to stop. */
  speak(sentence: Sentence, on: SpeechEvents): () => void
}

export interface SpeechEvents {
  readonly begun: () => void
  /** Begins the word at this place of the text. */
  readonly word: (place: number) => void
  readonly ended: () => void
  readonly failed: () => void
}

export interface VoiceParts {
  readonly synthesiser: Synthesiser
  readonly now: () => number
  readonly report: (report: VoiceReportBody) => void
}

interface Spoken {
  readonly sentence: Sentence
  stop: () => void
  begunAt: number | null
  /** Where the word begins that is being spoken; null while the voice has told of none. */
  place: number | null
}

/** Reports in between come no more often, in ms. */
const reportEveryMs = 500
/** Until a sentence was spoken whole, voices are taken to be about as quick. */
const usualPerSecond = 15

export function createVoice({ synthesiser, now, report }: VoiceParts): Voice {
  let current: Spoken | null = null
  let reportedAt = 0
  let perSecond = usualPerSecond

  /** Voices that tell of no words are followed by the clock, at the pace of the sentences before. */
  function charactersOf({ sentence, begunAt, place }: Spoken): number {
    if (begunAt === null) return 0
    if (place !== null) return place
    const estimated = ((now() - begunAt) / 1_000) * perSecond
    return Math.min(Math.floor(estimated), Math.max(sentence.text.length - 1, 0))
  }

  function reportOf(spoken: Spoken): VoiceReportBody {
    return { sentence: spoken.sentence.id, at: 'spoken', characters: charactersOf(spoken) }
  }

  function learnPace({ sentence, begunAt }: Spoken): void {
    const seconds = begunAt === null ? 0 : (now() - begunAt) / 1_000
    if (seconds > 0.5) perSecond = sentence.text.length / seconds
  }

  return {
    get saying() {
      return current?.sentence.text ?? ''
    },
    speak(sentence) {
      const spoken: Spoken = { sentence, stop: () => {}, begunAt: null, place: null }
      const isCurrent = () => current === spoken
      current = spoken
      spoken.stop = synthesiser.speak(sentence, {
        begun() {
          if (!isCurrent()) return
          spoken.begunAt = now()
          reportedAt = now()
          report({ sentence: sentence.id, at: 'begun' })
        },
        word(place) {
          if (!isCurrent()) return
          spoken.place = place
          if (now() - reportedAt < reportEveryMs) return
          reportedAt = now()
          report(reportOf(spoken))
        },
        ended() {
          if (!isCurrent()) return
          learnPace(spoken)
          current = null
          report({ sentence: sentence.id, at: 'ended' })
        },
        failed() {
          if (!isCurrent()) return
          current = null
          report({ sentence: sentence.id, at: 'failed' })
        },
      })
    },
    stop() {
      const spoken = current
      current = null
      if (!spoken) return null
      const heard = reportOf(spoken)
      spoken.stop()
      return heard
    },
  }
}
