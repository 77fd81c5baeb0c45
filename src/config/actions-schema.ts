import { z } from 'zod'
import { isJsonPointer } from '../lib/json-pointer.ts'
import { actionInput, plainName } from './action-fields.ts'

const sentence = z.string().trim().min(1).max(500)
const levels = ['unknown', 'known', 'verified'] as const
const pointer = z
  .string()
  .max(300)
  .refine(isJsonPointer, 'must be a path like /order/status, or "" for the whole answer')
const timeoutMs = z.int().min(500).max(30_000)
const privateHosts = z.array(z.string().trim().toLowerCase().min(1).max(253)).max(50).default([])
/** May hold references to secrets; they are looked at in a check of their own, which never shows the text. */
const headers = z
  .record(z.string().regex(/^[\w!#$%&'*+.^`|~-]{1,100}$/, 'must be the name of a header'), z.string().max(2_000))
  .default({})

/** What every action of the owner may say, YAML or code. */
export const actionTraits = {
  name: plainName,
  /** For the model: what it is for and when. */
  purpose: z.string().trim().min(1).max(1_000),
  /** Completes "I can …". */
  ability: sentence.nullable().default(null),
  level: z.enum(levels).default('unknown'),
  timeoutMs: timeoutMs.default(8_000),
  fillers: z.array(sentence).max(10).default([]),
  /** By language: `en`. */
  claims: z
    .record(
      z.string().regex(/^[a-z]{2,3}$/, 'must be a language like en'),
      z.array(z.string().trim().min(1).max(100)).max(30),
    )
    .default({}),
  input: actionInput,
}

const request = z.strictObject({
  method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
  url: z.string().trim().min(1).max(2_000),
  query: z.record(z.string().min(1).max(100), z.string().max(2_000)).default({}),
  headers,
  body: z.json().default(null),
  bodyAs: z.enum(['json', 'form']).default('json'),
  /** The header that carries the same text for the same booking; sent where an action has effects. */
  idempotencyHeader: z
    .string()
    .regex(/^[\w-]{1,100}$/, 'must be the name of a header')
    .default('Idempotency-Key'),
})

const response = z.strictObject({
  pick: z.record(plainName, pointer).default({}),
  say: z.string().trim().min(1).max(1_000).nullable().default(null),
  failWhen: z
    .strictObject({
      at: pointer,
      is: z
        .array(z.union([z.string(), z.number(), z.boolean()]))
        .max(50)
        .default([]),
      say: sentence.nullable().default(null),
    })
    .nullable()
    .default(null),
  byStatus: z
    .record(z.string().regex(/^[45]\d\d$/, 'must be a status of HTTP from 400 on, such as "404"'), sentence)
    .default({}),
})

/** Actions that are requests to a service of the owner. */
export const actionsSchema = z
  .array(
    z.strictObject({
      ...actionTraits,
      /** Null: yes, unless the method is GET or HEAD. */
      effects: z.boolean().nullable().default(null),
      request,
      response: response.prefault({}),
      retries: z.int().min(0).max(3).default(0),
      cacheSeconds: z.int().min(0).max(3_600).default(0),
      privateHosts,
    }),
  )
  .max(100)
  .default([])

const serverTraits = {
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,19}$/, 'must be a name of up to 20 small letters, digits and _, such as crm'),
  allow: z.array(z.string().min(1).max(100)).max(50),
  effects: z.record(z.string(), z.boolean()).default({}),
  abilities: z.record(z.string(), sentence).default({}),
  level: z.enum(levels).default('unknown'),
  timeoutMs: timeoutMs.default(8_000),
}

/** Servers whose tools become actions, by the Model Context Protocol. */
export const mcpSchema = z
  .array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('http'),
        ...serverTraits,
        url: z.string().trim().max(2_000),
        headers,
        privateHosts,
      }),
      z.strictObject({
        kind: z.literal('command'),
        ...serverTraits,
        command: z.string().trim().min(1).max(500),
        args: z.array(z.string().max(2_000)).max(100).default([]),
        env: z
          .record(z.string().regex(/^[A-Za-z_]\w*$/, 'must be the name of a variable'), z.string().max(2_000))
          .default({}),
      }),
    ]),
  )
  .max(20)
  .default([])

/** A service of the owner that is asked who calls. */
export const callerLookupSchema = z.strictObject({
  url: z.string().trim().min(1).max(2_000),
  headers,
  timeoutMs: z.int().min(100).max(1_000).default(800),
  privateHosts,
})

export type HttpActionSettings = z.output<typeof actionsSchema>[number]
export type McpSettings = z.output<typeof mcpSchema>[number]
export type CallerLookupSettings = z.output<typeof callerLookupSchema>

/** Whether it changes anything outside of the call. */
export function hasEffects({ effects, request }: HttpActionSettings): boolean {
  return effects ?? (request.method !== 'GET' && request.method !== 'HEAD')
}
