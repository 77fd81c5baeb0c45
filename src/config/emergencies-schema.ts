import { z } from 'zod'

const language = z.string().regex(/^[a-z]{2,3}(?:-[A-Z]{2})?$/, 'must be a language like en, or a tag like en-US')
const phrase = z.string().trim().min(2).max(100)
const text = z.string().trim().min(1).max(2_000)

/** The emergencies whose phrases and advice are shipped in every language that has texts. */
export const knownEmergencies = ['medical', 'fire', 'suicide', 'crime'] as const

const emergency = z.strictObject({
  name: z.string().trim().min(1).max(40),
  phrases: z.record(language, z.array(phrase).min(1).max(200)).default({}),
  say: z.record(language, text).default({}),
  transfer: z.string().trim().min(1).nullable().default(null),
  hangUp: z.boolean().default(false),
})

/** What callers may tell of that no answer may delay. */
export const emergenciesSchema = z
  .array(emergency)
  .max(20)
  .default(knownEmergencies.map((name) => ({ name, phrases: {}, say: {}, transfer: null, hangUp: false })))

/** What callers are told to dial; null takes the number of the country of `language`. */
export const emergencyNumberSchema = z
  .string()
  .regex(/^\d{2,6}$/, 'must be a number of two to six figures, in quotes: "112"')
  .nullable()
  .default(null)
