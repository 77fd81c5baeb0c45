import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { CallEvent } from '../src/conversation/events.ts'
import { openStore } from '../src/store/open-store.ts'
import { startWebhookReceiver, type WebhookReceiver } from './fakes/webhook-receiver.ts'
import { temporaryFolder } from './store-contract.ts'
import { recordsOf, said, started } from './store-records.ts'

const worker = fileURLToPath(new URL('after-call-worker.ts', import.meta.url))
const ended: CallEvent = { type: 'call.ended', reason: 'caller', detail: 'completed' }
const message = (reason: string): CallEvent => ({
  ...{ type: 'message.taken', turn: 1, id: reason },
  message: {
    ...{ kind: 'message', for: null, name: null, number: null },
    ...{ reason, urgency: null, bestTime: null },
  },
})

async function startWorker(file: string, { host }: WebhookReceiver): Promise<ChildProcess> {
  const child = spawn(process.execPath, [worker, file, host], { stdio: ['ignore', 'pipe', 'inherit'] })
  if (child.stdout) await once(child.stdout, 'data')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('kill -9 while deliveries are under way: everything arrives under one key each, in the order of its call', async () => {
  await using folder = await temporaryFolder()
  await using receiver = await startWebhookReceiver()
  const file = join(folder.path, 'calls.db')
  const callIds = ['CA1', 'CA2', 'CA3']
  await using store = await openStore({ file })
  for (const id of callIds) {
    await store.calls.append(recordsOf(id, [started(), said(1), message('one'), message('two'), ended]))
  }
  receiver.answer('hang')
  const first = await startWorker(file, receiver)
  await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(callIds.length)
  await kill(first)

  receiver.answer(204)
  const second = await startWorker(file, receiver)
  const events = () =>
    receiver.received.map(({ body, headers }) => {
      const { type, data } = JSON.parse(body)
      return { callId: data.call.id, what: data.message?.reason ?? type, key: headers['webhook-id'] }
    })
  const whole = callIds.length * 4
  await expect.poll(() => receiver.received.length, { timeout: 40_000 }).toBe(whole)
  await expect.poll(() => store.outbox.list({ states: ['waiting'], limit: 9 }), { timeout: 20_000 }).toEqual([])
  await kill(second)
  for (const id of callIds) {
    const own = events().filter(({ callId }) => callId === id)
    expect(own.map(({ what }) => what)).toEqual(['one', 'one', 'two', 'call.finished'])
    expect(own[0]?.key).toBe(own[1]?.key)
    expect(new Set(own.map(({ key }) => key)).size).toBe(3)
  }
}, 90_000)
