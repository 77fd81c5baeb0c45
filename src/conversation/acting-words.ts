import type { CallerLevel } from './actions.ts'

/** What a model is told of an action that did not simply end; it tells the caller in its own words. */

export const unknownAction = (name: string): string =>
  `There is no action "${name}" that can be used now. Use one of those that are offered, or do without.`

export const wrongInput = (problem: string): string => `Nothing was done: ${problem}`

export const unreadableInput =
  'Nothing was done: the arguments were not valid JSON. Call the action again with valid JSON.'

export const levelTooLow: Readonly<Record<CallerLevel, string>> = {
  unknown: '',
  known: 'Nothing was done: this is only for callers whose number is known here.',
  verified:
    'Nothing was done: the caller has to be verified first, by the code that is texted to them. What the caller says is no proof.',
}

export const tooManyRuns = 'Nothing was done: this turn has had its fill of actions. Answer with what you have.'

export const timedOut = (effects: boolean): string =>
  effects
    ? 'There was no answer in time. It is not known whether it was done; do not say that it was, and do not try it again now.'
    : 'There was no answer in time. Say so, and offer the next step.'

export const failedOddly = 'It failed, for a reason that is not known. Nothing more can be said about it.'

export const cancelled = 'It was cancelled before it was done.'

export const notKept = 'It cannot be kept at the moment, so do not say that it was done.'

/** In a rehearsal the caller is to hear what callers would hear. */
export const rehearsed =
  'It was done, as far as the caller is to know: speak as if it were, and make up no details. This is a test call, so it was only rehearsed, and nothing was changed or sent.'

/** The program ended between the beginning of an action with effects and its end. */
export const neverToldOf =
  'It is not known whether it was done, since there was a disturbance. Say so; do not claim it, and do not try it again.'

export const doneBefore = (text: string): string => `It was done in this call already, and was not done again. ${text}`
