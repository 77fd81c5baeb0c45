import { describe, expect, test } from 'vitest'
import { assistantSchema } from '../../config/schema.ts'
import { applyRecord, emptyCallState } from '../call-state.ts'
import type { CallEvent } from '../events.ts'
import type { Decision } from '../policies/policy.ts'
import type { CallerInput } from '../reply.ts'
import type { FormDefinition, FormField } from './form.ts'
import { createForms } from './forms.ts'

const plain = { ask: {}, askAgain: {}, optional: false, confirm: false, secret: false } as const
const name: FormField = { ...plain, name: 'name', kind: 'name' }
const phone: FormField = { ...plain, name: 'number', kind: 'phone', confirm: true }
const reason: FormField = { ...plain, name: 'reason', kind: 'words' }

/** A caller who is asked for these fields; each answer gives the next question, or what comes of the form. */
function fill(
  fields: readonly FormField[],
  {
    language = 'en-US',
    from = '+12025550123',
    values = {},
  }: { language?: string; from?: string; values?: object } = {},
) {
  const definition: FormDefinition = { name: 'test', fields, onFilled: 'take' }
  const forms = createForms([definition], assistantSchema.parse({ language, voice: 'Google.x' }))
  const state = emptyCallState()
  const note = (event: CallEvent) => applyRecord(state, { callId: 'CA1', seq: state.seq, at: 0, event })
  note({ type: 'call.started', from, to: '+12025550100', line: 'webhook', greeting: '' })
  const context = () => ({ state, turn: state.turn + 1, now: Date.UTC(2026, 10, 25) })
  const begun = forms.begin('test', { ...values }, context())
  for (const event of begun?.events ?? []) note(event)

  function take(input: Partial<CallerInput>): Decision {
    const heard = { text: '', via: 'speech', confidence: null, ...input } as const
    const at = context()
    const decision = forms.rule.decide(heard, at)
    if (decision.kind !== 'direct' && decision.kind !== 'act') return decision
    if (heard.text !== '') note({ type: 'caller.said', turn: at.turn, ...heard })
    for (const event of decision.because) note(event)
    return decision
  }
  const outcome = (decision: Decision) => {
    if (decision.kind === 'act') return decision.input
    return decision.kind === 'direct' ? decision.text : decision.kind
  }
  return {
    first: begun?.text,
    say: (text: string, confidence: number | null = null) => outcome(take({ text, confidence })),
    press: (text: string) => outcome(take({ text, via: 'keypad' })),
    silent: () => outcome(take({})),
    keys: () => forms.keys(state),
    state,
  }
}

describe('what is known already', () => {
  test('is not asked for, and said back where the field wants that', () => {
    const form = fill([name, phone, reason], { values: { name: 'Sam', number: '202 555 0144', reason: 'nonsense' } })
    expect(form.first).toBe('I have 202 555 0144. Is that right?')
    expect(form.say('Yes')).toEqual({ name: 'Sam', number: '+12025550144', reason: 'nonsense' })
  })

  test('is asked for all the same when it is no answer', () => {
    expect(fill([phone], { values: { number: 'twelve' } }).first).toContain('the number you are calling from')
  })

  test('is said back once when nothing is left to ask', () => {
    const form = fill([name], { values: { name: 'Sam Hill' } })
    expect(form.first).toBe('I have Sam Hill. Is that right?')
    expect(form.say('No, my name is Sam Mill')).toBe('I have Sam Mill. Is that right?')
    expect(form.say('Correct')).toEqual({ name: 'Sam Mill' })
  })

  test('is passed on where it is no field', () => {
    const form = fill([name], { values: { for: 'billing' } })
    expect(form.say('Sam')).toEqual({ for: 'billing', name: 'Sam' })
  })
})

describe('a name', () => {
  test('that was hardly heard is spelled back', () => {
    const form = fill([name])
    expect(form.say('Sam Hill', 0.1)).toBe('I have S, A, M; H, I, L, L. Is that right?')
    expect(form.say('Yes')).toEqual({ name: 'Sam Hill' })
  })

  test('is spelled on request', () => {
    const form = fill([{ ...name, confirm: true }])
    form.say('Sam')
    expect(form.say('How do you spell that?')).toBe('I have S, A, M. Is that right?')
  })

  test('can be corrected when something else is asked by now', () => {
    const form = fill([name, reason])
    form.say('Sam Hill')
    expect(form.say('Oh sorry, my name is Sam Mill')).toBe('I have Sam Mill. Is that right?')
    expect(form.say('yes')).toBe('What is it about?')
    expect(form.say('My bill')).toEqual({ name: 'Sam Mill', reason: 'My bill' })
  })
})

