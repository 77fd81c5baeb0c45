import { z } from 'zod'
import { assistantSchema } from './schema.ts'

/** What the schema says about one setting, in JSON Schema's words. */
export type Rule = z.core.JSONSchema.BaseSchema

/** The rules of the whole file. Takes milliseconds, so it is only made when there is a fault to explain. */
export function assistantRules(): Rule {
  return z.toJSONSchema(assistantSchema, { io: 'input' })
}

/** The rule for one place, the variant chosen by what the owner wrote there; null where there is no such setting. */
export function ruleAt(rules: Rule, path: readonly PropertyKey[], data: unknown): Rule | null {
  let value = data
  let rule: Rule | null = rules
  for (const step of path) {
    value = (value as Record<PropertyKey, unknown> | undefined)?.[step]
    const next: unknown = typeof step === 'number' ? rule?.items : rule?.properties?.[String(step)]
    rule = next ? chooseVariant(next as Rule, value) : null
  }
  return rule
}

/** The keys of a section; empty for anything else. */
export function keysOf(rule: Rule | null): string[] {
  return Object.keys(rule?.properties ?? {})
}

/** What a rule allows, for people: `a whole number from 200 to 8000`. */
export function describeRule(rule: Rule): string {
  const variants = variantsOf(rule)
  if (variants.length > 0) return variants.map(describeRule).join(', or ')
  if (rule.const !== undefined) return String(rule.const)
  if (rule.enum) return `one of ${rule.enum.join(', ')}`
  switch (rule.type) {
    case 'string':
      return describeText(rule)
    case 'integer':
      return `a whole number${describeRange(rule.minimum, rule.maximum)}`
    case 'number':
      return `a number${describeRange(rule.minimum, rule.maximum)}`
    case 'boolean':
      return 'true or false'
    case 'array':
      return `a list${describeRange(rule.minItems, rule.maxItems, ' entries')}, each ${describeRule(rule.items as Rule)}`
    default:
      return `a section with the keys ${keysOf(rule).join(', ')}`
  }
}

function describeText(rule: Rule): string {
  return `a text${describeRange(rule.minLength, rule.maxLength, ' characters')}`
}

function describeRange(least: number | undefined, most: number | undefined, unit = ''): string {
  const limited = most !== undefined && most < Number.MAX_SAFE_INTEGER
  if (least !== undefined && limited) return ` from ${least} to ${most}${unit}`
  if (least !== undefined) return ` of at least ${least}${unit}`
  return limited ? ` of at most ${most}${unit}` : ''
}

function variantsOf(rule: Rule): Rule[] {
  const variants = (rule.oneOf ?? rule.anyOf ?? []) as Rule[]
  return variants.filter((variant) => variant.type !== 'null')
}

/** Of alternatives the one that the written `provider` names, and of "this or nothing" the this. */
function chooseVariant(rule: Rule, value: unknown): Rule {
  const variants = variantsOf(rule)
  if (variants.length === 1) return variants[0] ?? rule
  const provider = (value as { provider?: unknown } | null | undefined)?.provider
  return variants.find((variant) => provider !== undefined && providerOf(variant) === provider) ?? rule
}

function providerOf(variant: Rule): unknown {
  return (variant.properties?.['provider'] as Rule | undefined)?.const
}
