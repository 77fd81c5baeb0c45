import { z } from 'zod'
import { relayLanguage } from './relay-schema.ts'

const speech = z.string().trim().min(1).max(2_000)
/** A text of one's own, or the one that is shipped for the language. */
const ownText = speech.nullable().default(null)

/**
 * The languages that a call may change to, besides the one that it begins in. A voice, greeting and text that is left
 * out is the one that is shipped for the language.
 * @param prompts the section of the same name, each of whose texts can be written for each language
 * @param vocabularyWord what one word of a vocabulary may be
 */
export function languagesSchema<Prompts extends z.ZodObject, Word extends z.ZodType>(
  prompts: Prompts,
  vocabularyWord: Word,
) {
  return z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z]{2,3}-[A-Z]{2}$/, 'must be a tag like es-US'),
        voice: z.string().min(1).nullable().default(null),
        key: z
          .string()
          .regex(/^[1-9]$/, 'must be a key from "1" to "9", in quotes')
          .nullable()
          .default(null),
        greeting: ownText,
        closingQuestion: ownText,
        farewell: ownText,
        prompts: withoutDefaults(prompts).prefault({}),
        vocabulary: z.array(vocabularyWord).max(500).default([]),
        relay: relayLanguage.omit({ code: true }).prefault({}),
      }),
    )
    .max(20)
    .default([])
}

/** The same section, in which what is not written stays missing. */
function withoutDefaults<Section extends z.ZodObject>(section: Section) {
  const optional = Object.entries(section.shape).map(([key, setting]) => [
    key,
    (setting instanceof z.ZodDefault ? (setting.unwrap() as z.ZodType) : (setting as z.ZodType)).optional(),
  ])
  return z.strictObject(Object.fromEntries(optional)) as unknown as z.ZodType<Partial<z.output<Section>>, object>
}
