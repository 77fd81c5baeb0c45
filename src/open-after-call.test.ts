import { pino } from 'pino'
import { Agent } from 'undici'
import { describe, expect, test } from 'vitest'
import { answer, fakeApiKey, startFakeMistral } from '../test/fakes/fake-mistral.ts'
import { createManualClock } from '../test/fakes/manual-clock.ts'
import { finish, scriptedModel } from '../test/fakes/scripted-model.ts'
import { recordsOf, said, started } from '../test/store-records.ts'
import { createChatModel } from './brain/chat/chat-model.ts'
import type { LanguageModel } from './brain/language-model.ts'
import { load } from './config/test-folder.ts'
import type { CallEvent } from './conversation/events.ts'
import { Secret } from './lib/secret.ts'
import { openAfterCall } from './open-after-call.ts'
import { openStore } from './store/open-store.ts'

const ended: CallEvent = { type: 'call.ended', reason: 'caller', detail: 'completed' }
const filed = { summary: 'Asked when we open.', sentiment: 'neutral' }

/** What the log says of a call that these models summarised. */
async function summaryBy(...models: LanguageModel[]) {
  await using store = await openStore({ file: ':memory:' })
  const clock = createManualClock()
  const config = await load({ 'assistant.yaml': 'name: Test' })
  await store.calls.append(recordsOf('CA1', [started(), said(1), ended]))
  const parts = { config, store, models, clock, texts: null, publish: () => undefined }
  const afterCall = openAfterCall({ ...parts, logger: pino({ level: 'silent' }) })
  const newest = async () => {
    await clock.advance(1_000)
    return (await store.calls.read('CA1')).at(-1)?.event
  }
  await expect.poll(newest, { timeout: 10_000, interval: 5 }).toMatchObject({ type: 'call.summarised' })
  await afterCall.stop()
  return await newest()
}

describe('a summary', () => {
  test('is taken from the tool that a model calls, after one that fails', async () => {
    const clock = createManualClock()
    const broken = scriptedModel('broken', clock, [{ type: 'text-delta', text: 'Sure, {here} it is' }, finish()])
    const call = { type: 'tool-call', id: 'c1', name: 'file_call', input: filed } as const
    const good = scriptedModel('good', clock, [call, finish()])
    expect(await summaryBy(broken, good)).toMatchObject({ ...filed, model: 'good', outcome: 'unanswered' })
    expect(good.requests[0]?.messages[0]).toMatchObject({ text: expect.stringContaining('When do you open?') })
  })

  test('is asked of Mistral in a form that it takes, and read from words too', async () => {
    await using mistral = await startFakeMistral()
    mistral.always(answer(`\`\`\`json\n${JSON.stringify(filed)}\n\`\`\``))
    const dispatcher = new Agent()
    const root = new URL(`${mistral.url}/v1`)
    const apiKey = new Secret(fakeApiKey)
    const model = createChatModel({ dialect: 'mistral', model: 'mistral-small-latest', root, apiKey, dispatcher })
    expect(await summaryBy(model)).toMatchObject({ ...filed, model: 'mistral:mistral-small-latest' })
    expect(mistral.requests).toHaveLength(1)
    await dispatcher.close()
  })
})
