import { expect, test } from 'vitest'
import type { LanguageModel, ModelRequest } from '../src/brain/language-model.ts'
import { assistantSchema } from '../src/config/schema.ts'
import { createCalls } from '../src/conversation/calls.ts'
import { openDialogue } from '../src/conversation/dialogue/dialogue.ts'
import type { CallEvent, CallRecord } from '../src/conversation/events.ts'
import type { CallLog } from '../src/conversation/ports.ts'
import { createDice } from '../src/conversation/speakable/random-text.test-support.ts'
import type { Clock } from '../src/lib/clock.ts'
import { createManualClock } from './fakes/manual-clock.ts'
import { responderWith } from './fakes/responder-with.ts'
import { finish, type ScriptStep, text, wait } from './fakes/scripted-model.ts'
import { createPlayedLine, type PlayedLine } from './support/played-line.ts'

/** Conversations of random answers and random callers at random moments: whatever happens, what is kept is what was. */

type Dice = ReturnType<typeof createDice>

const batches = 6
const runsInBatch = 50
const stepMs = 100
const greeting = 'Hello there caller.'
const assistant = assistantSchema.parse({ greeting, timing: { patienceMs: 400 }, relay: { silenceMs: 2_000 } })
const figures = ['$12.50', '8:30 a.m.', '+1 555 0100', 'Room 4B', '24 Dec 2026']

/** Words of an answer that name the question they answer and their own place, so that each can be told from all others. */
const letters = (number: number) => [...`${number}`].map((digit) => 'bdfghklmnr'[Number(digit)]).join('')
const wordFor = (question: number, place: number) => `${letters(question)}oq${letters(place)}ae`
const named = /\b[bdfghklmnr]+oq[bdfghklmnr]+ae\b/g
const wordsIn = (said: string) => said.match(named) ?? []
const questionOf = (word: string) => word.split('oq')[0]

interface Conversation {
  readonly line: PlayedLine
  readonly events: readonly CallEvent[]
  /** Each request to the model, with the words that were heard by then. */
  readonly requests: readonly { readonly request: ModelRequest; readonly heard: readonly string[] }[]
  readonly problems: readonly unknown[]
}

async function converse(seed: number): Promise<Conversation> {
  const dice = createDice(seed)
  const clock = createManualClock()
  const line = createPlayedLine({ speaking: dice(4) > 0, played: dice(2) > 0 })
  const requests: { request: ModelRequest; heard: readonly string[] }[] = []
  const problems: unknown[] = []
  const heard = () => line.utterances.flatMap((utterance) => wordsIn(utterance.heard))
  const model = randomModel(dice, clock, (request) => void requests.push({ request, heard: heard() }))
  const events: CallEvent[] = []
  const onProblem = (error: unknown) => void problems.push(error)
  const log = slowLog(dice, clock, (record) => void events.push(record.event))
  const calls = createCalls({ log, publish: () => {}, now: clock.now, onProblem })
  const call = calls.start({ callId: 'CA1', from: '+1', to: '+2', line: 'relay', greeting })
  const parts = { assistant, responder: responderWith([model], clock), calls, clock, onProblem }
  line.attach(openDialogue({ call, line: line.line, session: 'VX1', resumed: false }, parts), greeting)

  async function pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += stepMs) {
      await clock.advance(stepMs)
      line.play(stepMs)
    }
  }
  for (let act = 1; act <= 12; act += 1) {
    await pass(dice(4) * dice(6) * stepMs)
    await randomAct(dice, line, act, pass)
  }
  for (let waited = 0; waited < 90 && line.ended.length === 0; waited += 1) await pass(1_000)
  await pass(1_000)
  return { line, events, requests, problems }
}

/** What the caller does, in the order in which the carrier tells of it. */
async function randomAct(dice: Dice, line: PlayedLine, act: number, pass: (ms: number) => Promise<void>) {
  const isLoud = dice(2) === 0
  const spell = (heard: string) => (isLoud ? heard.toUpperCase().replace(/[.,]/g, '') : heard)
  const speaking = (speaking: boolean) => {
    if (line.line.tells.speaking) line.take({ kind: 'caller-speaking', speaking })
  }
  const words = (text: string) => {
    if (text !== 'Mm-hm') line.cutIn(spell)
    line.take({ kind: 'speech', text, final: true, language: 'en-US' })
  }
  const makesSound = async (cuts: boolean) => {
    speaking(true)
    if (cuts) line.cutIn(spell)
    await pass(dice(20) * stepMs)
    speaking(false)
  }
  switch (dice(7)) {
    case 0:
    case 1:
      await makesSound(true)
      words(`Question ${act}`)
      return
    case 2: // several at once
      await makesSound(true)
      words(`Well ${act}`)
      words(`Question ${act}`)
      return
    case 3: // only a noise
      await makesSound(true)
      return
    case 4: // a sign of listening, with and without a cut
      if (!line.playing) return
      await makesSound(dice(2) === 0)
      if (line.playing) words('Mm-hm')
      return
    case 5:
      line.cutIn(spell)
      for (const key of `${act}#`) line.take({ kind: 'key', key })
      return
    case 6: // too late: everything was played
      if (!line.playing) line.take({ kind: 'interruption', heard: line.utterances.at(-1)?.heard ?? '', afterMs: 0 })
  }
}

