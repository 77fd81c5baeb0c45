/**
 * The process that reads documents: a program of its own, so that one that takes all memory or never ends takes nothing
 * else with it. It may be ended at any moment.
 */
import { Worker } from 'node:worker_threads'
import { readDocument } from './read-document.ts'
import type { ReadReply, ReadRequest } from './reader-messages.ts'

/** Whoever started this process ends it in time; should they be gone, a document without end must not go on for ever. */
const endWithParent = `
  const parent = process.ppid
  setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGKILL'), 1_000)`

async function answer({ document, limits }: ReadRequest): Promise<ReadReply> {
  try {
    return { text: await readDocument(document, limits) }
  } catch (error) {
    return { refusal: error instanceof Error ? error.message : String(error) }
  }
}

if (process.send) {
  // Ctrl-C reaches this process too; the one that started it decides, or a good document would count as broken.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
  new Worker(endWithParent, { eval: true }).unref()
  process.on('message', async (request: ReadRequest) => {
    process.send?.(await answer(request))
  })
}
