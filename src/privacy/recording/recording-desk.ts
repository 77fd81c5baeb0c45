import { firstPart } from '../../config/languages.ts'
import type { RecordingSettings } from '../../config/privacy-schema.ts'
import { formWords } from '../../conversation/forms/words.ts'
import type { RecordingDesk } from '../../conversation/recording.ts'
import { recordingTexts } from './texts.ts'

/**
 * Decides whether calls are recorded; null when none is. Only a clear yes is a yes: whoever says both, or something
 * else, is asked again and then not recorded.
 */
export function createRecordingDesk({
  language,
  recording: { mode, notice, question },
}: {
  /** BCP 47 tag of the language that calls begin in. */
  readonly language: string
  readonly recording: RecordingSettings
}): RecordingDesk | null {
  if (mode === 'off') return null
  const texts = recordingTexts[firstPart(language)]
  const opening =
    mode === 'notice'
      ? ({ kind: 'notice', text: notice ?? texts?.notice ?? '' } as const)
      : ({ kind: 'ask', text: question ?? texts?.question ?? '' } as const)
  const { isYes, isNo } = formWords(language)
  return {
    opening: () => opening,
    understand({ words, digits }) {
      if (digits !== '') return { 1: true, 2: false }[digits] ?? null
      const [yes, no] = [isYes(words), isNo(words, true)]
      if (no) return false
      return yes ? true : null
    },
  }
}
