import type { CallEvent, CallRecord, PromptKind } from '../../conversation/events.ts'
import { createDice } from '../../conversation/speakable/random-text.test-support.ts'

type Dice = ReturnType<typeof createDice>

const words = [
  'We are open',
  'until six.',
  'The door is red',
  'Call +1 555 010 0199',
  'Ring twice!',
  '<b>Tom & Jerry</b>',
]

/** A log as no call would make it: everything may come at any time, and clocks go forth and back. Ends with the call, mostly. */
export function randomLog(seed: number): CallRecord[] {
  const dice = createDice(seed)
  const say = () => Array.from({ length: 1 + dice(4) }, () => words[dice(words.length)]).join(' ')
  const line = dice(2) === 0 ? 'relay' : 'webhook'
  const events: CallEvent[] = [
    { type: 'call.started', from: '+15550100143', to: '+15550100100', line, greeting: say() },
  ]
  let turn = 0
  const sentences = new Map<number, string[]>()
  for (let count = dice(60); count > 0; count -= 1) {
    if (dice(5) === 0) turn += 1
    events.push(...randomEvents(dice, dice(8) === 0 ? dice(turn + 2) : turn, sentences, say))
  }
  if (dice(5) > 0) events.push({ type: 'call.ended', reason: dice(2) === 0 ? 'caller' : 'assistant', detail: '' })
  let at = 1_000_000
  return events.map((event, seq) => {
    at += dice(12) === 0 ? -dice(3_000) : dice(900)
    return { callId: 'CA1', seq, at, event }
  })
}

function randomEvents(dice: Dice, turn: number, sentences: Map<number, string[]>, say: () => string): CallEvent[] {
  const made = sentences.get(turn) ?? []
  sentences.set(turn, made)
  const ms = () => (dice(4) === 0 ? null : dice(1_500))
  const timings = () => (dice(2) === 0 ? { searchMs: ms(), firstTokenMs: ms() } : null)
  const sentence = (): CallEvent => {
    const text = say()
    const timed = timings()
    made.push(text)
    const given = timed && made.length === 1 ? { timings: { ...timed, firstSentenceMs: dice(2_000) } } : {}
    return { type: 'answer.sentence', turn, index: made.length - 1, text, spoken: text, ...given }
  }
  switch (dice(21)) {
    case 0:
    case 1:
      return [{ type: 'caller.said', turn, text: say(), via: dice(4) ? 'speech' : 'keypad', confidence: 0.9 }]
    case 2:
      return [{ type: 'answer.started', turn, attempt: dice(2) }]
    case 3:
    case 4:
    case 5:
      return [sentence()]
    case 6: {
      const timed = timings()
      const rest = { sources: [], then: null, ...(timed && { timings: timed }) }
      const event = {
        type: 'answer.completed',
        turn,
        source: 'model',
        model: 'm',
        firstSentenceMs: ms(),
        totalMs: 900,
      } as const
      return [{ ...event, ...rest }]
    }
    case 7: {
      const whole = made.join(' ')
      const cut = dice(whole.length + 1)
      const heard = whole.slice(0, cut).trim()
      return [{ type: 'turn.interrupted', turn, heard, unheard: whole.slice(cut).trim(), estimated: dice(2) === 0 }]
    }
    case 8:
      return [{ type: 'turn.superseded', turn }]
    case 9:
      return [{ type: 'turn.resumed', turn }]
    case 10: {
      const kinds: PromptKind[] = ['filler', 'closing-question', 'reprompt', 'back']
      return [{ type: 'prompt.spoken', turn, kind: kinds[dice(4)] ?? 'filler', text: say() }]
    }
    case 11:
    case 12: {
      const from = dice(made.length + 1)
      const rest = { key: `k${dice(9)}`, input: '', body: '<Response/>', listens: true }
      return [{ type: 'reply.sent', turn, from, given: Math.max(from, dice(made.length + 1)), ...rest }]
    }
    case 13: {
      const startedMs = dice(3_000)
      return [{ type: 'turn.spoken', turn, startedMs, endedMs: dice(2) === 0 ? null : startedMs + dice(9_000) }]
    }
    case 14:
      return [
        {
          type: 'tool.called',
          turn,
          id: `a${dice(3)}`,
          name: 'look',
          key: 'k',
          input: { number: 5_550_100 },
          effects: false,
        },
      ]
    case 15: {
      const end = { outcome: 'done', text: say(), data: {}, ms: dice(900), late: false, then: null } as const
      return [{ type: 'tool.finished', turn, id: `a${dice(3)}`, name: 'look', ...end }]
    }
    case 16:
      return [
        dice(2) ? { type: 'caller.silent', turn } : { type: 'caller.unclear', turn, text: say(), confidence: 0.1 },
      ]
    case 17:
      return [
        dice(2)
          ? { type: 'session.opened', session: 'VX1', resumed: dice(2) === 0 }
          : { type: 'session.closed', session: 'VX1', how: 'lost', detail: '' },
      ]
    case 18:
      return [{ type: 'line.changed', line: dice(2) ? 'relay' : 'webhook', because: 'a test' }]
    case 19:
      return [{ type: 'model.failed', turn, model: 'm', kind: 'timeout', message: 'slow', afterMs: dice(4_000) }]
    default: {
      const to = { kind: 'number', address: '+15550100100' } as const
      const plan = { id: 't1', target: 'desk', to, ringSeconds: 20, mode: 'cold', whisper: '', callerId: null } as const
      return [{ type: 'call.transferring', turn, because: 'asked', asked: 'desk', step: dice(3), ...plan }]
    }
  }
}
