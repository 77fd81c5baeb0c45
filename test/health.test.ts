import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openStore } from '../src/store/open-store.ts'
import { answer } from './fakes/fake-mistral.ts'
import { createManualClock } from './fakes/manual-clock.ts'
import { temporaryFolder } from './store-contract.ts'
import { type CallerLine, openLines } from './support/lines.ts'

const lines = openLines()

type State = 'ok' | 'degraded' | 'down'

/** What `/readyz` says, and one part of it. */
async function ready({ app }: Pick<CallerLine, 'app'>, name: string) {
  const { statusCode, body } = await app.app.server.inject('/readyz')
  const { ready: isReady, parts } = JSON.parse(body) as { ready: boolean; parts: { name: string; state: State }[] }
  return { status: statusCode, ready: isReady, part: parts.find((part) => part.name === name) }
}

/** Degraded is still ready: callers are better served a little worse than not at all. */
function expected(state: State, reason: string | RegExp) {
  const isReady = state !== 'down'
  return {
    status: isReady ? 200 : 503,
    ready: isReady,
    part: expect.objectContaining({ state, reason: expect.stringMatching(reason) }),
  }
}

describe('calls', () => {
  test('are counted against the limit', async () => {
    const line = await lines.start({ assistant: { limits: { liveCalls: 1 } } })
    expect(await ready(line, 'calls')).toEqual(expected('ok', '0 of at most 1 calls'))
    await line.call()
    expect(await ready(line, 'calls')).toEqual(expected('degraded', '1 of at most 1 calls'))
    await line.hangUp()
    expect(await ready(line, 'calls')).toEqual(expected('ok', '0 of at most 1 calls'))
  })

  test('are no longer taken while the program stops', async () => {
    const line = await lines.start({ assistant: { timing: { patienceMs: 8_000 } } })
    lines.mistral.script({ kind: 'silence' })
    await line.call()
    const unheard = line.say(1, 'Where are you?')
    await lines.mistral.nextRequest()
    const stopped = line.app.app.stop()
    expect(await ready(line, 'calls')).toEqual(expected('down', /^Stopping/))
    expect((await line.app.app.server.inject('/healthz')).statusCode).toBe(200)
    await line.hangUp()
    await unheard
    await stopped
  })
})

describe('the store', () => {
  test('works, or no calls can be taken', async () => {
    const store = await openStore({ file: ':memory:' })
    const line = await lines.start({ parts: { store } })
    expect(await ready(line, 'store')).toEqual(expected('ok', 'Writes and reads'))
    await store.close()
    expect(await ready(line, 'store')).toEqual(expected('down', 'The call log does not work: .*closed'))
    expect((await line.app.app.server.inject('/healthz')).statusCode).toBe(200)
  })
})

describe('twilio', () => {
  test.each([
    ['ok', {}, 'signed for https://frontdesk.example'],
    ['degraded', { PUBLIC_URL: '' }, 'PUBLIC_URL is not set'],
    ['degraded', { TWILIO_AUTH_TOKEN: '' }, 'TWILIO_AUTH_TOKEN is not set'],
  ] as const)('is %s with %j', async (state, env, reason) => {
    const line = await lines.start({ env })
    expect(await ready(line, 'twilio')).toEqual(expected(state, reason))
  })
})

describe('the model', () => {
  const id = 'mistral-small-latest'

  test('is not known before the first question, then works', async () => {
    const line = await lines.start()
    expect(await ready(line, 'model')).toEqual(expected('ok', `${id}: unknown`))
    await line.call()
    await line.say(1, 'Where are you?')
    expect(await ready(line, 'model')).toEqual(expected('ok', `${id}: ok`))
  })

  test('is refused where the key is, and asked again after its rest', async () => {
    const clock = createManualClock()
    const line = await lines.start({ parts: { clock } })
    lines.mistral.script({ kind: 'status', status: 401, body: { detail: 'Unauthorized' }, headers: {} })
    await line.call()
    await line.say(1, 'Where are you?')
    expect(await ready(line, 'model')).toEqual(expected('degraded', `${id}: refused .*401`))
    lines.mistral.script(answer('Yes.'))
    await clock.advance(60_000)
    await line.say(2, 'Is there parking?')
    expect(await ready(line, 'model')).toEqual(expected('ok', `${id}: ok`))
  })

  test.each([
    ['no key', { env: { MISTRAL_API_KEY: '' } }, 'MISTRAL_API_KEY is not set'],
    ['no model', { assistant: { models: [] } }, 'No model is configured'],
  ])('is missed with %s', async (_what, options, reason) => {
    const line = await lines.start(options)
    expect(await ready(line, 'model')).toEqual(expected('degraded', reason))
  })
})

describe('the documents', () => {
  test('are counted, and a broken one is named', async () => {
    await using folder = await temporaryFolder()
    await writeFile(join(folder.path, 'parking.md'), '# Parking\n\nParking is behind the house.\n')
    const healthy = await lines.start({ assistant: { knowledge: { folder: folder.path } } })
    expect(await ready(healthy, 'knowledge')).toEqual(expected('ok', '1 passages of 1 documents'))
    await writeFile(join(folder.path, 'broken.md'), Buffer.from([0x23, 0x20, 0xff, 0xfe, 0x00]))
    const line = await lines.start({ assistant: { knowledge: { folder: folder.path } } })
    expect(await ready(line, 'knowledge')).toEqual(expected('degraded', 'broken.md: '))
  })

  test('are not missed where none are configured', async () => {
    expect(await ready(await lines.start(), 'knowledge')).toEqual(expected('ok', 'No documents are configured'))
  })
})
