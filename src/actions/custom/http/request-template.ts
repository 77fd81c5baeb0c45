import type { HttpActionSettings } from '../../../config/actions-schema.ts'
import { variableOf } from '../../../config/secret-references.ts'
import type { CallFacts } from '../../../conversation/actions.ts'
import { fillTemplate, parseTemplate, type Template } from '../../../lib/template.ts'
import type { FieldValues } from '../fields/action-input.ts'
import type { FieldValue } from '../fields/read-field.ts'

/** A request that is ready to be sent. Holds secrets: it is shown by `showRequest` only. */
export interface BuiltRequest {
  readonly method: HttpActionSettings['request']['method']
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

/** A value does not fit the place where it is wanted; the message is a sentence for the model. */
export class UnfitValue extends Error {
  override name = 'UnfitValue'
}

/** What fills the holes of a request. */
interface Filling {
  readonly values: FieldValues
  readonly call: CallFacts
  /** What stands for `${env:NAME}`. */
  secret(name: string): string
}

/**
 * Makes the request of an action. Values are encoded for their place: in the path and the query by percent signs, in
 * the body as JSON values of their own type, in headers as printable ASCII. The host is the template's own.
 *
 * @throws UnfitValue where a value could change where the request goes
 */
export function buildRequest(settings: HttpActionSettings['request'], filling: Filling): BuiltRequest {
  const { method } = settings
  const url = buildUrl(settings, filling)
  const headers: Record<string, string> = { 'user-agent': 'Frontdesk', accept: 'application/json, text/plain;q=0.9' }
  for (const [name, text] of Object.entries(settings.headers)) {
    const value = fillText(parseTemplate(text), filling)
    if (value !== undefined) headers[name.toLowerCase()] = printable(value)
  }
  const body = buildBody(settings, filling)
  if (body !== null) {
    headers['content-type'] ??= settings.bodyAs === 'form' ? 'application/x-www-form-urlencoded' : 'application/json'
  }
  return { method, url, headers, body }
}

function buildUrl({ url: text, query }: HttpActionSettings['request'], filling: Filling): URL {
  const template = parseTemplate(text)
  const fixed = new URL(fillTemplate(template, () => 'x'))
  const url = new URL(
    fillTemplate(template, (hole) => {
      const value = String(valueFor(hole, filling) ?? '')
      // `..` is a step up however it is encoded.
      if (/^\.*$/.test(value)) throw new UnfitValue(`The value of ${hole} cannot be used here.`)
      return encodeURIComponent(value)
    }),
  )
  // The settings were checked to have a host of their own; a slip in that check must not send secrets elsewhere.
  if (url.origin !== fixed.origin || steps(url) !== steps(fixed)) throw new UnfitValue('A value cannot be used here.')
  for (const [name, part] of Object.entries(query)) {
    const value = fillText(parseTemplate(part), filling)
    if (value !== undefined) url.searchParams.append(name, value)
  }
  return url
}

function steps({ pathname }: URL): number {
  return pathname.split('/').length
}

function buildBody({ body, bodyAs }: HttpActionSettings['request'], filling: Filling): string | null {
  if (body === null) return null
  const filled = fillJson(body, filling)
  if (bodyAs === 'json') return JSON.stringify(filled)
  return new URLSearchParams(
    Object.entries(filled as object).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString()
}

/** Fills the texts in a JSON value. What is nothing but a hole keeps its type, and is left out where it has no value. */
function fillJson(part: unknown, filling: Filling): unknown {
  if (typeof part === 'string') return fillTyped(parseTemplate(part), filling)
  if (Array.isArray(part)) return part.map((entry) => fillJson(entry, filling)).filter((entry) => entry !== undefined)
  if (typeof part !== 'object' || part === null) return part
  const filled = Object.entries(part).map(([key, value]) => [key, fillJson(value, filling)] as const)
  return Object.fromEntries(filled.filter(([, value]) => value !== undefined))
}

function fillTyped(template: Template, filling: Filling): FieldValue | undefined {
  const [only, second] = template
  return only && !second && 'hole' in only ? valueFor(only.hole, filling) : fillText(template, filling)
}

/** Undefined for a single hole without a value. */
function fillText(template: Template, filling: Filling): string | undefined {
  const [only, second] = template
  if (only && !second && 'hole' in only) return valueFor(only.hole, filling)?.toString()
  return fillTemplate(template, (hole) => String(valueFor(hole, filling) ?? ''))
}

function valueFor(hole: string, { values, call, secret }: Filling): FieldValue | undefined {
  const variable = variableOf(hole)
  if (variable !== null) return secret(variable)
  switch (hole) {
    case 'call.id':
      return call.callId
    case 'call.from':
      return call.caller
    case 'call.to':
      return call.called
    case 'call.language':
      return call.language
    case 'call.level':
      return call.level
    default:
      return Object.hasOwn(values, hole) ? values[hole] : undefined
  }
}

/** Headers hold ASCII; what is more is written with percent signs, line breaks too. */
function printable(value: string): string {
  return value
    .toWellFormed()
    .replace(/[^\x20-\x7e]+/gu, encodeURIComponent)
    .trim()
}

/** A request as a terminal may show it: `secret` of its filling must have given a mask. */
export function showRequest({ method, url, headers, body }: BuiltRequest): string[] {
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [`${method} ${decodeMask(url.href)}`, ...head, ...(body === null ? [] : ['', decodeMask(body)])]
}

/** The mask of a secret, readable again where it was encoded. */
function decodeMask(text: string): string {
  return text.replaceAll('%5Bsecret%5D', '[secret]')
}
