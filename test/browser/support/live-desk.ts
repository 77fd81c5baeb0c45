import type { Phone } from '../../../src/phone/phone.ts'
import type { Timing } from '../../../src/phone/timing.ts'
import type { FakeMistral } from '../../fakes/fake-mistral.ts'
import { fakeApiKey, startFakeMistral } from '../../fakes/fake-mistral.ts'
import { phoneTo } from '../../support/relay-phone.ts'
import { type ConsoleInBrowser, type ConsoleOptions, openConsole } from './console.ts'

/** A console whose assistant answers by a model that is told what to say, and a telephone to call it. */
export interface LiveDesk extends ConsoleInBrowser {
  readonly mistral: FakeMistral
  readonly phone: Phone
}

interface LiveDeskOptions extends ConsoleOptions {
  readonly line?: 'webhook' | 'relay'
  readonly timing?: Timing
}

const people = [{ name: 'Reception', to: '+12025550110', about: 'Everything else' }]

export async function openLiveDesk({
  line = 'relay',
  timing,
  assistant,
  env,
  ...options
}: LiveDeskOptions = {}): Promise<LiveDesk> {
  const mistral = await startFakeMistral()
  const desk = await openConsole({
    ...options,
    assistant: {
      ...{ models: [{ provider: 'mistral', model: 'mistral-small-latest' }], timing: { patienceMs: 5_000 } },
      ...{ people, transfers: { countries: ['US'] }, ...assistant },
    },
    env: { MISTRAL_API_KEY: fakeApiKey, MISTRAL_BASE_URL: mistral.url, FRONTDESK_LINE: line, ...env },
  })
  const phone = phoneTo(desk.url, timing)
  return {
    ...desk,
    mistral,
    phone,
    async [Symbol.asyncDispose]() {
      await phone.close()
      try {
        await desk[Symbol.asyncDispose]()
      } finally {
        await mistral[Symbol.asyncDispose]()
      }
    },
  }
}
