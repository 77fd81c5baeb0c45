import { type Assistant, assistantSchema } from '../../config/schema.ts'
import type { Action, ActionContext, ActionResult } from '../../conversation/actions.ts'
import type { CallEvent } from '../../conversation/events.ts'
import type { TransferFacts } from '../../conversation/transfers.ts'
import { createCalendar } from '../../knowledge/calendar.ts'
import type { CommonTexts, DeskUses, OutgoingText, TextOutcome, TextSender, TransferUse } from '../ports.ts'
import { createBuiltinActions } from './builtin-actions.ts'
import { createDesk } from './people/desk.ts'

/** Wednesday, 2 December 2026, 10:00 in New York. */
export const wednesdayMorning = Date.parse('2026-12-02T15:00:00Z')
const caller = '+12025550143'
const called = '+15550100100'

/** Settings of a small clinic, with what a test wants to be different. */
export function clinic(settings: object = {}): Assistant {
  const written = assistantSchema.parse({
    name: 'the clinic',
    openingHours: {
      zone: 'America/New_York',
      days: { monday: ['08:00-18:00'], tuesday: ['08:00-18:00'], wednesday: ['08:00-18:00'] },
    },
    people: [
      { name: 'reception', also: ['front desk'], to: '+15550100110', hours: 'business', otherwise: ['Dr. Anna Smith'] },
      { name: 'billing', to: 'sip:billing@pbx.example.org', mode: 'cold', closed: { otherwise: ['reception'] } },
      { name: 'Dr. Anna Smith', to: '+15550100112', closed: { say: 'The doctor is out.', otherwise: ['reception'] } },
      { name: 'Dr. John Smith', to: 'client:john' },
    ],
    messages: { enabled: true, callBack: true },
    texts: {
      templates: [{ name: 'address', about: 'the address', text: '{business}: 1 Main St, call {number}' }],
      verification: true,
    },
    ...settings,
  })
  return { ...written, knowledge: null }
}

const common: CommonTexts = {
  farewell: 'Goodbye!',
  transfer: {
    connecting: 'Putting you through to {target}.',
    closed: '{target} is not available.',
    tryNext: 'Trying {target}.',
    whisper: 'A call for {target}. {summary}',
  },
  menu: { putThrough: 'speak with {target}', message: 'leave a message', callBack: 'be called back', hours: 'hours' },
  actions: { messageTaken: 'I will pass that on.', callBackTaken: 'We will call you.', textSent: 'I have texted you.' },
}
export const commonTexts = () => common

/** A desk with its actions, and what it did. */
export function openDesk(assistant = clinic()) {
  const sent: OutgoingText[] = []
  const state = {
    transfers: [] as TransferUse[],
    texts: { all: 0, toCaller: 0 },
    noTexts: false,
    outcome: { kind: 'sent' } as TextOutcome,
    words: ['I have a question on my bill'],
    now: wednesdayMorning,
    nextCode: 42,
  }
  const uses: DeskUses = {
    transfers: async () => state.transfers,
    texts: async () => state.texts,
    wantsNoTexts: async () => state.noTexts,
  }
  const textSender: TextSender = {
    async sendText(text) {
      if (state.outcome.kind === 'sent') sent.push(text)
      return state.outcome
    },
  }
  const parts = { assistant, uses, textsFor: commonTexts, phoneNumber: called }
  const desk = createDesk({ ...parts, openHoursBook: createCalendar })
  const actions = createBuiltinActions({
    ...parts,
    ...{ desk, textSender, callerWords: async () => state.words, randomBelow: () => state.nextCode },
    hours: assistant.openingHours && createCalendar(assistant.openingHours),
  })
  const noted: CallEvent[] = []
  const facts = (changes: Partial<ActionContext> = {}) => ({
    ...{ callId: 'CA1', caller, called, language: 'en-US', level: 'unknown' as const, startedAt: state.now },
    ...{ now: state.now, turn: 3, id: 'run-1', note: (event: CallEvent) => noted.push(event) },
    ...changes,
  })

  function action(name: string): Action {
    const found = actions.find((candidate) => candidate.name === name)
    if (!found) throw new Error(`There is no action ${name}.`)
    return found
  }

  async function act(name: string, input: object = {}, changes: Partial<ActionContext> = {}): Promise<ActionResult> {
    const parsed = action(name).parse(input)
    if ('problem' in parsed) throw new Error(parsed.problem)
    return await action(name).run(parsed.input, facts(changes) as ActionContext, new AbortController().signal)
  }

  const transferFacts = (changes: Partial<TransferFacts> = {}): TransferFacts => ({
    ...facts(),
    ...{ id: 't1', because: 'asked' as const, callerWords: state.words },
    ...changes,
  })
  const plan = (target: string, step = 0, changes: Partial<TransferFacts> = {}) =>
    desk.plan(transferFacts(changes), target, step)

  return { desk, actions, action, act, plan, sent, noted, state, facts }
}