describe('a number', () => {
  test('is not offered to be the one of a caller who hides it', () => {
    expect(fill([phone], { from: 'anonymous' }).first).toBe('At what number can we reach you?')
  })

  test('can be another than that of the call', () => {
    expect(fill([phone]).say('No, use 202 555 0199')).toBe('I have 202 555 0199. Is that right?')
  })

  test('is taken after three answers that were neither yes nor no', () => {
    const form = fill([phone])
    form.say('202 555 0199')
    expect(form.say('banana')).toContain('Please say yes or no.')
    form.say('banana')
    expect(form.say('banana')).toEqual({ number: '+12025550199' })
  })

  test('of another country is said with its code', () => {
    expect(fill([phone]).say('+44 20 7946 0958')).toContain('+44 20 7946 0958')
  })
})

describe('words', () => {
  test.each(['What is your address?', 'Wait, when do you open?', 'How much is parking?'])(
    '%j ask something',
    (words) => {
      expect(fill([reason]).say(words)).toBe('continue')
    },
  )

  test.each(['When you sent the bill it was wrong', 'Can somebody look at my door?', 'No hot water'])(
    '%j are an answer',
    (words) => {
      expect(fill([reason]).say(words)).toEqual({ reason: words })
    },
  )

  test.each(['What?', 'Pardon?', 'Say that again, please'])('%j hear the question again', (words) => {
    const form = fill([reason])
    for (let times = 0; times < 5; times += 1) expect(form.say(words)).toBe('What is it about?')
  })
})

describe('the end', () => {
  test('comes with a goodbye, and what there is counts', () => {
    const form = fill([name, reason, phone])
    form.say('Sam')
    form.say('My bill')
    expect(form.say('I have no time, goodbye')).not.toEqual({ name: 'Sam', reason: 'My bill' })
    expect(form.say('Goodbye')).toEqual({ name: 'Sam', reason: 'My bill' })
  })

  test('comes with nothing when nothing was understood', () => {
    const form = fill([phone], { from: 'anonymous' })
    form.say('never you mind')
    form.say('no idea')
    expect(form.say('no idea')).toContain('that did not work')
    expect(form.state.form).toBeNull()
    expect(form.state.closingAsked).toBe(true)
  })

  test('comes after three silences', () => {
    const form = fill([name, reason])
    form.say('Sam')
    expect([form.silent(), form.silent()]).toEqual(['What is it about?', 'What is it about?'])
    expect(form.silent()).toEqual({ name: 'Sam' })
  })
})

test('keys are taken as the open question needs them', () => {
  const form = fill([phone, { ...plain, name: 'urgency', kind: 'yes-no' }, reason])
  expect(form.keys()).toEqual({ most: null, endKey: '#', only: false })
  form.press('2025550144')
  expect(form.keys()).toEqual({ most: 1, endKey: null, only: false })
  form.press('1')
  expect(form.keys()).toEqual({ most: 1, endKey: null, only: false })
  expect(form.press('2')).toBe('What is it about?')
  expect(form.keys()).toBeNull()
  expect(form.press('2')).toContain('What is it about?')
})

describe.each([
  [
    'de-DE',
    'Mein Name ist Eva Braun',
    'Ja',
    'Wann haben Sie geöffnet?',
    'Es geht um die Rechnung',
    'keine Ahnung',
    'egal',
  ],
  ['es-ES', 'Me llamo Eva', 'Sí', '¿A qué hora abren?', 'Es por la factura', 'no sé', 'olvídelo'],
  [
    'fr-FR',
    "Je m'appelle Eva",
    'Oui',
    'Quand est-ce que vous ouvrez ?',
    "C'est pour la facture",
    'je ne sais pas',
    'laissez tomber',
  ],
  ['it-IT', 'Mi chiamo Eva', 'Sì', 'A che ora aprite?', 'Per la fattura', 'non lo so', 'lasci stare'],
  ['pt-BR', 'Meu nome é Eva', 'Sim', 'A que horas vocês abrem?', 'Sobre a fatura', 'não sei', 'deixa pra lá'],
  ['ar-AE', 'اسمي إيفا', 'نعم', 'متى تفتحون؟', 'بخصوص الفاتورة', 'لا أعرف', 'إلغاء'],
  ['hi-IN', 'मेरा नाम ईवा है', 'हाँ', 'आप कब खुलते हैं?', 'बिल के बारे में', 'पता नहीं', 'रद्द करें'],
])('in %s', (language, named, yes, question, about, skip, cancel) => {
  const time: FormField = { ...plain, name: 'bestTime', kind: 'words', optional: true }

  test('a form is filled', () => {
    const form = fill([name, phone, reason, time], { language })
    form.say(named)
    form.say(yes)
    expect(form.say(question)).toBe('continue')
    form.say(about)
    expect(form.say(skip)).toMatchObject({ number: '+12025550123', reason: about })
  })

  test('a form is cancelled', () => {
    const form = fill([name], { language })
    form.say(cancel)
    expect(form.state.form).toBeNull()
  })
})
