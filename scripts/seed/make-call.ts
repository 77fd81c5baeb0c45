import { costOf } from '../../src/after-call/cost/cost-of.ts'
import { prices } from '../../src/after-call/cost/prices/2026-11.ts'
import { outcomeOf } from '../../src/after-call/facts/outcome.ts'
import type { AnswerSource, CallEvent, CallRecord, Line } from '../../src/conversation/events.ts'
import type { Chance } from './random.ts'
import { chooseScenario, countQuestions, type Scenario } from './scenario.ts'
import type { Talk } from './talk/talk.ts'
import { chooseTalk, createFiller, ownLanguage } from './wording.ts'

const model = 'mistral-small-latest'
const called = '+12025550100'
const greeting = 'Welcome to Riverside Hospital. What can I help you with today?'
const closing = 'May I help you with something else?'

interface CallInMaking {
  readonly chance: Chance
  readonly talk: Talk
  readonly fill: (text: string) => string
  readonly line: Line
  readonly add: (afterMs: number, event: CallEvent) => void
  readonly wait: (ms: number) => void
  turn: number
}

/**
 * Makes up one call, from its beginning to its summary.
 * @param at when it begins, in ms since the epoch
 */
export function makeCall(callId: string, at: number, caller: string, chance: Chance): CallRecord[] {
  const records: CallRecord[] = []
  let now = at
  const add = (afterMs: number, event: CallEvent) => {
    now += afterMs
    records.push({ callId, seq: records.length, at: now, event })
  }
  const wait = (ms: number) => {
    now += ms
  }
  const talk = chooseTalk(chance)
  const line: Line = chance.happens(0.85) ? 'relay' : 'webhook'
  const call: CallInMaking = { chance, talk, fill: createFiller(talk, chance), line, add, wait, turn: 0 }
  const scenario = chooseScenario(chance)
  const test = chance.happens(0.005) ? ({ test: true } as const) : {}
  add(0, { type: 'call.started', from: caller, to: called, line, greeting, ...test })
  if (line === 'relay' && scenario !== 'refused')
    add(400, { type: 'session.opened', session: callId.slice(2, 14), resumed: false })
  for (let left = countQuestions(scenario, chance); left > 0; left -= 1) ask(call)
  endings[scenario](call)
  if (line === 'relay' && scenario !== 'refused') {
    add(200, {
      type: 'session.closed',
      session: callId.slice(2, 14),
      how: chance.happens(0.01) ? 'lost' : 'ended',
      detail: '',
    })
  }
  const reason =
    scenario === 'refused'
      ? 'refused'
      : scenario === 'transfer'
        ? 'transferred'
        : chance.pick(['caller', 'assistant'] as const)
  add(300, { type: 'call.ended', reason, detail: 'completed' })
  if (chance.happens(0.03))
    add(4_000, { type: 'recording.stored', sid: `RE${callId.slice(2)}`, seconds: Math.round((now - at) / 1_000) })
  add(chance.duration(4_000), {
    ...{ type: 'call.summarised', outcome: outcomeOf(records), fields: [], model },
    summary: scenario === 'silent' || scenario === 'refused' ? null : call.fill(talk.summary),
    sentiment: chance.weighted([
      ['neutral', 6],
      ['positive', 3],
      ['negative', 1],
    ]),
    cost: costOf(records, prices),
  })
  return records
}

const endings: Readonly<Record<Scenario, (call: CallInMaking) => void>> = {
  answers: (call) => say(call, call.chance.pick(call.talk.thanks), [call.talk.goodbye], 'script'),
  unanswered(call) {
    const question = call.chance.pick(call.talk.unknown)
    const turn = say(call, question, [call.talk.notFound], 'offer')
    call.add(1, { type: 'question.unanswered', turn, question: call.fill(question), because: 'nothing-found' })
  },
  transfer(call) {
    const { chance, talk, add } = call
    const turn = say(call, chance.pick(talk.wantsPerson), [talk.connecting], 'model')
    const id = `t${turn}`
    const target = call.fill('{place}')
    const plan = {
      id,
      target,
      to: { kind: 'number', address: '+12025550111' },
      ringSeconds: 25,
      step: 0,
      callerId: null,
    } as const
    add(1_500, { type: 'call.transferring', turn, because: 'asked', asked: target, mode: 'cold', whisper: '', ...plan })
    const outcome = chance.weighted([
      ['answered', 70],
      ['no-answer', 18],
      ['busy', 8],
      ['failed', 4],
    ] as const)
    if (outcome === 'answered') add(9_000, { type: 'call.transferred', id, target })
    const seconds = outcome === 'answered' ? chance.duration(140, 0.8) : 0
    add(seconds * 1_000 + 12_000, { type: 'transfer.ended', id, target, step: 0, outcome, seconds })
  },
  message(call) {
    const { chance, talk, add, fill } = call
    const turn = say(call, chance.pick(talk.wantsMessage), [talk.noted], 'action')
    const number = `+1202555${String(chance.between(0, 9_999)).padStart(4, '0')}`
    const message = { kind: 'call-back', for: null, urgency: 'normal', bestTime: fill('{day}') } as const
    add(2, {
      ...{ type: 'message.taken', turn, id: `m${turn}` },
      message: {
        ...message,
        name: fill('{name}'),
        number: chance.happens(0.5) ? number : null,
        reason: fill('{thing} {code}'),
      },
    })
  },
  action(call) {
    const { chance, talk, add, fill } = call
    const turn = say(call, chance.pick(talk.topics).asked[0] ?? '', [talk.noted], 'action')
    const name = chance.pick(['book_visit', 'order_refill', 'send_directions'])
    const isDone = chance.happens(0.9)
    add(1, {
      type: 'tool.called',
      turn,
      id: `a${turn}`,
      name,
      key: '1',
      input: { what: fill('{thing}') },
      effects: true,
    })
    const outcome = isDone ? 'done' : chance.pick(['failed', 'timed-out'] as const)
    add(chance.duration(600), {
      ...{ type: 'tool.finished', turn, id: `a${turn}`, name, outcome, text: isDone ? 'Done.' : 'It did not work.' },
      ...{ data: {}, ms: 600, late: false, then: null },
    })
  },
  emergency(call) {
    call.add(3_000, { type: 'emergency.heard', turn: call.turn + 1, emergency: 'medical', sure: true })
    say(call, call.talk.emergency, [call.talk.hangUp], 'script')
  },
  silent(call) {
    for (let left = call.chance.between(1, 3); left > 0; left -= 1) {
      call.turn += 1
      call.add(6_000, { type: 'caller.silent', turn: call.turn })
      call.add(1, { type: 'prompt.spoken', turn: call.turn, kind: 'reprompt', text: closing })
    }
  },
  refused: () => undefined,
}