/** Answers the newest question in words that name it, sooner or later, in pieces that are cut anywhere. */
function randomModel(dice: Dice, clock: Clock, onRequest: (request: ModelRequest) => void): LanguageModel {
  let place = 0
  return {
    id: 'random',
    async *stream(request, signal) {
      onRequest(request)
      const said = Array.from({ length: 2 + dice(14) }, (_, index) => {
        if (dice(12) === 0) return figures[dice(figures.length)] ?? ''
        place += 1
        return `${wordFor(newestQuestion(request), place)}${dice(5) === 0 || index === 15 ? '.' : ''}`
      }).join(' ')
      const script: ScriptStep[] = [wait(dice(3) * dice(500)), ...cut(`${said}. `, dice), finish()]
      for (const step of script) {
        signal.throwIfAborted()
        if (step.type === 'wait') await clock.sleep(step.ms, signal)
        else yield step
      }
    },
  }
}

function cut(said: string, dice: Dice): ScriptStep[] {
  const steps: ScriptStep[] = []
  for (let at = 0; at < said.length; ) {
    const length = 1 + dice(12)
    steps.push(text(said.slice(at, at + length)))
    if (dice(3) === 0) steps.push(wait(dice(400)))
    at += length
  }
  return steps
}

function newestQuestion({ messages }: ModelRequest): number {
  const asked = /<caller>(.*)<\/caller>/s.exec(String(messages.at(-1)?.text))?.[1] ?? ''
  return Number(asked.match(/\d+/g)?.at(-1))
}

/** Keeps records in their order, each batch a while after it came. */
function slowLog(dice: Dice, clock: Clock, keep: (record: CallRecord) => void): CallLog {
  const slow = dice(3) === 0
  let last = Promise.resolve()
  return {
    append(records) {
      last = last.then(() => (slow ? clock.sleep(dice(400)) : undefined)).then(() => records.forEach(keep))
      return last
    },
    read: async () => [],
    findReply: async () => null,
    openCalls: async () => [],
    countCallsFrom: async () => 0,
  }
}

test.each(Array.from({ length: batches }, (_, batch) => batch * runsInBatch))(
  `what is kept is what was, in ${runsInBatch} conversations from %i on`,
  async (first) => {
    for (let seed = first; seed < first + runsInBatch; seed += 1) await check(seed)
  },
)

/** A failure names its conversation. */
async function check(seed: number): Promise<void> {
  const { line, events, requests, problems } = await converse(seed)
  const why = `conversation ${seed}`
  expect(problems, why).toEqual([])
  expect(
    events.filter(({ type }) => type === 'model.failed'),
    why,
  ).toEqual([])

  for (const { request, heard } of requests) {
    const roles = request.messages.map(({ role }) => role)
    expect(roles, why).toEqual(roles.map((_role, place) => (place % 2 === 0 ? 'user' : 'assistant')))
    const remembered = request.messages.filter(({ role }) => role === 'assistant').flatMap(({ text }) => wordsIn(text))
    const current = letters(newestQuestion(request))
    expect(remembered, why).toEqual(heard.filter((word) => questionOf(word) !== current))
  }

  for (const [place, event] of events.entries()) {
    if (event.type !== 'turn.interrupted') continue
    const made = event.turn === 0 ? greeting : sentencesOf(events.slice(0, place), event.turn)
    expect(`${event.heard} ${event.unheard}`.trim(), why).toBe(made)
  }

  const order = line.utterances.map(({ sent }) => [...new Set(wordsIn(sent).map(questionOf))])
  expect(
    order.every((questions) => questions.length <= 1),
    why,
  ).toBe(true)
  const numbers = order.flat().map((name) => Array.from({ length: 13 }, (_, n) => letters(n)).indexOf(String(name)))
  expect(numbers, why).toEqual(numbers.toSorted((one, other) => one - other))
  expect(
    line.utterances.every(({ complete }) => complete),
    why,
  ).toBe(true)
  expect(line.ended, why).toEqual([{ reason: 'goodbye' }])
}

function sentencesOf(events: readonly CallEvent[], turn: number): string {
  return events
    .flatMap((event) => (event.type === 'answer.sentence' && event.turn === turn ? [event.text] : []))
    .join(' ')
}
