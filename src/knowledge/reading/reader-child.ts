import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { type DocumentText, UnreadableDocument } from '../documents.ts'
import { counted, type ReadingLimits } from './limits.ts'
import type { DocumentBytes } from './read-document.ts'
import type { ReadReply, ReadRequest } from './reader-messages.ts'

/** A process without work is ended after this time, in ms, and its memory with it. */
const idleMs = 30_000

/** A process of its own for reading, started on first use. One document at a time: the caller sees to that. */
export interface ReaderChild {
  /** Rejects with UnreadableDocument, or with the signal's reason; the process is then replaced if it has to be. */
  read(document: DocumentBytes, signal: AbortSignal): Promise<DocumentText>
  /** Ends the process. */
  close(): Promise<void>
}

/**
 * A thread would not do: when one runs out of memory in the wrong place, V8 ends the whole process and every call in it.
 */
export function createReaderChild(limits: ReadingLimits): ReaderChild {
  let child: ChildProcess | null = null
  let idle: NodeJS.Timeout | undefined

  function start(): ChildProcess {
    const started = fork(new URL('./reader-process.ts', import.meta.url), {
      // It reads what strangers wrote: it gets no secrets, writes no files and starts no programs.
      env: {},
      execArgv: [
        `--max-old-space-size=${limits.memoryMegabytes}`,
        ...['--permission', '--allow-fs-read=*', '--allow-worker'],
      ],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    })
    // What goes wrong is seen by its end; without a listener it would end this process too.
    started.on('error', () => undefined)
    started.once('exit', () => {
      if (child === started) child = null
    })
    return started
  }

  async function end(): Promise<void> {
    const ended = child
    child = null
    if (!ended || ended.exitCode !== null || ended.signalCode !== null || ended.pid === undefined) return
    const exited = once(ended, 'exit')
    // Whoever waits for its end may have nothing else to wait for.
    keepAlive(ended, true)
    ended.kill('SIGKILL')
    await exited
  }

  async function readOnce(document: DocumentBytes, signal: AbortSignal): Promise<DocumentText> {
    signal.throwIfAborted()
    clearTimeout(idle)
    child ??= start()
    keepAlive(child, true)
    try {
      const reply = await ask(child, { document, limits }, signal)
      if ('text' in reply) return reply.text
      throw new UnreadableDocument(reply.refusal)
    } catch (error) {
      if (!(error instanceof UnreadableDocument)) await end()
      throw error
    } finally {
      // This process need not stay alive for one without work.
      if (child) keepAlive(child, false)
      idle = setTimeout(() => void end(), idleMs).unref()
    }
  }

  return {
    async read(document, signal) {
      try {
        // A process that was ended by something else says nothing about the document: once more, in a new one.
        return await readOnce(document, signal).catch((error: unknown) => {
          if (error instanceof Failure && error.again) return readOnce(document, signal)
          throw error
        })
      } catch (error) {
        throw error instanceof Failure ? new UnreadableDocument(error.message, { cause: error }) : error
      }
    },
    async close() {
      clearTimeout(idle)
      await end()
    },
  }
}

/** The process is of no more use. */
class Failure extends Error {
  override name = 'Failure'
  /** Whether another attempt may go better. */
  readonly again: boolean

  constructor(message: string, options: { again: boolean; cause?: unknown }) {
    super(message, { cause: options.cause })
    this.again = options.again
  }
}

async function ask(child: ChildProcess, request: ReadRequest, signal: AbortSignal): Promise<ReadReply> {
  const { documentMs, memoryMegabytes } = request.limits
  const settled = new AbortController()
  const tooSlow = new Failure(`reading it takes longer than ${counted(documentMs / 1_000)} seconds; split it`, {
    again: false,
  })
  const timer = setTimeout(() => settled.abort(tooSlow), documentMs)
  const stop = AbortSignal.any([settled.signal, signal])
  const ended = once(child, 'exit', { signal: stop }).then(([, by]) => {
    // V8 ends a process that is out of memory in this way.
    if (by === 'SIGABRT' || by === 'SIGTRAP')
      throw new Failure(`reading it takes more than ${memoryMegabytes} MB of memory; split it`, { again: false })
    throw new Failure('reading it failed; it may be damaged or hostile', { again: true })
  })
  ended.catch(() => undefined)
  try {
    child.send(request)
    const [reply] = await Promise.race([once(child, 'message', { signal: stop }), ended])
    return reply as ReadReply
  } catch (error) {
    stop.throwIfAborted()
    throw error instanceof Failure ? error : new Failure('reading it failed', { again: true, cause: error })
  } finally {
    clearTimeout(timer)
    settled.abort()
  }
}

function keepAlive(child: ChildProcess, alive: boolean): void {
  if (alive) {
    child.ref()
    child.channel?.ref()
  } else {
    child.unref()
    child.channel?.unref()
  }
}
