import type { CallEvent, CallRecord } from '../../src/conversation/events.ts'

const model = 'mistral-small-latest'
const basis = (document: string, ...headings: string[]) => [
  { passage: `${document} ${headings.join()}`, document, headings, page: null, how: 'cited' as const },
]
const closing = 'May I help you with something else?'

/** What happened, and how many ms after what was before it. */
type Step = readonly [afterMs: number, event: CallEvent]

/**
 * A call in which much happens: a question, a barge-in, an invention that is stopped, an action, a whisper, and somebody
 * who takes over.
 *
 * @param startedAt ms since the epoch
 */
export function showcaseCall(callId: string, startedAt: number): CallRecord[] {
  let at = startedAt
  return steps.map(([afterMs, event], seq) => {
    at += afterMs
    return { callId, seq, at, event }
  })
}

function said(turn: number, text: string, confidence = 0.93): CallEvent {
  return { type: 'caller.said', turn, text, via: 'speech', confidence }
}

interface Making {
  /** In ms from the beginning of the answer. */
  readonly searchMs: number
  readonly firstTokenMs: number
  readonly firstSentenceMs: number
  readonly sources: ReturnType<typeof basis>
  /** What of that has passed already. */
  readonly sinceMs?: number
}

const usual: Making = { searchMs: 3, firstTokenMs: 410, firstSentenceMs: 640, sources: basis('Visiting', 'Hours') }

/** An answer of the model: what it says, and when its words came. */
function answered(turn: number, sentences: readonly string[], making = usual): Step[] {
  return [[2, { type: 'answer.started', turn, attempt: 0 }], ...sentencesOf(turn, [...sentences, closing], making)]
}

function sentencesOf(turn: number, sentences: readonly string[], making: Making): Step[] {
  const { searchMs, firstTokenMs, firstSentenceMs, sources, sinceMs = 0 } = making
  const timings = { searchMs, firstTokenMs }
  return [
    ...sentences.map((text, index): Step => {
      const sentence = { type: 'answer.sentence', turn, index, text, spoken: text } as const
      if (index > 0) return [70, sentence]
      return [firstSentenceMs - sinceMs, { ...sentence, timings: { ...timings, firstSentenceMs } }]
    }),
    [
      20,
      {
        ...{ type: 'answer.completed', turn, source: 'model', model, firstSentenceMs: firstSentenceMs + 2 },
        ...{ totalMs: firstSentenceMs + 70 * sentences.length, timings, sources, then: null },
        usage: [{ model, input: 1_840, cached: 1_152, output: 62 }],
      },
    ],
  ]
}

const spoken = (turn: number, startedMs: number, endedMs: number | null): CallEvent => ({
  ...{ type: 'turn.spoken', turn, startedMs, endedMs },
})

const transfer = { id: 't4', ringSeconds: 25, callerId: null } as const

