import type { DocumentText } from '../documents.ts'
import { checkBytes } from './bytes.ts'
import { defaultLimits, type ReadingLimits } from './limits.ts'
import { type DocumentBytes, readDocument } from './read-document.ts'
import { createReaderChild } from './reader-child.ts'

export interface DocumentReader extends AsyncDisposable {
  /**
   * Reads a document. Rejects with UnreadableDocument (the reason in a sentence for the owner), or with the signal's
   * reason. Many may be asked for at once; they are read one after the other.
   */
  read(document: DocumentBytes, signal: AbortSignal): Promise<DocumentText>
}

/** In bytes: larger texts are read by the other process. */
const largestHere = 512 * 1_024
/** Markdown takes time with the square of these at worst: this many take a tenth of a second then. */
const mostMarksHere = 3_000
const marks = new Set(Buffer.from('\n\r[]*_~<>&=`\\'))

/**
 * Reads documents of all kinds: short plain texts at once, all others in a process of its own, started with the first
 * of them, which can neither hold up calls nor take more than its share of memory.
 */
export function createDocumentReader(limits: Partial<ReadingLimits> = {}): DocumentReader {
  const allLimits = { ...defaultLimits, ...limits }
  const child = createReaderChild(allLimits)
  const closed = new AbortController()
  let last: Promise<unknown> = Promise.resolve()

  function inTurn(document: DocumentBytes, signal: AbortSignal): Promise<DocumentText> {
    const turn = last.then(() => child.read(document, signal))
    last = turn.catch(() => undefined)
    return abortable(turn, signal)
  }

  return {
    async read(document, signal) {
      const stop = AbortSignal.any([signal, closed.signal])
      stop.throwIfAborted()
      checkBytes(document.kind, document.bytes)
      return isShort(document) ? await readDocument(document, allLimits) : await inTurn(document, stop)
    },
    async [Symbol.asyncDispose]() {
      closed.abort(new Error('the document reader is closed'))
      await last
      await child.close()
    },
  }
}

function isShort({ kind, bytes }: DocumentBytes): boolean {
  if ((kind !== 'markdown' && kind !== 'text') || bytes.length > largestHere) return false
  let found = 0
  for (const byte of bytes) if (marks.has(byte)) found += 1
  return found <= mostMarksHere
}

/** Whoever waits in line need not wait for what is before them to give up. */
async function abortable<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const abort = () => reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
