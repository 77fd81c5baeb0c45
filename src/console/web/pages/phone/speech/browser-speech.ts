import type { Recogniser } from './ears.ts'
import type { Synthesiser } from './voice.ts'

/** As much of `SpeechRecognition` as is used; not every browser has it, and few under this name. */
interface Recognition {
  lang: string
  continuous: boolean
  interimResults: boolean
  onresult: ((event: RecognitionResults) => void) | null
  onerror: ((event: { readonly error: string }) => void) | null
  onend: (() => void) | null
  start(): void
  abort(): void
}

interface RecognitionResults {
  readonly resultIndex: number
  readonly results: ArrayLike<{ readonly isFinal: boolean; readonly [place: number]: { readonly transcript: string } }>
}

/** The browser's recogniser of speech; null where there is none. */
export function browserRecogniser(): Recogniser | null {
  const names = globalThis as unknown as Record<string, (new () => Recognition) | undefined>
  const Recognition = names['SpeechRecognition'] ?? names['webkitSpeechRecognition']
  if (!Recognition) return null
  return {
    listen(language, on) {
      const recognition = new Recognition()
      recognition.lang = language
      recognition.continuous = true
      recognition.interimResults = true
      recognition.onresult = ({ resultIndex, results }) => {
        const fresh = Array.from(results).slice(resultIndex)
        for (const result of fresh) if (result.isFinal) on.heard(result[0]?.transcript ?? '', true)
        const guess = fresh.flatMap((result) => (result.isFinal ? [] : [result[0]?.transcript ?? ''])).join('')
        if (guess.trim() !== '') on.heard(guess, false)
      }
      recognition.onerror = ({ error }) => on.failed(error)
      recognition.onend = on.ended
      recognition.start()
      return () => recognition.abort()
    },
  }
}

/** The browser's voices; null where there are none at all. */
export function browserSynthesiser(): Synthesiser | null {
  const { speechSynthesis } = globalThis
  if (!speechSynthesis) return null
  /** Browsers forget what nobody holds, and then tell nothing of it. */
  const held = new Set<SpeechSynthesisUtterance>()
  return {
    speak({ text, language }, on) {
      const utterance = new SpeechSynthesisUtterance(text)
      const voice = voiceFor(language, speechSynthesis.getVoices())
      const end = (tell: () => void) => () => {
        held.delete(utterance)
        tell()
      }
      utterance.lang = language
      if (voice) utterance.voice = voice
      utterance.onstart = on.begun
      utterance.onboundary = ({ name, charIndex }) => {
        if (name === undefined || name === 'word') on.word(charIndex)
      }
      utterance.onend = end(on.ended)
      utterance.onerror = end(on.failed)
      held.add(utterance)
      speechSynthesis.speak(utterance)
      return () => speechSynthesis.cancel()
    },
  }
}

/** Of the language and country, or of the language; those on this machine first, since they tell of each word. */
function voiceFor(language: string, voices: readonly SpeechSynthesisVoice[]): SpeechSynthesisVoice | undefined {
  const tag = (lang: string) => lang.replace('_', '-').toLowerCase()
  const wanted = tag(language)
  const exact = voices.filter(({ lang }) => tag(lang) === wanted)
  const related = voices.filter(({ lang }) => tag(lang).split('-')[0] === wanted.split('-')[0])
  const candidates = exact.length > 0 ? exact : related
  return candidates.find(({ localService }) => localService) ?? candidates[0]
}

/** Whether the browser has a voice; some find theirs only after a while. */
export function hasVoices(): boolean {
  return (globalThis.speechSynthesis?.getVoices().length ?? 0) > 0
}

/** @returns the way to stop */
export function onVoices(changed: () => void): () => void {
  const { speechSynthesis } = globalThis
  speechSynthesis?.addEventListener?.('voiceschanged', changed)
  return () => speechSynthesis?.removeEventListener?.('voiceschanged', changed)
}