function ask(call: CallInMaking): void {
  const topic = call.chance.pick(call.talk.topics)
  const sentences = topic.answered.slice(0, call.chance.between(1, topic.answered.length))
  say(
    call,
    call.chance.pick(topic.asked),
    sentences,
    call.chance.weighted<AnswerSource>([
      ['model', 85],
      ['knowledge', 8],
      ['hours', 7],
    ]),
  )
}

/** The caller says something and is answered; gives the number of the turn. */
function say(call: CallInMaking, words: string, sentences: readonly string[], source: AnswerSource): number {
  const { chance, talk, fill, line, add, wait } = call
  call.turn += 1
  const { turn } = call
  add(chance.duration(3_500), { type: 'caller.said', turn, text: fill(words), via: 'speech', confidence: 0.9 })
  if (turn === 1 && talk.language !== ownLanguage) {
    add(1, { type: 'language.changed', turn, language: talk.language, because: 'heard' })
  }
  add(1, { type: 'answer.started', turn, attempt: 0 })
  if (source === 'model' && chance.happens(0.012)) {
    add(900, { type: 'model.failed', turn, model, kind: 'overloaded', message: 'HTTP 503', afterMs: 900 })
  }
  const waited = source === 'model' ? chance.duration(520) : chance.duration(12)
  const spoken = sentences.map(fill)
  for (const [index, text] of spoken.entries()) {
    add(index === 0 ? waited : 60, { type: 'answer.sentence', turn, index, text, spoken: text })
  }
  completed(call, turn, source, waited, waited + 60 * (spoken.length - 1))
  if (source !== 'script') add(1, { type: 'prompt.spoken', turn, kind: 'closing-question', text: closing })
  const heard = spoken.join(' ')
  if (line === 'webhook') {
    add(1, {
      type: 'reply.sent',
      key: `turn-${turn}`,
      input: '1f0c|',
      body: `<Response><Say>${heard}</Say></Response>`,
      turn,
      given: spoken.length,
      from: 0,
      listens: true,
    })
  }
  const carrierMs = chance.duration(180, 0.3)
  const heardMs = heard.length * 55
  const isCut = chance.happens(0.11)
  wait(isCut ? Math.round(heardMs * chance.next()) : heardMs)
  if (isCut) {
    const end = chance.between(0, heard.length)
    const parts = { heard: heard.slice(0, end), unheard: heard.slice(end) }
    add(carrierMs, { type: 'turn.interrupted', turn, ...parts, estimated: line === 'webhook' })
  }
  if (line === 'relay') {
    const startedMs = 1 + waited + carrierMs
    add(carrierMs, { type: 'turn.spoken', turn, startedMs, endedMs: isCut ? null : startedMs + heardMs })
  }
  return turn
}

function completed(
  call: CallInMaking,
  turn: number,
  source: AnswerSource,
  firstSentenceMs: number,
  totalMs: number,
): void {
  const { chance, add } = call
  const isModel = source === 'model'
  const timings = {
    searchMs: source === 'script' ? null : chance.duration(4),
    firstTokenMs: isModel ? Math.round(firstSentenceMs * 0.7) : null,
  }
  const usage = [{ model, input: chance.between(900, 2_400), cached: 800, output: chance.between(20, 80) }]
  add(1, {
    ...{ type: 'answer.completed', turn, source, model: isModel ? model : null, firstSentenceMs, totalMs, timings },
    ...{ sources: [], then: null, ...(isModel && { usage }) },
  })
}
