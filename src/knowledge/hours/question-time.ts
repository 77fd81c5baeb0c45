import type { QuestionText } from './question-text.ts'

const hourWords = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
const minuteWords: Readonly<Record<string, number>> = { fifteen: 15, thirty: 30, 'forty-five': 45, 'forty five': 45 }

const clock = `(?<hour>\\d{1,2}|${hourWords.join('|')})(?:(?::| )(?<minute>\\d{2}|${Object.keys(minuteWords).join('|')}))?`
const timeForms = [
  new RegExp(
    `\\b(?:at|after|before|until|till|by|past|from|around) ${clock}\\b(?: oclock\\b)?(?: ?(?<half>am|pm)\\b)?`,
  ),
  new RegExp(`\\b${clock}(?: oclock\\b)? ?(?<half>am|pm)\\b`),
]

/** Minutes since midnight; or `unclear` for a part of the day, or for an hour that could be in either half of it. */
export type AskedTime = number | 'unclear'

/** Takes a time of day and the parts of the day named with it; null when there is none. */
export function takeTime(text: QuestionText): AskedTime | null {
  const part = takePartOfDay(text)
  if (part === 'noon') return 720
  if (part === 'midnight') return 1_439
  const groups = firstMatch(text)
  if (!groups) return part === null ? null : 'unclear'
  const hour = hourOf(groups['hour'])
  const half = groups['half'] ?? halfOf(part)
  if (hour > 23 || (hour < 13 && half === null)) return 'unclear'
  return (hour < 13 ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour) * 60 + minutesOf(groups['minute'])
}

function firstMatch(text: QuestionText): Partial<Record<string, string>> | null {
  for (const form of timeForms) {
    const groups = text.take(form)?.groups
    if (groups) return groups
  }
  return null
}

function takePartOfDay(text: QuestionText): string | null {
  const part = /\b(?:(?:in|at|during) )?(?:the )?(?<part>morning|afternoon|evening|night|noon|midnight|late|early)s?\b/
  return text.take(part)?.groups?.['part'] ?? null
}

function halfOf(part: string | null): 'am' | 'pm' | null {
  if (part === null) return null
  return part === 'morning' || part === 'early' ? 'am' : 'pm'
}

function hourOf(word = ''): number {
  return Number.parseInt(word, 10) || hourWords.indexOf(word) + 1
}

function minutesOf(word = ''): number {
  return minuteWords[word] ?? (Number.parseInt(word, 10) || 0)
}
