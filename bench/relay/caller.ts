import { setTimeout as delay } from 'node:timers/promises'
import { firstWords, nextQuestion } from '../conversation.ts'
import type { Line } from '../line.ts'
import { openSession, type Session } from './session.ts'

/** One caller on the relay. */
export interface RelayCaller {
  /** Calls, is connected, and hears the greeting. */
  start(): Promise<void>
  /**
   * Asks and hears the whole answer. Rejects when that is not the model's, or breaks off. With a guess, the recogniser
   * has these words first, and waits for more before it takes the question as final.
   */
  hearAnswer(guess?: Guess): Promise<Turn>
  /** Asks; resolves when so many frames of the answer were heard. */
  hearFrames(count: number): Promise<void>
  /**
   * Has the carrier ask how the call goes on after its socket was lost, again and again until there is somebody to ask;
   * resolves when words are heard on the new session.
   */
  recover(): Promise<void>
  /** Hangs up, as the carrier reports it. */
  hangUp(): Promise<void>
}

export interface Guess {
  /** What is guessed of the final words. */
  readonly of: (question: string) => string
  readonly aheadMs: number
}

/** What was heard, in ms since the question. */
export interface Turn {
  readonly firstFrameMs: number
  readonly secondFrameMs: number
  /** Text frames, the last one included. */
  readonly frames: number
}

interface Heard {
  text: string
  /** When each frame came. */
  readonly at: number[]
  last: boolean
}

const nothing = (): Heard => ({ text: '', at: [], last: false })
const retryMs = 20

export function createRelayCaller(line: Line): RelayCaller {
  const call = line.newCall()
  let session: Session | null = null
  let heard = nothing()
  let isOver = false
  let wake = () => {}

  function onText(text: string, last: boolean): void {
    heard.text += text
    heard.at.push(performance.now())
    heard.last = last
    wake()
  }

  function onClose(): void {
    isOver = true
    wake()
  }

  async function until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      if (isOver) throw new Error(`The session broke off after:\n${heard.text}`)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }

  async function open(document: string): Promise<void> {
    heard = nothing()
    isOver = false
    session = await openSession({ line, call, document, onText, onClose })
  }

  function ask(question = nextQuestion()): void {
    heard = nothing()
    session?.say(question)
  }

  async function documentAfterLoss(): Promise<string> {
    const lost = { ...call, SessionStatus: 'failed', ErrorCode: '64105' }
    for (;;) {
      const document = await line.post('/relay_ended', lost).catch(() => null)
      if (document !== null) return document
      await delay(retryMs)
    }
  }

  return {
    start: async () => open(await line.post('/call', { ...call, CallStatus: 'ringing' })),
    async hearAnswer(guess) {
      const question = nextQuestion()
      if (guess) {
        session?.guess(guess.of(question))
        await delay(guess.aheadMs)
      }
      const askedAt = performance.now()
      ask(question)
      await until(() => heard.last)
      const { text, at } = heard
      if (!text.includes(firstWords)) throw new Error(`No true answer:\n${text}`)
      const [first = 0, second = 0] = at
      return { firstFrameMs: first - askedAt, secondFrameMs: second - askedAt, frames: at.length }
    },
    async hearFrames(count) {
      ask()
      await until(() => heard.at.length >= count)
    },
    async recover() {
      await open(await documentAfterLoss())
      await until(() => heard.text !== '')
    },
    async hangUp() {
      await session?.close()
      await line.post('/relay_ended', { ...call, CallStatus: 'completed', SessionStatus: 'completed' })
      await line.post('/call_status', { ...call, CallStatus: 'completed', CallDuration: '12' })
    },
  }
}
