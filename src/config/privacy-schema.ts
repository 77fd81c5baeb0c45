import { z } from 'zod'

const name = z
  .string()
  .regex(/^[a-z][a-z ]{0,39}$/, 'must be a name of small letters and blanks, up to 40, such as "customer number"')
const keepDays = z.int().min(1).max(36_500).nullable().default(null)
const text = z.string().trim().min(1).max(500).nullable().default(null)

/**
 * A form of the owner's own numbers. Deliberately no regular expression: a form is looked for in a time that grows with
 * the text alone, whatever callers say.
 */
const ownForm = z.strictObject({
  name,
  form: z
    .string()
    .min(4)
    .max(40)
    .regex(
      /^(?=.*[#?*].*[#?*].*[#?*])[\p{L}\p{N}#?* ./_-]+$/u,
      'must be a form with at least three of # (a figure), ? (a letter) and * (either), such as K-######',
    ),
})

const privacy = z.strictObject({
  level: z.enum(['off', 'masked', 'strict']).default('masked'),
  store: z.enum(['as-said', 'masked']).default('as-said'),
  ownForms: z.array(ownForm).max(50).default([]),
  keepDays: z
    .strictObject({
      words: keepDays,
      calls: keepDays,
      recordings: keepDays,
      unanswered: keepDays,
      messages: keepDays,
      outbox: keepDays,
    })
    .prefault({}),
})

const memory = z.strictObject({
  enabled: z.boolean().default(false),
  notes: z.boolean().default(false),
  keepDays: z.int().min(1).max(3_650).default(180),
})

const recording = z.strictObject({
  mode: z.enum(['off', 'notice', 'consent']).default('off'),
  notice: text,
  question: text,
})

/** The sections on privacy: what is made unreadable and how long things are kept, returning callers, and recording. */
export const privacySchemas = {
  privacy: privacy.prefault({}),
  memory: memory.prefault({}),
  recording: recording.prefault({}),
}

export type PrivacySettings = z.output<typeof privacy>
export type MemorySettings = z.output<typeof memory>
export type RecordingSettings = z.output<typeof recording>
