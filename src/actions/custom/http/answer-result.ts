import { type HttpActionSettings, hasEffects } from '../../../config/actions-schema.ts'
import type { ActionResult } from '../../../conversation/actions.ts'
import { atPointer } from '../../../lib/json-pointer.ts'
import { fillTemplate, parseTemplate } from '../../../lib/template.ts'
import { cleanText } from '../clean-text.ts'
import type { FieldValues } from '../fields/action-input.ts'
import type { ServiceAnswer } from './send-request.ts'

const longestValue = 500
const longestText = 2_000
const mostEntries = 20

/** What an answer means by the action's mapping: only what that picks goes on, on one line and cut to a length. */
export function answerResult(
  action: HttpActionSettings,
  answer: ServiceAnswer,
  { values, mask }: { readonly values: FieldValues; mask(text: string): string },
): ActionResult {
  const { status, body } = answer
  const { byStatus, failWhen } = action.response
  const data = { status }
  if (status >= 300) {
    const text = byStatus[String(status)]
    // "There is no such order" is what a look-up was asked for.
    if (text !== undefined) return { outcome: hasEffects(action) ? 'failed' : 'done', text, data }
    return { outcome: 'failed', text: `The service refused the request (status ${status}).`, data }
  }
  if (failWhen && isMet(failWhen, body)) {
    return { outcome: 'failed', text: failWhen.say ?? 'The service said that it did not work.', data }
  }
  const picked = pickValues(action.response.pick, body, mask)
  return { outcome: 'done', text: wordsFor(action, picked, values), data: { ...data, picked } }
}

function isMet({ at, is }: NonNullable<HttpActionSettings['response']['failWhen']>, body: unknown): boolean {
  const value = atPointer(body, at)
  if (is.length > 0) return is.some((listed) => listed === value)
  return value !== undefined && value !== null && value !== false && value !== '' && value !== 0
}

function pickValues(
  pick: HttpActionSettings['response']['pick'],
  body: unknown,
  mask: (text: string) => string,
): Record<string, string> {
  // Masked before it is cut, so that no beginning of a secret is left at the end.
  const text = (at: string) => cleanText(mask(valueText(atPointer(body, at))), longestValue)
  return Object.fromEntries(Object.entries(pick).map(([name, at]) => [name, text(at)]))
}

function wordsFor(action: HttpActionSettings, picked: Readonly<Record<string, string>>, values: FieldValues): string {
  const { say } = action.response
  if (say !== null) {
    const word = (hole: string) => picked[hole] ?? values[hole]?.toString() ?? ''
    return cleanText(fillTemplate(parseTemplate(say), word), longestText)
  }
  const entries = Object.entries(picked)
  if (entries.length > 0) return cleanText(entries.map(([name, text]) => `${name}: ${text}`).join('; '), longestText)
  return hasEffects(action) ? 'It is done.' : 'The service answered, but gives no details.'
}

function valueText(value: unknown): string {
  if (value === undefined || value === null || value === '') return '(nothing)'
  if (typeof value !== 'object') return String(value)
  if (!Array.isArray(value) || value.some((entry) => typeof entry === 'object')) return jsonText(value)
  return `${value.slice(0, mostEntries).map(String).join(', ')}${value.length > mostEntries ? ', …' : ''}`
}

function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch {
    return '(nested too deeply)' // deeper than the stack
  }
}
