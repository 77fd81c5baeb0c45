import { printPath } from '../../config/fault.ts'
import type { FieldFault } from './api-error.ts'

/** What the type provider makes of an issue of zod. */
interface Issue {
  /** The code of the issue. */
  readonly keyword: string
  /** `/scopes/0` */
  readonly instancePath: string
  readonly message?: string | undefined
  /** The other fields of the issue. */
  readonly params: Readonly<Record<string, unknown>>
}

/** What is wrong with a request, field by field, in words. */
export function faultsOf(issues: readonly Issue[]): FieldFault[] {
  return issues.flatMap((issue) => {
    const path = pathOf(issue.instancePath)
    if (issue.keyword !== 'unrecognized_keys') return [{ path: printPath(path), message: wordsFor(issue) }]
    const keys = (issue.params['keys'] as string[] | undefined) ?? []
    return keys.map((key) => ({ path: printPath([...path, key]), message: 'is not known here' }))
  })
}

function pathOf(pointer: string): (string | number)[] {
  const steps = pointer.split('/').filter((step) => step !== '')
  return steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

function wordsFor({ keyword, params, message = '' }: Issue): string {
  switch (keyword) {
    case 'invalid_type':
      if (message.endsWith('received undefined')) return 'is missing'
      return `must be ${kinds[String(params['expected'])] ?? String(params['expected'])}`
    case 'invalid_value':
      return mustBeOneOf(params['values'])
    case 'too_small':
      return bounded(String(params['origin']), 'at least', Number(params['minimum']))
    case 'too_big':
      return bounded(String(params['origin']), 'at most', Number(params['maximum']))
    case 'invalid_union':
      return 'has none of the forms that are allowed'
    default:
      return message
  }
}

function mustBeOneOf(values: unknown): string {
  const choices = Array.isArray(values) ? values : [values]
  return choices.length > 1 ? `must be one of ${choices.join(', ')}` : `must be ${choices.join()}`
}

function bounded(origin: string, bound: 'at least' | 'at most', count: number): string {
  if (origin !== 'string' && origin !== 'array') return `must be ${bound} ${count}`
  if (bound === 'at least' && count === 1) return 'must not be empty'
  return `must have ${bound} ${count} ${origin === 'string' ? 'characters' : 'entries'}`
}
