import type { Period, Stage, Totals } from '../../../routes/insights/schema.ts'
import type { CallsSearch } from '../calls/search.ts'
import type { Shown } from './series/choices.ts'

/** The calls that a figure is made of, as `/calls` is asked for them. */
export type CallsBehind = CallsSearch & Days

/** Local days as they were counted, such as 20261130, both included. */
interface Days {
  readonly fromDay: number
  readonly toDay: number
}

/** Figures that are counted, each with the number of calls behind it and what these are found by. */
export const countedFigures = {
  calls: { calls: 'calls', filter: {} },
  durationMs: { calls: 'calls', filter: {} },
  answeredAlone: { calls: 'answeredAlone', filter: { alone: true } },
  transfersTried: { calls: 'withTransfersTried', filter: { transfer: 'tried' } },
  transfersReached: { calls: 'withTransfersReached', filter: { transfer: 'reached' } },
  messages: { calls: 'withMessages', filter: { message: true } },
  unanswered: { calls: 'withUnanswered', filter: { unanswered: true } },
  emergencies: { calls: 'emergencies', filter: { outcome: 'emergency' } },
  interruptions: { calls: 'withInterruptions', filter: { interrupted: true } },
  silences: { calls: 'withSilences', filter: { silent: true } },
  errors: { calls: 'withErrors', filter: { errors: true } },
  recorded: { calls: 'recorded', filter: { recorded: true } },
} as const satisfies Partial<
  Record<keyof Totals, { readonly calls: keyof Totals; readonly filter: Omit<CallsBehind, keyof Days> }>
>

export type CountedFigure = keyof typeof countedFigures

/** What the series shows, by the figures of a day. */
export const seriesFigures = {
  calls: 'calls',
  minutes: 'durationMs',
  alone: 'answeredAlone',
  transfers: 'transfersTried',
  messages: 'messages',
  unanswered: 'unanswered',
  interruptions: 'interruptions',
  errors: 'errors',
} as const satisfies Record<Shown, CountedFigure>

export function daysOf({ from, to }: Pick<Period, 'from' | 'to'>): Days {
  return { fromDay: from, toDay: to }
}

/** The calls behind a figure of some days. */
export function callsBehind(days: Days, figure: CountedFigure): CallsBehind {
  return { ...days, ...countedFigures[figure].filter }
}

/** Those in which a stage of some turn took longer. */
export function slowerCalls(days: Days, stage: Stage, ms: number): CallsBehind {
  const slowMs = Math.round(ms)
  return stage === 'firstSentence' ? { ...days, slowMs } : { ...days, slowMs, stage }
}
