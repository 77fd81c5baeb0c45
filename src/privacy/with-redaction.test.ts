import { expect, test } from 'vitest'
import { onEveryDatabase } from '../../test/store-contract.ts'
import { recordsOf, said, started } from '../../test/store-records.ts'
import type { CallEvent } from '../conversation/events.ts'
import type { TakenMessage } from '../conversation/taken-message.ts'
import { redactLogLine } from './redact-log-line.ts'
import { createRedactor } from './redactor/redactor.ts'
import { withRedaction } from './with-redaction.ts'

const card = '4111 1111 1111 1111'
const words = createRedactor({ level: 'strict', ownForms: [] })
const matters = createRedactor({ level: 'masked', ownForms: [] })

onEveryDatabase('secrets never get into the log', async (store) => {
  const log = withRedaction(store.calls, { words, matters })
  const message: TakenMessage = {
    ...{ kind: 'message', for: null, name: 'Sam', number: '+15551230009', urgency: null, bestTime: null },
    reason: `charge ${card}`,
  }
  const reply: CallEvent = {
    ...{ type: 'reply.sent', key: 'process_speech:1', input: `4111111111111111|my card is ${card}`, turn: 1, given: 1 },
    ...{ from: 0, listens: true },
    body: `<Say voice="woman">You said ${card}</Say><Dial><Number>+15551230009</Number></Dial>`,
  }
  const events: CallEvent[] = [
    ...[started('+15551230001'), said(1, `my card is ${card}`), reply],
    { type: 'message.taken', turn: 1, id: '4111111111111111', message },
    { type: 'question.unanswered', turn: 1, question: `is ${card} good`, because: 'refused' },
  ]
  await log.append(recordsOf('CA1', events))
  const kept = (await log.read('CA1')).map(({ event }) => event)
  expect(kept).toMatchObject([
    { from: '+15551230001', to: '+15559990000' },
    { text: 'my card is [card]', confidence: 0.9 },
    { key: 'process_speech:1', input: '4111111111111111|my card is [card]' },
    { id: '4111111111111111', message: { number: '+15551230009', reason: 'charge [card]' } },
    { question: 'is [card] good' },
  ])
  const spoken = '<Say voice="woman">You said [card]</Say>'
  expect(kept[2]).toHaveProperty('body', `${spoken}<Dial><Number>+15551230009</Number></Dial>`)
  expect(await store.unanswered.list({ includeDone: true, limit: 1 })).toMatchObject([{ question: 'is [card] good' }])
})

test('lines of the log stay JSON without secrets', () => {
  const redact = redactLogLine(matters)
  const line = `${JSON.stringify({ time: 1_795_564_800_004, msg: `card ${card}`, err: { message: card } })}\n`
  expect(redact(line)).toBe(
    `${JSON.stringify({ time: 1_795_564_800_004, msg: 'card [card]', err: { message: '[card]' } })}\n`,
  )
  expect(redact(`no JSON ${card}\n`)).toBe('no JSON [card]\n')
})
