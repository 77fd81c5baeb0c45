import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  /** Headers and body as they came, with the dots of the protocol taken off. */
  readonly source: string
}

/** A mail server on loopback that takes mail in the order that SMTP prescribes and refuses every other. */
export interface FakeSmtp extends AsyncDisposable {
  /** `smtp://127.0.0.1:2525` */
  readonly url: string
  /** Mails that were taken. */
  readonly mails: readonly ReceivedMail[]
  /** Answers this to the next commands of a kind, such as `RCPT`, until it is told `null`. */
  refuse(verb: string, answer: string | null): void
}

export async function startFakeSmtp(): Promise<FakeSmtp> {
  const mails: ReceivedMail[] = []
  const refusals = new Map<string, string>()
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    talk(socket, mails, refusals)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    refuse(verb, answer) {
      if (answer === null) refusals.delete(verb)
      else refusals.set(verb, answer)
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** RFC 5321, as far as a mail without attachments needs it. */
function talk(socket: Socket, mails: ReceivedMail[], refusals: ReadonlyMap<string, string>): void {
  const say = (line: string) => socket.write(`${line}\r\n`)
  let greeted = false
  let from: string | null = null
  let to: string[] = []
  let data: string[] | null = null
  let rest = ''

  function command(line: string): unknown {
    const verb = (line.split(/[ :]/, 1)[0] ?? '').toUpperCase()
    const refusal = refusals.get(verb)
    if (refusal) return say(refusal)
    switch (verb) {
      case 'EHLO':
      case 'HELO':
        greeted = true
        return say('250 fake.example')
      case 'MAIL': {
        const address = /^MAIL FROM:<([^<>\s]+)>/i.exec(line)?.[1]
        if (!greeted || from !== null || !address) return say('503 not now')
        from = address
        return say('250 ok')
      }
      case 'RCPT': {
        const address = /^RCPT TO:<([^<>\s]+)>$/i.exec(line)?.[1]
        if (from === null || !address) return say('503 not now')
        to.push(address)
        return say('250 ok')
      }
      case 'DATA':
        if (to.length === 0) return say('503 not now')
        data = []
        return say('354 go on')
      case 'QUIT':
        say('221 bye')
        socket.end()
        return
      case 'RSET':
      case 'NOOP':
        return say('250 ok')
      default:
        return say('500 what?')
    }
  }

  function take(line: string): void {
    if (data === null) {
      command(line)
      return
    }
    if (line !== '.') {
      data.push(line.replace(/^\./, ''))
      return
    }
    mails.push({ from: from ?? '', to, source: data.join('\r\n') })
    data = null
    from = null
    to = []
    say('250 taken')
  }

  socket.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) take(line)
  })
  say('220 fake.example ESMTP')
}