const steps: readonly Step[] = [
  [
    0,
    {
      ...{ type: 'call.started', from: '+12025550143', to: '+12025550100', line: 'relay', settings: '3f0c1d2e4a5b' },
      greeting: 'Riverside Hospital, good afternoon. What can I help you with?',
    },
  ],
  [5, { type: 'privacy.applied', level: 'masked', stored: 'as-said' }],
  [180, { type: 'session.opened', session: 's1', resumed: false }],
  [
    240,
    {
      ...{ type: 'caller.looked-up', turn: 0, known: true, name: 'Eleanor Whitfield', language: 'en-US' },
      ...{ notes: 'Her father is in ward 3.', level: 'known' },
    },
  ],
  [60, { type: 'recording.started', because: 'notice' }],
  [6_900, said(1, 'Hi, when can I come and visit my father? He is in ward three.')],
  ...answered(1, ['You can visit ward 3 every day from 10 a.m. to 8 p.m.', 'Please wash your hands at the entrance.']),
  [
    4_300,
    {
      type: 'turn.interrupted',
      turn: 1,
      heard: 'You can visit ward 3 every day from 10 a.m. to 8 p.m.',
      unheard: `Please wash your hands at the entrance. ${closing}`,
      estimated: false,
    },
  ],
  [5, spoken(1, 870, null)],
  [1_900, said(2, 'And what does it cost to park there?')],
  [2, { type: 'answer.started', turn: 2, attempt: 0 }],
  [
    610,
    {
      type: 'answer.sentence',
      turn: 2,
      index: 0,
      text: 'You can park in the garage on Mill Street, day and night.',
      spoken: 'You can park in the garage on Mill Street, day and night.',
      timings: { searchMs: 4, firstTokenMs: 390, firstSentenceMs: 610 },
    },
  ],
  [
    260,
    {
      type: 'answer.corrected',
      turn: 2,
      index: 1,
      invented: '$4 an hour',
      kind: 'price',
      said: 'Parking costs $4 an hour for visitors.',
    },
  ],
  [
    2,
    {
      type: 'answer.sentence',
      turn: 2,
      index: 1,
      text: 'About the price I am not sure; the front desk can tell you.',
      spoken: 'About the price I am not sure; the front desk can tell you.',
    },
  ],
  [
    3,
    {
      ...{ type: 'answer.completed', turn: 2, source: 'model', model, firstSentenceMs: 612, totalMs: 877 },
      ...{
        timings: { searchMs: 4, firstTokenMs: 390 },
        sources: basis('Getting here', 'By car', 'Parking'),
        then: null,
      },
      usage: [{ model, input: 1_910, cached: 1_152, output: 58 }],
    },
  ],
  [1, { type: 'question.unanswered', turn: 2, question: 'And what does it cost to park there?', because: 'corrected' }],
  [8_100, spoken(2, 850, 8_760)],
  [1_700, said(3, 'Fine. Could you send me the directions? To this number.', 0.61)],
  [2, { type: 'answer.started', turn: 3, attempt: 0 }],
  [
    520,
    {
      type: 'tool.called',
      turn: 3,
      id: 'a3',
      name: 'send_directions',
      key: '1',
      input: { to: 'caller', place: 'Mill Street garage' },
      effects: true,
    },
  ],
  [250, { type: 'prompt.spoken', turn: 3, kind: 'filler', text: 'One moment, please.' }],
  [
    930,
    {
      type: 'tool.finished',
      turn: 3,
      id: 'a3',
      name: 'send_directions',
      outcome: 'done',
      text: 'The directions were sent to the caller as a text.',
      data: { message: 'SM90ab', parts: 1 },
      ms: 1_180,
      late: false,
      then: null,
    },
  ],
  [1, { type: 'text.sent', turn: 3, id: 'x1', template: 'directions', to: 'caller' }],
  [
    450,
    {
      type: 'answer.sentence',
      turn: 3,
      index: 0,
      text: 'I have sent you the directions.',
      spoken: 'I have sent you the directions.',
      timings: { searchMs: 3, firstTokenMs: 1_980, firstSentenceMs: 2_150 },
    },
  ],
  [70, { type: 'answer.sentence', turn: 3, index: 1, text: closing, spoken: closing }],
  [
    9,
    {
      ...{ type: 'answer.completed', turn: 3, source: 'model', model, firstSentenceMs: 2_152, totalMs: 2_231 },
      ...{ timings: { searchMs: 3, firstTokenMs: 1_980 }, sources: [], then: null },
      usage: [{ model, input: 3_980, cached: 3_072, output: 44 }],
    },
  ],
  [3_600, spoken(3, 2_390, 5_800)],
  [
    900,
    { type: 'hint.given', turn: 3, text: 'She may also ask for Dr. Osei: he is back on Monday.', by: 'Tom Okafor' },
  ],
  [1_800, said(4, 'Can I speak with somebody in the ward?')],
  [2, { type: 'answer.started', turn: 4, attempt: 0 }],
  [
    690,
    {
      ...{ type: 'model.failed', turn: 4, model, kind: 'overloaded', afterMs: 690 },
      message: 'HTTP 503: Service tier capacity exceeded for this model',
    },
  ],
  ...sentencesOf(4, ['Of course. I am putting you through to ward 3.'], {
    ...{ searchMs: 3, firstTokenMs: 1_210, firstSentenceMs: 1_390, sources: [], sinceMs: 690 },
  }),
  [3_300, spoken(4, 1_700, 4_450)],
  [
    20,
    {
      type: 'call.transferring',
      turn: 4,
      because: 'asked',
      asked: 'Ward 3',
      target: 'Ward 3',
      to: { kind: 'number', address: '+12025550133' },
      mode: 'warm',
      whisper: 'A caller for Ward 3: Eleanor Whitfield, about visiting her father. Press 1 to take the call.',
      step: 0,
      ...transfer,
    },
  ],
  [25_300, { type: 'transfer.ended', id: 't4', target: 'Ward 3', step: 0, outcome: 'no-answer', seconds: 0 }],
  [
    30,
    {
      type: 'call.transferring',
      turn: 4,
      because: 'asked',
      asked: 'Ward 3',
      target: 'Reception',
      to: { kind: 'number', address: '+12025550110' },
      mode: 'warm',
      whisper: 'A caller for Ward 3: Eleanor Whitfield, about visiting her father. Press 1 to take the call.',
      step: 1,
      ...transfer,
    },
  ],
  [6_200, { type: 'transfer.screened', id: 't4', step: 1, answer: 'accepted' }],
  [400, { type: 'call.transferred', id: 't4', target: 'Reception' }],
  [94_000, { type: 'transfer.ended', id: 't4', target: 'Reception', step: 1, outcome: 'answered', seconds: 94 }],
  [200, { type: 'session.closed', session: 's1', how: 'ended', detail: '' }],
  [200, { type: 'call.ended', reason: 'transferred', detail: 'completed' }],
  [2_500, { type: 'recording.stored', sid: `RE${'0'.repeat(31)}1`, seconds: 52 }],
  [
    1_800,
    {
      ...{ type: 'call.summarised', outcome: 'transferred', sentiment: 'positive', model },
      summary:
        'Eleanor Whitfield asked when she can visit her father in ward 3 and where to park. She got the visiting hours and the directions as a text; the price of parking is not written down. She was put through to the reception.',
      fields: [
        { name: 'patient', value: 'her father', turn: 1, words: 'visit my father' },
        { name: 'ward', value: '3', turn: 1, words: 'He is in ward three' },
      ],
      cost: {
        ...{ currency: 'USD', amount: 0.1874, prices: '2026-11' },
        parts: [
          { what: 'call', detail: 'US', quantity: 3, unit: 'minute', amount: 0.0255, estimated: false },
          { what: 'relay', detail: null, quantity: 1, unit: 'minute', amount: 0.07, estimated: true },
          { what: 'transfer', detail: 'US', quantity: 2, unit: 'minute', amount: 0.028, estimated: false },
          { what: 'recording', detail: null, quantity: 1, unit: 'minute', amount: 0.0025, estimated: false },
          { what: 'texts', detail: 'US', quantity: 1, unit: 'text', amount: null, estimated: false },
          { what: 'model-input', detail: model, quantity: 3_504, unit: 'token', amount: 0.0005, estimated: false },
          { what: 'model-cached', detail: model, quantity: 6_528, unit: 'token', amount: 0.0001, estimated: false },
          { what: 'model-output', detail: model, quantity: 226, unit: 'token', amount: 0.0001, estimated: false },
        ],
      },
    },
  ],
]
