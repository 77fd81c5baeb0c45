import type { z } from 'zod'
import { pageAddress, showAddress } from './address.ts'
import { assistantRules, describeRule, keysOf, type Rule, ruleAt, whoHasKey } from './schema-rules.ts'
import { describeHidden, describeValue, didYouMean } from './wording.ts'

type Issue = z.core.$ZodIssue

/** A fault before it has a file and a line: where in the settings, and what about it. */
export interface Finding {
  readonly path: readonly PropertyKey[]
  readonly found: string
  readonly allowed: string
  readonly hint?: string | null
}

/**
 * Puts what the schema refused into words; `data` is what the owner wrote, and `rules` what the schema says, which is
 * that of the assistant unless told otherwise.
 */
export function explainIssues(issues: readonly Issue[], data: unknown, rules: Rule = assistantRules()): Finding[] {
  return issues.flatMap((issue) => explainIssue(issue, data, rules))
}

function explainIssue(issue: Issue, data: unknown, rules: Rule): Finding[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(issue.path, key, data, rules))
  const value = valueAt(data, issue.path)
  const choices = choicesOf(issue)
  return [
    {
      path: issue.path,
      found: describeFound(issue.path, value),
      allowed: describeAllowed(issue, choices, ruleAt(rules, issue.path, data)),
      hint: hintForSource(issue, value) ?? hintFor(issue, value, choices),
    },
  ]
}

function unknownKey(section: readonly PropertyKey[], key: string, data: unknown, rules: Rule): Finding {
  const known = keysOf(ruleAt(rules, section, data))
  const others = whoHasKey(rules, section, key, data)
  return {
    path: [...section, key],
    found: others ? 'a key that belongs elsewhere' : 'an unknown key',
    allowed: known.join(', '),
    hint: others ? `it goes with ${others}` : didYouMean(key, known),
  }
}

/** The words that one may choose from, where the setting is such a choice. */
function choicesOf(issue: Issue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String)
  // An unknown `provider`; zod's types leave the options out.
  return 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []
}

function describeAllowed(issue: Issue, choices: readonly string[], rule: Rule | null): string {
  if (choices.length > 0) return `one of ${choices.join(', ')}`
  if (issue.code === 'custom' || issue.code === 'invalid_format') return issue.message.replace(/^must be /, '')
  return rule ? describeRule(rule) : issue.message
}

/** YAML takes `+15550100123` for a number and `"2500"` for a text. */
function hintFor(issue: Issue, value: unknown, choices: readonly string[]): string | null {
  const expected = issue.code === 'invalid_type' ? issue.expected : null
  if (expected === 'string' && typeof value === 'number') return 'put quotes around it'
  if (typeof value !== 'string') return null
  const isNumber = value.trim() !== '' && Number.isFinite(Number(value))
  return (expected === 'number' || expected === 'int') && isNumber
    ? 'write it without quotes'
    : didYouMean(value, choices)
}

/** Addresses are copied without their scheme, and folders listed without their kind. */
function hintForSource({ code, path }: Issue, value: unknown): string | null {
  const [section, list, , key] = path
  if (section !== 'knowledge' || list !== 'sources' || typeof value !== 'string') return null
  if (path.length === 3) return `{ kind: ${pageAddress(value) ? 'page' : 'folder'}, at: … }`
  const isBareAddress = key === 'at' && code === 'custom' && /^[\w-]+(?:\.[\w-]+)+(?:\/|$)/.test(value)
  return isBareAddress ? `did you mean https://${showAddress(value)}?` : null
}

/** People paste keys where the name of a variable is asked for, and addresses with a password in them. */
function describeFound(path: readonly PropertyKey[], value: unknown): string {
  const key = path.at(-1)
  if (key === 'apiKeyEnv') return describeHidden(value)
  const isAddress = key === 'baseUrl' || (path[0] === 'knowledge' && String(value).includes('://'))
  if (isAddress && typeof value === 'string') return describeValue(showAddress(value))
  return describeValue(value)
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], data)
}
