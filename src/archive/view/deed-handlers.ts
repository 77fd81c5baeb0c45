import type { Draft, Of } from './draft.ts'
import type { FormField, TransferAttempt } from './entries.ts'
import type { Handlers } from './handlers.ts'
import { actionProblem, transferProblem } from './problems.ts'

/** What was done for the caller: actions, forms, messages, texts, and being put through. */
export function deedHandlers(draft: Draft) {
  /** Places of actions and transfers by their ids in the log. */
  const places = new Map<string, number>()
  const placeOf = (kind: 'action' | 'transfer', id: string) => places.get(`${kind} ${id}`) ?? -1

  function changeAttempt(
    { id, step }: { readonly id: string; readonly step: number | null },
    change: Partial<TransferAttempt>,
  ): void {
    draft.change(placeOf('transfer', id), 'transfer', ({ attempts, outcome }) => ({
      attempts: attempts.map((attempt, index) =>
        (step === null ? index === attempts.length - 1 : attempt.step === step) ? { ...attempt, ...change } : attempt,
      ),
      outcome: change.outcome ?? outcome,
    }))
  }

  function changeForm(change: (fields: readonly FormField[]) => readonly FormField[]): void {
    const place = draft.find('form', ({ outcome }) => outcome === null)
    draft.change(place, 'form', ({ fields }) => ({ fields: change(fields) }))
  }

  return {
    'tool.called'({ turn, id, name, input, effects }) {
      if (placeOf('action', id) >= 0) return
      const running = { outcome: null, text: '', data: {}, ms: null, isLate: false, then: null, problem: null }
      places.set(`action ${id}`, draft.add({ kind: 'action', turn, name, input, effects, ...running }))
    },
    'tool.finished'({ id, outcome, text, data, ms, late, then }) {
      const problem = actionProblem(outcome)
      draft.change(placeOf('action', id), 'action', () => ({ outcome, text, data, ms, isLate: late, then, problem }))
    },
    'call.transferring'(event) {
      const place = placeOf('transfer', event.id)
      const { turn, asked, because, id } = event
      const attempt = attemptOf(event)
      if (place >= 0) {
        draft.change(place, 'transfer', ({ attempts }) => ({ attempts: [...attempts, attempt], outcome: null }))
        return
      }
      const added = draft.add({ kind: 'transfer', turn, asked, because, attempts: [attempt], outcome: null })
      places.set(`transfer ${id}`, added)
    },
    'transfer.screened': (event) => changeAttempt(event, { screened: event.answer }),
    'call.transferred': ({ id }) => changeAttempt({ id, step: null }, { connectedAtMs: draft.nowMs }),
    'transfer.ended'(event) {
      const { outcome, seconds } = event
      changeAttempt(event, { outcome, seconds, problem: transferProblem(outcome) })
    },
    'message.taken'({ turn, id, message }) {
      draft.add({ kind: 'message', turn, messageId: id, message })
    },
    'text.sent'({ turn, template }) {
      draft.add({ kind: 'text', turn, what: template === null ? 'code' : 'template', template })
    },
    'form.started'({ turn, form, values }) {
      const fields = Object.entries(values).map(([name, value]): FormField => ({ ...newField(name), value }))
      draft.add({ kind: 'form', turn, form, fields, outcome: null })
    },
    'form.asked'({ field, how }) {
      changeForm((fields) =>
        withField(fields, field, ({ state, questions }) => ({
          state: state === 'heard' && (how === 'confirm' || how === 'spell') ? state : 'asked',
          how,
          questions: questions + 1,
        })),
      )
    },
    'form.filled'({ field, as, value, keys }) {
      changeForm((fields) => withField(fields, field, () => ({ state: as, value, keys })))
    },
    'form.ended'({ outcome }) {
      const place = draft.find('form', (entry) => entry.outcome === null)
      draft.change(place, 'form', () => ({ outcome }))
    },
    'form.offered'({ turn, form }) {
      draft.add({ kind: 'offer', turn, form })
    },
  } satisfies Partial<Handlers>
}

function attemptOf({ step, target, to, mode, whisper }: Of<'call.transferring'>): TransferAttempt {
  return {
    ...{ step, target, to, mode, whisper },
    ...{ screened: null, connectedAtMs: null, outcome: null, seconds: 0, problem: null },
  }
}

function newField(name: string): FormField {
  return { name, state: 'known', value: '', keys: null, how: null, questions: 0 }
}

function withField(
  fields: readonly FormField[],
  name: string,
  change: (field: FormField) => Partial<FormField>,
): readonly FormField[] {
  const all = fields.some((field) => field.name === name) ? fields : [...fields, newField(name)]
  return all.map((field) => (field.name === name ? { ...field, ...change(field) } : field))
}
