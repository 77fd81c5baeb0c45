import type { WrittenAssistant } from './schema.ts'
import type { Finding } from './schema-faults.ts'
import { describeVoice, isSpoken, isVoice, similarVoice, spokenLanguages, voicesFor } from './voices.ts'
import { describeValue } from './wording.ts'

/** Every language once, with a voice that speaks it. */
export function languagesSpoken(assistant: Pick<WrittenAssistant, 'language' | 'voice' | 'languages'>): Finding[] {
  const { language, languages } = assistant
  return languages.flatMap(({ code, voice }, index) => {
    const path = ['languages', index]
    const before = [language, ...languages.slice(0, index).map((other) => other.code)]
    if (before.includes(code))
      return [{ path: [...path, 'code'], found: `${code} again`, allowed: 'each language once' }]
    if (!isSpoken(code)) {
      const allowed = `a language that Twilio speaks: ${spokenLanguages(code).join(', ')}`
      return [{ path: [...path, 'code'], found: describeValue(code), allowed }]
    }
    return voice === null ? missingVoice(code, assistant.voice, path) : wrongVoice(code, voice, path)
  })
}

/** One key chooses one language. */
export function languageKeysDiffer({ languages }: WrittenAssistant): Finding[] {
  const keys = languages.map(({ key }) => key)
  return keys.flatMap((key, index) => {
    if (key === null || keys.indexOf(key) === index) return []
    const found = `${key}, which is the key of ${languages[keys.indexOf(key)]?.code}`
    return [{ path: ['languages', index, 'key'], found, allowed: 'each key once' }]
  })
}

function missingVoice(code: string, sessionVoice: string, path: Finding['path']): Finding[] {
  const plain = isVoice(sessionVoice) && describeVoice(sessionVoice).languages.length === 0
  if (voicesFor(code).length > 0 || (plain && describeVoice(sessionVoice).provider === 'basic')) return []
  return [{ path: [...path, 'voice'], found: 'nothing', allowed: voicesThatSpeak(code) }]
}

function wrongVoice(code: string, voice: string, path: Finding['path']): Finding[] {
  const similar = similarVoice(voice)
  if (similar || !isVoice(voice)) {
    const hint = similar && `did you mean ${similar}?`
    return [{ path: [...path, 'voice'], found: describeValue(voice), allowed: voicesThatSpeak(code), hint }]
  }
  const { languages } = describeVoice(voice)
  if (languages.length === 0 || languages.includes(code)) return []
  const found = `${voice}, which speaks ${languages.join(' and ')}`
  return [{ path: [...path, 'voice'], found, allowed: voicesThatSpeak(code) }]
}

function voicesThatSpeak(code: string): string {
  const voices = voicesFor(code)
  const known = voices.length > 0 ? `: ${voices.join(', ')}` : `, such as Google.${code}-Standard-A`
  return `a voice that speaks ${code}${known}`
}
