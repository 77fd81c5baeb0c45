import { firstWords, lastWords, nextQuestion } from './conversation.ts'
import type { Line } from './line.ts'

/** One caller, who follows the TwiML as Twilio does, in no time. */
export interface Caller {
  /** Calls and hears the greeting. */
  start(): Promise<void>
  /**
   * Asks and hears the whole answer; gives the ms from the last word said to the first document that speaks. Rejects
   * when what is heard is not the model's answer.
   */
  ask(): Promise<number>
  /** Hangs up, as the carrier reports it. */
  hangUp(): Promise<void>
}

export function createCaller(line: Line): Caller {
  const call = line.newCall()
  let action = ''

  /** Follows redirects until the assistant listens; gives all that is spoken, and when the first of it came. */
  async function follow(path: string, parameters: Readonly<Record<string, string>>) {
    let spoken = ''
    let spokenAt: number | null = null
    let document = await line.post(path, parameters)
    for (;;) {
      if (document.includes('<Say')) spokenAt ??= performance.now()
      spoken += document
      const redirect = pathIn(document, /<Redirect[^>]*>([^<]+)</)
      if (redirect === null) break
      document = await line.post(redirect, call)
    }
    const next = pathIn(document, /<Gather[^>]* action="([^"]+)"/)
    if (next === null || spokenAt === null) throw new Error(`The call broke off:\n${document}`)
    action = next
    return { spoken, spokenAt }
  }

  return {
    start: async () => void (await follow('/call', { ...call, CallStatus: 'ringing' })),
    async ask() {
      const askedAt = performance.now()
      const { spoken, spokenAt } = await follow(action, { ...call, SpeechResult: nextQuestion(), Confidence: '0.92' })
      if (!spoken.includes(firstWords) || !spoken.includes(lastWords)) throw new Error(`No true answer:\n${spoken}`)
      return spokenAt - askedAt
    },
    hangUp: async () =>
      void (await line.post('/call_status', { ...call, CallStatus: 'completed', CallDuration: '12' })),
  }
}

function pathIn(document: string, pattern: RegExp): string | null {
  return pattern.exec(document)?.[1]?.replaceAll('&amp;', '&') ?? null
}
