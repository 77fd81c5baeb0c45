import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Clock } from '../../lib/clock.ts'
import { withinTime } from '../../lib/deadline.ts'
import { userAgent } from './exchange.ts'
import type { PageMarkup } from './page-markup.ts'
import type { ParseReply, ParseRequest } from './parse-messages.ts'
import type { SitemapText } from './sitemap-text.ts'
import { PageRefused } from './web-errors.ts'

/** Takes pages and sitemaps apart in a process of its own, one at a time, each in bounded time and memory. */
export interface ParseProcess {
  /** Rejects with `PageRefused` when the page cannot be taken apart, or with the signal's reason. */
  page(bytes: Uint8Array, charset: string | null, signal: AbortSignal): Promise<PageMarkup>
  /** Rejects with `PageRefused` when it is no sitemap, or with the signal's reason. */
  sitemap(bytes: Uint8Array, signal: AbortSignal): Promise<SitemapText>
  /** Ends the process; the next page starts another. */
  close(): Promise<void>
}

const parseMs = 20_000
/** Links are looked for in this much of a page. */
const pageBytes = 2_000_000
const defaultMegabytes = 512

/**
 * The process starts with the first page and is replaced when it dies. A thread would not do: a few kilobytes of HTML
 * can ask for any amount of memory, and V8 then ends the whole process of the thread that runs out of it.
 */
export function createParseProcess(clock: Clock, memoryMegabytes = defaultMegabytes): ParseProcess {
  let current: ChildProcess | null = null
  let last: Promise<unknown> = Promise.resolve()

  function start(): ChildProcess {
    const child = fork(fileURLToPath(new URL('./parse-child.ts', import.meta.url)), {
      execArgv: [`--max-old-space-size=${memoryMegabytes}`],
      serialization: 'advanced', // for bytes
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {}, // what takes the words of strangers apart knows no secrets
    })
    child.on('error', () => undefined) // whoever waits hears of the exit
    child.once('exit', () => forget(child))
    current = child
    return child
  }

  function forget(child: ChildProcess): void {
    if (current === child) current = null
  }

  async function run(request: ParseRequest, signal: AbortSignal): Promise<ParseReply> {
    const error = () => new PageRefused('it takes too long to take apart')
    return await withinTime({ clock, ms: parseMs, signal, error }, async (bounded) => {
      const child = current ?? start()
      keepAlive(child, true)
      try {
        return await answered(child, request, bounded)
      } catch (fault) {
        forget(child)
        child.kill('SIGKILL')
        throw fault
      } finally {
        keepAlive(child, false)
      }
    })
  }

  async function inTurn(request: ParseRequest, signal: AbortSignal): Promise<ParseReply> {
    const reply = last.then(() => run(request, signal))
    last = reply.catch(() => undefined)
    const settled = await reply
    if (settled.kind === 'refused') throw new PageRefused(settled.reason)
    return settled
  }

  return {
    async page(bytes, charset, signal) {
      const robotName = userAgent.toLowerCase()
      const reply = await inTurn({ kind: 'page', bytes: bytes.subarray(0, pageBytes), charset, robotName }, signal)
      if (reply.kind !== 'page') throw new PageRefused('it cannot be taken apart')
      return reply.markup
    },
    async sitemap(bytes, signal) {
      const reply = await inTurn({ kind: 'sitemap', bytes }, signal)
      if (reply.kind !== 'sitemap') throw new PageRefused('it cannot be taken apart')
      return reply.sitemap
    },
    async close() {
      await last
      const child = current
      current = null
      child?.kill('SIGKILL')
    },
  }
}

/** Our process stays alive for as long as an answer is awaited, and no longer. */
function keepAlive(child: ChildProcess, isAwaited: boolean): void {
  for (const handle of [child, child.channel]) {
    if (isAwaited) handle?.ref()
    else handle?.unref()
  }
}

function answered(child: ChildProcess, request: ParseRequest, signal: AbortSignal): Promise<ParseReply> {
  const { promise, resolve, reject } = Promise.withResolvers<ParseReply>()
  const onMessage = (reply: unknown) => resolve(reply as ParseReply)
  const onEnd = () => reject(new PageRefused('it is too large to take apart'))
  const onAbort = () => reject(signal.reason)
  child.on('message', onMessage)
  child.on('exit', onEnd)
  child.on('error', onEnd)
  signal.addEventListener('abort', onAbort)
  child.send(request, (fault) => fault && onEnd())
  return promise.finally(() => {
    child.off('message', onMessage)
    child.off('exit', onEnd)
    child.off('error', onEnd)
    signal.removeEventListener('abort', onAbort)
  })
}
