import { z } from 'zod'
import { isPhoneCountry } from '../lib/phone-number.ts'

/** The pieces of the opening hours, which are the same for the business and for its people. */
interface HoursSchemas<Hours extends z.ZodType, Ranges extends z.ZodType, Zone extends z.ZodType> {
  readonly openingHours: Hours
  /** The ranges of one day. */
  readonly ranges: Ranges
  readonly zone: Zone
}

const name = z.string().trim().min(1).max(60)
const sentence = z.string().trim().min(1).max(500)
const number = z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be a number like "+15551234567", in quotes')
const address = z
  .string()
  .regex(
    /^(?:\+[1-9]\d{6,14}|sips?:[\w.!~*'()%+-]{1,128}@[\w.-]{1,253}(?::\d{1,5})?(?:;[\w.=-]{1,128})*|client:[\w.@+-]{1,121})$/,
    'must be a number like "+15551234567" in quotes, a sip: address, or client: and the name of a client',
  )
const names = z.array(name).max(5).default([])
const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])
const dates = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(?:\/\d{4}-\d{2}-\d{2})?$/,
    'must be a date like "2026-12-24", or the first and the last of several: "2026-12-21/2026-12-27"',
  )
const country = z.string().refine(isPhoneCountry, 'must be the code of a country in two capital letters, such as US')
const price = z.number().min(0).max(100)

/** What is asked for a message, and in which order. */
const messageFields = ['name', 'number', 'reason', 'urgency', 'bestTime'] as const

/** The sections of the front desk's own actions: who callers are put through to, messages, and texts. */
export function deskSchemas<Hours extends z.ZodType, Ranges extends z.ZodType, Zone extends z.ZodType>({
  openingHours,
  ranges,
  zone,
}: HoursSchemas<Hours, Ranges, Zone>) {
  const shift = z.strictObject({
    days: z.array(weekday).max(7).default([]),
    dates: z.array(dates).max(400).default([]),
    hours: ranges.nullable().default(null),
    to: address,
  })
  const person = z.strictObject({
    name,
    also: z.array(name).max(20).default([]),
    about: sentence.nullable().default(null),
    to: address.nullable().default(null),
    hours: z
      .union([z.literal('business'), openingHours])
      .nullable()
      .default(null),
    ringSeconds: z.int().min(5).max(60).default(20),
    mode: z.enum(['warm', 'cold']).default('warm'),
    otherwise: names,
    closed: z.strictObject({ say: sentence.nullable().default(null), otherwise: names }).prefault({}),
    rota: z
      .strictObject({ zone: zone.nullable().default(null), shifts: z.array(shift).min(1).max(200) })
      .nullable()
      .default(null),
  })
  const transfers = z.strictObject({
    countries: z.array(country).min(1).max(50).nullable().default(null),
    blockedPrefixes: z
      .array(z.string().regex(/^\+\d{1,14}$/, 'must be the beginning of a number, such as "+1900"'))
      .max(200)
      .default([]),
    mostPerCall: z.int().min(1).max(20).default(5),
    mostPerDay: z.int().min(1).max(100_000).default(200),
    dailySpend: z.number().min(0).max(100_000).nullable().default(25),
    pricePerMinute: z.record(country, price).default({ US: 0.014, CA: 0.014 }),
    otherPricePerMinute: price.default(0.3),
    longestMinutes: z.int().min(1).max(240).default(60),
    callerId: z.enum(['business', 'caller']).default('business'),
  })
  const messages = z.strictObject({
    enabled: z.boolean().default(false),
    callBack: z.boolean().default(false),
    ask: z
      .array(z.enum(messageFields))
      .min(1)
      .refine((asked) => new Set(asked).size === asked.length, 'must be different things to ask for')
      .default(['name', 'number', 'reason']),
    email: z.array(z.email('must be an e-mail address')).max(20).default([]),
    sms: z.array(number).max(20).default([]),
    webhook: z.httpUrl('must be an https:// address').nullable().default(null),
  })
  const template = z.strictObject({
    name: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be a name of up to 40 small letters, digits and _'),
    about: sentence,
    text: z.string().trim().min(1).max(600),
  })
  const texts = z.strictObject({
    templates: z.array(template).max(50).default([]),
    verification: z.boolean().default(false),
    mostPerCall: z.int().min(1).max(10).default(3),
    mostPerCallerPerDay: z.int().min(1).max(100).default(6),
    mostPerDay: z.int().min(1).max(100_000).default(500),
    from: number.nullable().default(null),
  })
  return {
    people: z.array(person).max(200).default([]),
    transfers: transfers.prefault({}),
    messages: messages.prefault({}),
    texts: texts.prefault({}),
  }
}
