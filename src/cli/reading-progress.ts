import type { KnowledgeDesk } from './open-desk.ts'
import { complain, oneLine } from './output.ts'
import { showPlace } from './source-lines.ts'

type OnProgress = NonNullable<Parameters<KnowledgeDesk['refresh']>[0]['onProgress']>

interface Reading {
  readonly onProgress: OnProgress
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
}

/** Without a terminal, a line is written at the beginning of each source and after so many documents. */
const linesEvery = 100
const stopped = 'Stopped. What was read until now is kept.'

/**
 * Shows how far a long reading is, on standard error: as a spinner where somebody sits at a terminal, else as plain
 * lines. Ctrl-C ends it with the exit code 1; what was read until then is kept.
 */
export async function withProgress<T>(read: (reading: Reading) => Promise<T>): Promise<T> {
  // Some terminals do not know how wide they are, and a spinner is drawn anew from the beginning of its line.
  const isTerminal = process.stdin.isTTY && process.stderr.isTTY && process.stderr.columns > 30
  return isTerminal && !process.env['CI'] ? await withSpinner(read) : await withLines(read)
}

async function withSpinner<T>(read: (reading: Reading) => Promise<T>): Promise<T> {
  const { spinner } = await import('@clack/prompts')
  const shown = spinner({ output: process.stderr, withGuide: false, cancelMessage: stopped })
  // The spinner ends the process by itself on Ctrl-C, and with 0.
  const interrupted = () => {
    process.exitCode = 1
  }
  process.once('exit', interrupted)
  shown.start('Reading')
  try {
    const onProgress: OnProgress = (source, { done, total, document }) =>
      shown.message(cut(`${far(done, total)} of ${showPlace(source.location)}: ${oneLine(document)}`))
    return await read({ onProgress, signal: new AbortController().signal })
  } finally {
    shown.clear()
    process.off('exit', interrupted)
  }
}

async function withLines<T>(read: (reading: Reading) => Promise<T>): Promise<T> {
  const stopping = new AbortController()
  const stop = () => stopping.abort(new Error(stopped))
  process.once('SIGINT', stop)
  const begun = new Set<string>()
  try {
    const onProgress: OnProgress = ({ id, kind, location }, { done, total }) => {
      if (!begun.has(id)) complain(`Reading the ${kind} ${showPlace(location)}`)
      begun.add(id)
      if (done > 0 && done % linesEvery === 0) complain(`  ${far(done, total)}`)
    }
    return await read({ onProgress, signal: stopping.signal })
  } finally {
    process.off('SIGINT', stop)
  }
}

function far(done: number, total: number | null): string {
  const documents = (total ?? done) === 1 ? 'document' : 'documents'
  return total === null ? `${done} ${documents}` : `${done} of ${total} ${documents}`
}

/** A line that is too long for the terminal would leave its parts behind. */
function cut(text: string): string {
  const room = process.stderr.columns - 10
  return text.length <= room ? text : `${text.slice(0, room - 1)}…`
}
