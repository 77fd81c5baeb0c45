import type { CallerEntry, Entry, LineEntry } from '../phone/transcript.ts'

/** A transcript for people: one line for each time that somebody has the word. */
export function transcriptLines(entries: readonly Entry[]): string[] {
  const lines: { who: Entry['who']; text: string }[] = []
  for (const entry of entries) {
    const text = textOf(entry)
    const last = lines.at(-1)
    if (text === '') continue
    if (entry.who === 'assistant' && last?.who === 'assistant') last.text += ` ${text}`
    else lines.push({ who: entry.who, text: entry.who === 'assistant' ? `Assistant: ${text}` : text })
  }
  return lines.map(({ text }) => text)
}

/** What the caller did. */
export function callerLine({ via, text }: CallerEntry): string {
  return via === 'speech' ? `You: ${text}` : `You: (pressed ${text})`
}

/** What happened on the line; empty where it is not worth a word. */
export function eventLine({ event, detail }: LineEntry): string {
  switch (event) {
    case 'silence':
      return '(silence)'
    case 'play':
      return `(plays ${detail})`
    case 'ringing':
      return `(it rings at ${detail})`
    case 'whispering':
      return `(${detail} has picked up)`
    case 'whisper':
      return `(the person hears: ${detail})`
    case 'connected':
      return `(you are put through to ${detail})`
    case 'dial':
      return `(the call to ${detail})`
    case 'record':
      return '(recorded what you said)'
    case 'rejected':
      return `(the call was not taken: ${detail})`
    case 'caller-hung-up':
      return '(you hung up)'
    case 'assistant-hung-up':
      return '(the assistant hung up)'
    case 'led':
    case 'fault':
    case 'pause':
      return ''
  }
}

function textOf(entry: Entry): string {
  switch (entry.who) {
    case 'assistant':
      return entry.heard
    case 'caller':
      return callerLine(entry)
    case 'line':
      return eventLine(entry)
  }
}
