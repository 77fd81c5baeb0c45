import { Worker } from 'node:worker_threads'
import type { Statement } from '../database.ts'
import { StoreError } from '../store-error.ts'
import type { Reply, Request, StatementResult, ThreadSettings } from './sqlite-messages.ts'

type Waiting = PromiseWithResolvers<readonly StatementResult[]>

/** This side of the database's thread: sends statements over and gives back their results, in the order of asking. */
export class SqliteThread {
  readonly #worker: Worker
  readonly #file: string
  readonly #onProblem: (error: StoreError) => void
  readonly #waiting = new Map<number, Waiting>()
  readonly #exited: Promise<unknown>
  #nextId = 0
  #closing = false
  #ended: StoreError | null = null

  /**
   * Starts the thread and opens the file. `onProblem` hears of a thread that ends unasked; from then on everything rejects.
   * Rejects with a `StoreError` that names the file when it cannot be opened.
   */
  static async start(settings: ThreadSettings, onProblem: (error: StoreError) => void): Promise<SqliteThread> {
    const thread = new SqliteThread(settings, onProblem)
    try {
      await thread.#expect()
      return thread
    } catch (error) {
      await thread.close()
      throw error
    }
  }

  private constructor(settings: ThreadSettings, onProblem: (error: StoreError) => void) {
    this.#file = settings.file
    this.#onProblem = onProblem
    this.#worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), {
      name: 'store',
      workerData: settings,
    })
    this.#exited = new Promise((resolve) => this.#worker.once('exit', resolve))
    this.#worker.on('message', (reply: Reply) => this.#settle(reply))
    this.#worker.on('error', (error) => this.#end(error))
    this.#worker.on('exit', () => this.#end())
  }

  /** Runs the statements in order; as one transaction when `atomic`. Rejects with a `StoreError`. */
  run(statements: readonly Statement[], { atomic }: { atomic: boolean }): Promise<readonly StatementResult[]> {
    if (this.#ended || this.#closing) return Promise.reject(this.#ended ?? this.#error('closed'))
    const request: Request = { id: this.#nextId, statements, atomic }
    this.#worker.postMessage(request)
    return this.#expect()
  }

  /** Lets everything asked before finish, closes the file and waits for the thread to be gone. */
  async close(): Promise<void> {
    if (!this.#closing && !this.#ended) this.#worker.postMessage(null satisfies Request)
    this.#closing = true
    this.#worker.ref()
    await this.#exited
  }

  /** The process stays alive for as long as an answer is awaited, and no longer. */
  #expect(): Promise<readonly StatementResult[]> {
    const waiting: Waiting = Promise.withResolvers()
    this.#waiting.set(this.#nextId, waiting)
    this.#nextId += 1
    if (this.#waiting.size === 1) this.#worker.ref()
    return waiting.promise
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if (this.#waiting.size === 0 && !this.#closing) this.#worker.unref()
    if ('results' in reply) waiting?.resolve(reply.results)
    else waiting?.reject(this.#error(reply.fault.error.message, reply.fault.kind, reply.fault.error))
  }

  #end(cause?: unknown): void {
    if (this.#ended) return
    this.#ended = this.#closing ? this.#error('closed') : this.#error('its thread has ended', 'unavailable', cause)
    for (const waiting of this.#waiting.values()) waiting.reject(this.#ended)
    this.#waiting.clear()
    if (!this.#closing) this.#onProblem(this.#ended)
  }

  #error(what: string, kind: StoreError['kind'] = 'unavailable', cause?: unknown): StoreError {
    return new StoreError(kind, `Database ${this.#file}: ${what}`, { cause })
  }
}
