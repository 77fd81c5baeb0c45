import type { WebSocket } from 'ws'
import type { SpokenLine } from '../../../conversation/spoken-line.ts'
import { endFrame, languageFrame, textFrame } from './frames.ts'

export interface RelayLineOptions {
  readonly socket: WebSocket
  /** Known once the line has said whose it is. */
  readonly tells: () => SpokenLine['tells']
  /** The other side reads nothing any more, and what we send piles up here. */
  readonly onStuck: () => void
  /** `end` was sent; the carrier is expected to close. */
  readonly onEnd: () => void
}

/** Some minutes of speech: whoever leaves so much unread does not play it. */
const mostUnsentBytes = 256 * 1024

/**
 * The conversation's side of one relay socket. Keeps two rules of the carrier whatever it is asked: every turn is closed
 * by one `last: true`, and nothing follows `end`.
 */
export function createRelayLine({ socket, tells, onStuck, onEnd }: RelayLineOptions): SpokenLine {
  let isTurnOpen = false
  let isEnded = false

  function send(frame: string): void {
    socket.send(frame, ignoreFailure)
    if (socket.bufferedAmount > mostUnsentBytes) onStuck()
  }

  const isOpen = () => !isEnded && socket.readyState === socket.OPEN

  return {
    get tells() {
      return tells()
    },
    say(piece) {
      const isNothing = piece.text === '' && !(piece.last && isTurnOpen)
      if (isNothing || !isOpen()) return
      isTurnOpen = !piece.last
      send(textFrame(piece))
    },
    setLanguage(language) {
      if (isOpen()) send(languageFrame(language))
    },
    end(handoff) {
      if (!isOpen()) return
      isEnded = true
      send(endFrame(handoff))
      onEnd()
    },
  }
}

/** A socket that fails also closes, and that is where it is dealt with. */
function ignoreFailure(): void {}
