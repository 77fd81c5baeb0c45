import { once } from 'node:events'
import { type RawData, WebSocket } from 'ws'
import { z } from 'zod'
import { sign } from '../../test/support/signed.ts'
import { authToken, type Line, publicUrl } from '../line.ts'

/** The carrier's end of one socket. Words are played in no time, and the app is told so where it asked to be told. */
export interface Session {
  say(words: string): void
  /** What the recogniser takes the words to be so far. */
  guess(words: string): void
  /** Closes the socket, as when the caller hangs up; resolves when it is closed. */
  close(): Promise<void>
}

export interface SessionOptions {
  readonly line: Line
  readonly call: Readonly<Record<string, string>>
  /** The TwiML that connects the call. */
  readonly document: string
  readonly onText: (text: string, last: boolean) => void
  /** The socket is closed, by whomever. */
  readonly onClose: () => void
}

const signature = sign(authToken, `${publicUrl.replace('https:', 'wss:')}/relay`, {})
const textFrame = z.object({ type: z.literal('text'), token: z.string(), last: z.boolean() })
let sessions = 0

/** Opens the socket that the document asks for, and introduces the call. Rejects when the upgrade is refused. */
export async function openSession({ line, call, document, onText, onClose }: SessionOptions): Promise<Session> {
  const token = /<Parameter\s+name="token" value="([^"]+)"/.exec(document)?.[1]
  if (token === undefined) throw new Error(`The call is not connected to the relay:\n${document}`)
  const tellsSpeaking = /events="[^"]*speaker-events/.test(document)
  const tellsPlayed = /events="[^"]*tokens-played/.test(document)
  const socket = new WebSocket(`${line.url.replace('http:', 'ws:')}/relay`, {
    headers: { 'x-twilio-signature': signature },
    perMessageDeflate: false,
  })
  let isSpeaking = false

  const send = (frame: object) => socket.send(JSON.stringify(frame))
  const info = (name: string, value: string) => send({ type: 'info', name, value })

  function hear(data: RawData): void {
    const { token: text, last } = textFrame.parse(JSON.parse(String(data)))
    onText(text, last)
    if (tellsSpeaking && !isSpeaking && text !== '') info('agentSpeaking', 'on')
    if (tellsPlayed && text !== '') info('tokensPlayed', text)
    if (tellsSpeaking && last) info('agentSpeaking', 'off')
    isSpeaking = !last
  }

  await once(socket, 'open')
  socket.on('message', hear)
  socket.on('error', () => undefined) // it also closes
  socket.once('close', onClose)
  sessions += 1
  const sessionId = `VX${sessions.toString(16).padStart(32, '0')}`
  const { CallSid: callSid, From: from, To: to } = call
  send({ type: 'setup', sessionId, callSid, from, to, customParameters: { token } })

  return {
    say(words) {
      if (tellsSpeaking) {
        info('clientSpeaking', 'on')
        info('clientSpeaking', 'off')
      }
      send({ type: 'prompt', voicePrompt: words, lang: 'en-US', last: true })
    },
    guess: (words) => send({ type: 'prompt', voicePrompt: words, lang: 'en-US', last: false }),
    async close() {
      if (socket.readyState === socket.CLOSED) return
      const closed = once(socket, 'close')
      socket.close(1000)
      await closed
    },
  }
}
