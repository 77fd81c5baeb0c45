import type { CountryCode } from 'libphonenumber-js'
import type { ActionField, ActionFields } from '../../../config/action-fields.ts'
import type { ParsedInput } from '../../../conversation/actions.ts'
import { type FieldValue, readField } from './read-field.ts'

/** Values by field; those that are not required may be missing. */
export type FieldValues = Readonly<Record<string, FieldValue>>

/** What the fields of an action mean for a model, as JSON Schema. */
export function fieldsSchema(fields: ActionFields): Record<string, unknown> {
  const entries = Object.entries(fields)
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, field]) => [name, fieldSchema(field)])),
    required: entries.filter(([, { required }]) => required).map(([name]) => name),
    additionalProperties: false,
  }
}

/**
 * Reads a model's input: fields that there are not are left out, and texts that differ only by case and blanks mean
 * the same. `country` as for `readField`.
 */
export function parseFields(fields: ActionFields, given: unknown, country: CountryCode | null): ParsedInput {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { problem: 'The input must be an object.' }
  const input: Record<string, FieldValue> = {}
  const shown: Record<string, unknown> = {}
  const problems: string[] = []
  for (const [name, field] of Object.entries(fields)) {
    const value = Object.hasOwn(given, name) ? (given as Record<string, unknown>)[name] : undefined
    if (value === undefined || value === null || value === '') {
      if (field.required) problems.push(`${name} is missing; ask the caller for it.`)
      continue
    }
    const reading = readField(field, value, country)
    if ('expected' in reading) problems.push(`${name} must be ${reading.expected}.`)
    else {
      input[name] = reading.value
      shown[name] = field.logged ? reading.value : '[not logged]'
    }
  }
  if (problems.length > 0) return { problem: problems.join(' ') }
  const key = JSON.stringify(Object.entries(input), (_key, part) =>
    typeof part === 'string' ? part.toLowerCase() : part,
  )
  return { input, key, shown }
}

function fieldSchema(field: ActionField): Record<string, unknown> {
  const description = field.about
  switch (field.type) {
    case 'text':
      return {
        type: 'string',
        description,
        maxLength: field.characters,
        ...(field.pattern === null ? {} : { pattern: `^(?:${field.pattern})$` }),
      }
    case 'number':
    case 'integer':
      return {
        ...{ type: field.type, description },
        ...(field.min === null ? {} : { minimum: field.min }),
        ...(field.max === null ? {} : { maximum: field.max }),
      }
    case 'boolean':
      return { type: 'boolean', description }
    case 'date':
      return { type: 'string', description: `${description} (a date like 2026-12-24)`, format: 'date' }
    case 'time':
      return { type: 'string', description: `${description} (a time like 17:30)` }
    case 'phone':
      return { type: 'string', description: `${description} (with country code, like +15550100123)` }
    case 'choice':
      return { type: 'string', description, enum: field.choices }
  }
}
