import { afterEach, beforeEach } from 'vitest'
import { type FakeMistral, fakeApiKey, startFakeMistral } from '../fakes/fake-mistral.ts'
import { newCallSid } from './signed.ts'
import { caller, redirectOf, spokenIn, startTestApp, type TestApp, type TestAppOptions } from './test-app.ts'

export const closing = 'May I help you with something else?'
export const greeting = 'Welcome to the automated assistant. What can I help you with today?'

/** What the business has written down: else an assistant may not say such things, whatever the model says. */
const instructions = `We are at 12 River Street, and open from eight a.m. to six. Parking costs two dollars an hour.
Room twelve. Press one, two or three. Take the second bridge. Tom & Jerry work here.`

/** A caller who is on the line with an app of his own. */
export type CallerLine = ReturnType<typeof caller> & { readonly app: TestApp; readonly callSid: string }

interface Lines {
  /** The model of the running test. */
  readonly mistral: FakeMistral
  /** An app that asks this model, with one caller. */
  start(options?: TestAppOptions): Promise<CallerLine>
}

/** Gives each test of the file a fake Mistral, and closes it afterwards with all apps that were started. */
export function openLines(): Lines {
  let mistral: FakeMistral
  const open: TestApp[] = []
  let calls = 0

  beforeEach(async () => {
    mistral = await startFakeMistral()
  })
  afterEach(async () => {
    for (const app of open.splice(0)) await app[Symbol.asyncDispose]()
    await mistral.close()
  })

  return {
    get mistral() {
      return mistral
    },
    async start({ assistant, env, ...options } = {}) {
      const app = await startTestApp({
        assistant: {
          models: [{ provider: 'mistral', model: 'mistral-small-latest' }],
          timing: { patienceMs: 300 },
          instructions,
          ...assistant,
        },
        env: { MISTRAL_API_KEY: fakeApiKey, MISTRAL_BASE_URL: mistral.url, ...env },
        ...options,
      })
      open.push(app)
      calls += 1
      const callSid = newCallSid(calls)
      return { app, callSid, ...caller(app, callSid) }
    },
  }
}

/** Follows redirects until the assistant listens; gives everything it said. */
export async function follow(line: Pick<CallerLine, 'goOn'>, first: { body: string }): Promise<string[]> {
  const said = spokenIn(first.body)
  for (let next = redirectOf(first.body); next !== null; ) {
    const { body } = await line.goOn(next)
    said.push(...spokenIn(body))
    next = redirectOf(body)
  }
  return said
}

export const words = (said: readonly string[]) => said.join(' ')
