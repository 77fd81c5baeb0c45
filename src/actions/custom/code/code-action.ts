import type { CountryCode } from 'libphonenumber-js'
import { z } from 'zod'
import { actionTraits } from '../../../config/actions-schema.ts'
import type { ActionContext, ActionResult } from '../../../conversation/actions.ts'
import type { Clock } from '../../../lib/clock.ts'
import { withinTime } from '../../../lib/deadline.ts'
import { cleanText } from '../clean-text.ts'
import { fieldsSchema, parseFields } from '../fields/action-input.ts'
import { lateMs } from '../late.ts'
import type { OwnAction } from '../own-action.ts'
import type { OwnActionContext } from './define-own-action.ts'

const longestText = 2_000

const definition = z.strictObject({
  ...actionTraits,
  effects: z.boolean().default(true),
  run: z.custom<(input: unknown, context: OwnActionContext) => unknown>(
    (run) => typeof run === 'function',
    'must be a function',
  ),
})

const outcome = z.union([
  z.string(),
  z.object({
    outcome: z.enum(['done', 'failed']),
    text: z.string(),
    data: z.record(z.string(), z.unknown()).optional(),
  }),
])

/**
 * The action that a file defines.
 *
 * @throws z.ZodError where the definition is at fault
 */
export function createCodeAction(
  origin: string,
  exported: unknown,
  { clock, country }: { readonly clock: Clock; readonly country: CountryCode | null },
): OwnAction {
  const { run, input: fields, timeoutMs, ...traits } = definition.parse(exported)

  async function runWithin(input: unknown, call: ActionContext, signal: AbortSignal): Promise<ActionResult> {
    const { id, note, ...facts } = call
    const ms = timeoutMs + lateMs
    const error = () => new Error(`no result within ${ms} ms`)
    return await withinTime({ clock, ms, signal, error }, async (bounded) => {
      const ran = Promise.resolve(run(input, { call: facts, id, signal: bounded }))
      return resultOf(await untilAborted(ran, bounded))
    })
  }

  return {
    ...traits,
    origin,
    inputSchema: fieldsSchema(fields),
    limitMs: timeoutMs,
    isOffered: () => true,
    parse: (input) => parseFields(fields, input, country),
    preview: () => [],
    async run(input, context, signal) {
      try {
        return await runWithin(input, context, signal)
      } catch (error) {
        signal.throwIfAborted()
        // What it throws may hold anything; the log gets it, the model does not.
        return { outcome: 'failed', text: 'It did not work.', data: { detail: cleanText(String(error), 300) } }
      }
    },
  }
}

function resultOf(given: unknown): ActionResult {
  const { data: result } = outcome.safeParse(given)
  if (result === undefined) throw new TypeError('run must give a text, or { outcome, text }')
  if (typeof result === 'string') return { outcome: 'done', text: cleanText(result, longestText) }
  const { data } = result
  return { outcome: result.outcome, text: cleanText(result.text, longestText), ...(data === undefined ? {} : { data }) }
}

/** Code that does not look at its signal goes on, but nobody waits for it. */
async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const done = new AbortController()
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: done.signal })
  })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    done.abort()
  }
}
